using System.Collections.Frozen;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Choose programs and signals to maximize the expected value of the best program that says yes
/// (PortfolioSolver). All members are taken as valid; callers validate.
/// </summary>
public sealed record PortfolioProblem
{
    /// <summary>Candidates in tie order: among candidates that are worth the same, earlier ones are taken first.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }

    public Dependence Dependence { get; init; }

    /// <summary>
    /// Weights of the scenarios of <see cref="Candidate.Scenarios"/>, summing to 1: the objective is the expectation over them. None where
    /// the odds are taken as given.
    /// </summary>
    public IReadOnlyList<double> ScenarioWeights { get; init; } = [];

    /// <summary>Value of ending up nowhere; candidates worth no more than this add nothing.</summary>
    public double UnmatchedValue { get; init; }

    public PortfolioLimits Limits { get; init; } = new();

    /// <summary>Fee tiers by group; groups not named are free but for each candidate's own cost.</summary>
    public IReadOnlyDictionary<string, FeeSchedule> Fees { get; init; } = FrozenDictionary<string, FeeSchedule>.Empty;

    /// <summary>Groups by preference: of programs that gain the same, those of earlier groups are taken first.</summary>
    public IReadOnlyList<string> PreferredGroups { get; init; } = [];

    /// <summary>Fee assistance; null when fees are paid in full.</summary>
    public FeeDiscount? Discount { get; init; }

    /// <summary>
    /// Applications sent beside the portfolio, by group: budget and fee assistance are one for both, and they count for nothing else.
    /// </summary>
    public IReadOnlyDictionary<string, int> Beside { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Ids that must be in the portfolio.</summary>
    public IReadOnlySet<string> Include { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Ids that must not be.</summary>
    public IReadOnlySet<string> Exclude { get; init; } = FrozenSet<string>.Empty;

    /// <summary>
    /// Objective units that a dollar must buy: an application that adds less than this times its marginal fee is
    /// left out. 0 spends up to the limits.
    /// </summary>
    public double FeeWeight { get; init; }
}
