using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Fictional;

namespace SmartPick.Bench.Worth;

/// <summary>The ways in which people choose programs today, each as the order in which an applicant would add them.</summary>
internal static class Habits
{
    public static IReadOnlyList<(string Name, Func<FictionalApplicant, IReadOnlyList<EligibleProgram>, Random, IEnumerable<EligibleProgram>> Order)> All { get; } =
    [
        ("top by fit: the highest odds first", (_, open, random) => ByFit(Shuffled(open, random))),
        ("25% reach, 50% target, 25% safety", (_, open, random) => ByTier(Shuffled(open, random))),
        ("nearest first", (who, open, random) => Shuffled(open, random).OrderBy(p => Distance(who, p.Program))),
        ("random among the eligible", (_, open, random) => Shuffled(open, random)),
    ];

    public static double Fit(ProgramOdds odds) => odds.Interview[SignalLevel.None].P * odds.MatchGivenInterview.P;

    private static IEnumerable<EligibleProgram> ByFit(IEnumerable<EligibleProgram> open) => open.OrderByDescending(p => Fit(p.Odds));

    /// <summary>One from the third with the lowest odds, two from the middle, one from the highest, and again.</summary>
    private static IEnumerable<EligibleProgram> ByTier(IEnumerable<EligibleProgram> open)
    {
        var ordered = open.OrderBy(p => Fit(p.Odds)).ToArray();
        var third = ordered.Length / 3;
        // What was in random order among equals stays so; within a tier people choose on other grounds.
        var tiers = new[] { ordered[..third], ordered[third..^third], ordered[^third..] }.Select(t => new Queue<EligibleProgram>(t.Order(Comparer<EligibleProgram>.Create(EligibleProgram.ByPreference)))).ToArray();
        int[] turn = [0, 1, 1, 2];
        for (var i = 0; tiers.Any(t => t.Count > 0); i++)
        {
            if (tiers[turn[i % turn.Length]].TryDequeue(out var next))
            {
                yield return next;
            }
        }
    }

    private static EligibleProgram[] Shuffled(IEnumerable<EligibleProgram> open, Random random)
    {
        var shuffled = open.OrderBy(p => p.Id, StringComparer.Ordinal).ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static double Distance(FictionalApplicant who, ResidencyProgram program) =>
        program.Location is { } place ? who.Home.DistanceKm(place) : double.PositiveInfinity;
}
