using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Markets;

/// <summary>
/// Seeded markets of any size: values uniform on (1,2), odds skewed to the small, two thirds of the programs in one of two groups.
/// </summary>
internal static class MarketGenerator
{
    /// <summary>What a signal adds to the log-odds, gold and silver.</summary>
    private const double Gold = 0.93, Silver = 0.55;

    private static readonly FeeSchedule Eras = new([new FeeTier(30, 11), new FeeTier(null, 30)]);

    /// <summary>
    /// Two stages (.3, .4), six gold and six silver signals, ERAS fee tiers, a budget of $15 per application allowed, a group cap of two
    /// thirds.
    /// </summary>
    public static PortfolioProblem Everything(int seed, int programs, int applications) =>
        Plain(seed, programs, applications, new Dependence(0.3, 0.4)) with
        {
            Limits = new PortfolioLimits
            {
                Applications = applications,
                Gold = 6,
                Silver = 6,
                Budget = applications * 15,
                PerGroup = new Dictionary<string, int>(StringComparer.Ordinal) { ["dr"] = applications * 2 / 3 },
            },
            Fees = new Dictionary<string, FeeSchedule>(StringComparer.Ordinal) { ["dr"] = Eras, ["ir"] = Eras },
        };

    /// <summary>Only a cap on applications; signals exist but none may be sent.</summary>
    public static PortfolioProblem Plain(int seed, int programs, int applications, Dependence dependence)
    {
        var random = new Random(seed);
        return new PortfolioProblem
        {
            Candidates = [.. Enumerable.Range(0, programs).Select(i => Candidate(random, i, dependence.Match > 0))],
            Dependence = dependence,
            Limits = new PortfolioLimits { Applications = applications },
        };
    }

    private static Candidate Candidate(Random random, int i, bool hasTwoStages)
    {
        var value = 1 + random.NextDouble();
        var odds = 0.05 + (0.5 * random.NextDouble() * random.NextDouble());
        var match = hasTwoStages ? 0.2 + (0.3 * random.NextDouble()) : 1;
        var interview = hasTwoStages ? Math.Min(0.95, 0.7 * odds / match) : odds;
        return new Candidate
        {
            Id = FormattableString.Invariant($"{i:D5}"),
            Group = i % 3 == 0 ? "ir" : "dr",
            Value = value,
            Odds = interview,
            SilverOdds = Raised(interview, Silver),
            GoldOdds = Raised(interview, Gold),
            MatchOdds = match,
        };
    }

    private static double Raised(double odds, double logOdds) => 1 / (1 + ((1 - odds) / odds * Math.Exp(-logOdds)));
}
