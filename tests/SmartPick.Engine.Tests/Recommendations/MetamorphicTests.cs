using System.Collections.Concurrent;
using System.Globalization;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;
using Xunit.Abstractions;

namespace SmartPick.Engine.Tests.Recommendations;

/// <summary>
/// What must not make a recommendation worse by more than its certified gap, and what must not change it at all, over realistic profiles. A
/// sample here; `./dev metamorphic` tries 2,000 profiles.
/// </summary>
public sealed class MetamorphicTests(ITestOutputHelper output)
{
    /// <summary>Rounding of sums.</summary>
    private const double Rounding = 1e-9;

    private static readonly int Profiles = RealisticRequests.Setting("SMARTPICK_PROFILES", 24);

    private static readonly int FirstSeed = RealisticRequests.Setting("SMARTPICK_FIRST_SEED", 0);

    private static readonly RecommendationLimits Default = new();

    /// <summary>Changes that leave every list possible that was, or raise odds.</summary>
    private static readonly (string Name, Func<RecommendationRequest, Random, RecommendationRequest?> Make)[] Improvements =
    [
        ("a larger budget", (r, random) => r.Limits.BudgetUsd is { } budget ? WithLimits(r, l => l with { BudgetUsd = budget + random.Next(1, 60) }) : null),
        ("no budget", (r, _) => r.Limits.BudgetUsd is null ? null : WithLimits(r, l => l with { BudgetUsd = null })),
        ("fee assistance", (r, _) => r.Limits.FeeAssistance ? null : WithLimits(r, l => l with { FeeAssistance = true })),
        ("more applications", (r, random) => WithLimits(r, l => l with { Applications = l.Applications + random.Next(1, 12) })),
        ("no cap", (r, _) => r.Limits.PerSpecialty.Count == 0 ? null : WithLimits(r, l => l with { PerSpecialty = Default.PerSpecialty })),
        ("one more gold signal", (r, _) => r.Limits.Signals.TryGetValue("radiology", out var pool)
            ? WithLimits(
                r, l => l with { Signals = new Dictionary<string, SignalPool> { ["radiology"] = pool with { Gold = pool.Gold + 1 } } })
            : null),
        ("one more silver signal", (r, _) => r.Limits.Signals.TryGetValue("radiology", out var pool)
            ? WithLimits(
                r, l => l with { Signals = new Dictionary<string, SignalPool> { ["radiology"] = pool with { Silver = pool.Silver + 1 } } })
            : null),
        ("one more tie", (r, random) => r.Applicant.Ties is { } ties
            ? With(r, a => a with { Ties = ties with { States = [.. ties.States, RealisticRequests.State(random)] } })
            : null),
        // Own programs of the specialty would have to be on the list.
        ("one more specialty", (r, _) => !r.Applicant.NamesOwnPrograms && RealisticRequests.Preferable.Except(r.Preferences.Specialties.Keys).FirstOrDefault() is { } missing
            ? WithPreferences(r, p => p with { Specialties = p.Specialties.Append(KeyValuePair.Create(missing, 0.5)).ToDictionary() })
            : null),
        (
            "no excluded states",
            (r, _) => r.Preferences.ExcludeStates.Count == 0 ? null : WithPreferences(r, p => p with { ExcludeStates = [] })),
    ];

    /// <summary>The same profile in other words.</summary>
    private static readonly (string Name, Func<RecommendationRequest, RecommendationRequest> Make)[] SameThings =
    [
        ("honors", r => With(r, a => a with { Honors = Twice(a.Honors) })),
        ("letters", r => With(r, a => a with { Letters = Twice(a.Letters) })),
        ("rotations", r => With(r, a => a with { Rotations = a.Rotations?.Reverse().ToArray() })),
        ("leadership", r => With(r, a => a with { Leadership = Twice(a.Leadership) })),
        ("red flags", r => With(r, a => a with { RedFlags = Twice(a.RedFlags) })),
        ("ties", r => With(r, a => a with { Ties = a.Ties is { } ties ? ties with { States = Twice(ties.States)! } : null })),
        ("states", r => WithPreferences(r, p => p with { States = Twice(p.States) })),
        ("excluded states", r => WithPreferences(r, p => p with { ExcludeStates = Twice(p.ExcludeStates)! })),
        ("specialties", r => WithPreferences(r, p => p with { Specialties = p.Specialties.Reverse().ToDictionary() })),
    ];

    [Fact]
    public void What_leaves_every_list_possible_never_lowers_the_value() => CheckAll((request, before, random) =>
        from change in Improvements
        let changed = change.Make(request, random)
        where changed is not null
        let worse = Worse(changed, before.Summary, RealisticRequests.Recommend(changed).Summary)
        where worse is not null
        select $"{change.Name}: {worse}");

