using System.Collections.Frozen;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Recommendations;

/// <summary>States what a list is chosen from, and within which limits, as a problem for the solver.</summary>
internal sealed class ListProblems(RecommendationRequest request, SeasonRules season, EligiblePrograms eligible, OddsModel odds)
{
    private static readonly FrozenDictionary<int, SignalLevel> NoneSettled = FrozenDictionary<int, SignalLevel>.Empty;

    /// <summary>Whether what the list costs can bear on the PGY-1 years: they have one budget and one fee assistance.</summary>
    public bool FeesAreShared { get; } = request.Limits.BudgetUsd is not null || request.Limits.Discount(season) is not null;

    /// <summary>The value that an objective gives a program worth <paramref name="own"/> to the applicant.</summary>
    public static double Value(Objective objective, double own) => objective switch
    {
        Objective.Preference => own,
        Objective.Balanced => 0.5 + (0.5 * own),
        _ => 1,
    };

    /// <summary>The problem of the list under the whole budget.</summary>
    /// <param name="objective">What gives each program its value.</param>
    /// <param name="include">Programs that are on the list in any case, by id.</param>
    public PortfolioProblem Of(Objective objective, IReadOnlySet<string> include)
    {
        var values = request.Preferences.Specialties;
        string[] specialties = [.. values.Keys];
        Array.Sort(specialties, (one, other) =>
            values[other].CompareTo(values[one]) is not 0 and var byValue ? byValue : string.CompareOrdinal(one, other));
        var signals = Signals(specialties);
        return new PortfolioProblem
        {
            Candidates = Candidates(objective, NoneSettled),
            Dependence = odds.Dependence,
            ScenarioWeights = eligible.ScenarioWeights,
            Limits = new PortfolioLimits
            {
                Applications = request.Limits.Applications,
                PerGroup = request.Limits.PerSpecialty,
                Budget = request.Limits.BudgetUsd,
                Gold = signals.Gold,
                Silver = signals.Silver,
            },
            Fees = specialties.Concat(season.Preparatory).ToDictionary(s => s, season.FeesOf, StringComparer.Ordinal),
            PreferredGroups = specialties,
            Discount = request.Limits.Discount(season),
            Beside = FeesAreShared ? season.Preparatory.ToDictionary(s => s, _ => 0, StringComparer.Ordinal) : FrozenDictionary<string, int>.Empty,
            Include = include,
            FeeWeight = request.Threshold / RecommendationRequest.FeeUnit,
        };
    }

    /// <summary>The same problem with some signals settled.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="objective">What gives each program its value.</param>
    /// <param name="settled">Those signals, by place.</param>
    public PortfolioProblem WithSettled(PortfolioProblem problem, Objective objective, IReadOnlyDictionary<int, SignalLevel> settled) =>
        problem with
        {
            Candidates = Candidates(objective, settled),
            Limits = problem.Limits with
            {
                Gold = problem.Limits.Gold - settled.Values.Count(s => s == SignalLevel.Gold),
                Silver = problem.Limits.Silver - settled.Values.Count(s => s == SignalLevel.Silver),
            },
        };

    /// <summary>The same problem with every program worth less by a share of its own.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="loss">The share, 0–1.</param>
    public PortfolioProblem Discounted(PortfolioProblem problem, Func<EligibleProgram, double> loss) => problem with
    {
        Candidates = [.. problem.Candidates.Zip(eligible.Open, (candidate, eligibleProgram) => candidate with { Value = candidate.Value * (1 - loss(eligibleProgram)) })],
    };

    private Candidate[] Candidates(Objective objective, IReadOnlyDictionary<int, SignalLevel> settled)
    {
        var candidates = new Candidate[eligible.Open.Length];
        for (var place = 0; place < candidates.Length; place++)
        {
            var eligibleProgram = eligible.Open[place];
            var (value, scenarios) = (Value(objective, eligibleProgram.Value), eligible.ScenarioOddsOf(eligibleProgram));
            candidates[place] = settled.TryGetValue(place, out var signal)
                ? eligibleProgram.ToCandidate(value, scenarios, signal)
                : eligibleProgram.ToCandidate(value, scenarios);
        }

        return candidates;
    }

    /// <summary>The signals in all pools of some specialties.</summary>
    private SignalPool Signals(string[] specialties)
    {
        var (gold, silver) = (0, 0);
        foreach (var pool in specialties.Select(s => season.Specialties[s].SignalPool).Distinct(StringComparer.Ordinal))
        {
            var signals = request.Limits.SignalsOf(pool, season);
            (gold, silver) = (gold + signals.Gold, silver + signals.Silver);
        }

        return new SignalPool(gold, silver);
    }
}