    [Fact]
    public void Pinning_what_is_on_the_list_never_lowers_the_value() => CheckAll((request, before, random) =>
    {
        var pins = before.Programs.Where(_ => random.Next(3) == 0).Select(p => p.Program.Id).ToHashSet();
        var after = RealisticRequests.Recommend(WithPreferences(request, p => p with { Include = pins }));
        return after.Summary.ExpectedValue < before.Summary.ExpectedValue - 1e-12
            ? [string.Create(CultureInfo.InvariantCulture, $"{pins.Count} pins: {before.Summary.ExpectedValue:0.000000} → {after.Summary.ExpectedValue:0.000000}")]
            : [];
    });

    [Fact]
    public void The_best_chance_to_match_is_no_less_than_the_list_s_own() => CheckAll((_, before, _) =>
        before.Summary.BestMatchProbability < before.Summary.MatchProbability.P
            ? [string.Create(CultureInfo.InvariantCulture, $"{before.Summary.BestMatchProbability:0.000000} below {before.Summary.MatchProbability.P:0.000000}")]
            : []);

    [Fact]
    public void Order_and_repetition_change_nothing() => CheckAll((request, before, _) =>
        from change in SameThings
        let after = RealisticRequests.Recommend(change.Make(request))
        where Outline(after) != Outline(before)
        select $"{change.Name}: {Outline(before)} is now {Outline(after)}");

    private static RecommendationRequest With(RecommendationRequest request, Func<Applicant, Applicant> change) =>
        request with { Applicant = change(request.Applicant) };

    private static RecommendationRequest WithPreferences(RecommendationRequest request, Func<Preferences, Preferences> change) =>
        request with { Preferences = change(request.Preferences) };

    private static RecommendationRequest WithLimits(
        RecommendationRequest request, Func<RecommendationLimits, RecommendationLimits> change) =>
        request with { Limits = change(request.Limits) };

    /// <summary>The other way round, and the first once more.</summary>
    private static T[]? Twice<T>(IReadOnlyList<T>? list) => list is null ? null : [.. list.Reverse(), .. list.Take(1)];

    /// <summary>
    /// What a request maximizes: the value of the list, less what is lost of it without a PGY-1 year, less the price of all fees. Where
    /// money is short, a match without a year counts as lost; else as what it is taken to lose.
    /// </summary>
    private static double Net(bool isShort, RecommendationRequest request, ListSummary summary)
    {
        var lossShare = isShort ? 1 : ShippedModel.Parameters.Get("pgy1.lossShare").Value;
        return summary.ExpectedValue - (lossShare * (summary.ExpectedValue - RealisticRequests.Worth(summary)))
            - (request.Threshold / RecommendationRequest.FeeUnit * (summary.FeesUsd + summary.Pgy1FeesUsd));
    }

    /// <summary>
    /// By how much more than the gap a changed request's answer is worse than the one before, whether money counts as short or not; null
    /// where it is not.
    /// </summary>
    private static string? Worse(RecommendationRequest changed, ListSummary before, ListSummary after)
    {
        var loss = new[] { true, false }.Min(isShort => Net(isShort, changed, before) - Net(isShort, changed, after));
        return loss - (after.UpperBound - after.ExpectedValue) > Rounding
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{before.ExpectedValue:0.000000} → {after.ExpectedValue:0.000000}, {loss:0.0e0} worse, gap {after.Gap:0.0e0}")
            : null;
    }

    private static string Outline(Recommendation of) => string.Create(
        CultureInfo.InvariantCulture,
        $"{of.Summary.MatchProbability.P:R} {string.Join(' ', of.Programs.Select(p => $"{p.Program.Id}{p.Signal}"))} | {string.Join(' ', of.Pgy1.Select(y => y.Program.Id))}");

    private void CheckAll(Func<RecommendationRequest, Recommendation, Random, IEnumerable<string>> violations)
    {
        var broken = new ConcurrentBag<string>();
        Parallel.For(FirstSeed, FirstSeed + Profiles, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            var request = RealisticRequests.Create(seed);
            foreach (var violation in violations(request, RealisticRequests.Recommend(request), new Random(seed)))
            {
                broken.Add($"seed {seed}, {request.Objective}, threshold {request.Threshold}, budget {request.Limits.BudgetUsd}, assistance {request.Limits.FeeAssistance}, {request.Limits.Applications} applications: {violation}");
            }
        });
        output.WriteLine($"{Profiles} profiles from seed {FirstSeed}: {broken.Count} violations");
        Expect.None(broken);
    }
}
