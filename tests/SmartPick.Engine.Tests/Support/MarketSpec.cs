using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Tests.Support;

/// <summary>What a seeded market is made of.</summary>
internal sealed record MarketSpec
{
    public required int Seed { get; init; }

    public required int Programs { get; init; }

    public int Applications { get; init; } = 5;

    /// <summary>Values U(1,2) with odds up to a half; else ⌈Exp(10)⌉ with odds 1 / (value + 10 U(0,1)).</summary>
    public bool UniformValues { get; init; }

    public Dependence Dependence { get; init; }

    public bool Signals { get; init; }

    public bool Tiers { get; init; }

    public bool GroupCaps { get; init; }

    public bool Budget { get; init; }

    /// <summary>Signals of each level.</summary>
    public int Pool { get; init; } = 2;

    /// <summary>Applications in the cheap tier of each group.</summary>
    public int TierWidth { get; init; } = 2;

    public PortfolioProblem Create()
    {
        var random = new Random(Seed);
        var candidates = Enumerable.Range(0, Programs).Select(i => Candidate(random, i)).ToArray();
        var schedule = new FeeSchedule([new FeeTier(TierWidth, 11), new FeeTier(null, 30)]);
        return new PortfolioProblem
        {
            Candidates = candidates,
            Dependence = Dependence,
            Limits = new PortfolioLimits
            {
                Applications = Applications,
                Gold = Signals ? Pool : 0,
                Silver = Signals ? Pool : 0,
                Budget = Budget ? Math.Round(Applications * (12 + (8 * random.NextDouble()))) : null,
                PerGroup = GroupCaps ? new Dictionary<string, int> { ["dr"] = Math.Max(1, Applications * 2 / 3) } : [],
            },
            Fees = Tiers ? new Dictionary<string, FeeSchedule> { ["dr"] = schedule, ["ir"] = schedule } : [],
        };
    }

    public override string ToString() =>
        $"seed {Seed}: {Programs} programs, {Applications} applications, {(UniformValues ? "U(1,2)" : "Exp(10)")}, {Dependence}"
        + $"{(Signals ? ", signals" : "")}{(Tiers ? ", tiers" : "")}{(GroupCaps ? ", caps" : "")}{(Budget ? ", budget" : "")}";

    private static double Raise(double odds, double logOdds) => 1 / (1 + Math.Exp(-(Math.Log(odds / (1 - odds)) + logOdds)));

    private Candidate Candidate(Random random, int i)
    {
        var (value, odds) = UniformValues
            ? (1 + random.NextDouble(), 0.02 + (0.5 * random.NextDouble() * random.NextDouble()))
            : Exponential(random);
        var match = 1.0;
        if (Dependence.Match > 0)
        {
            match = 0.2 + (0.4 * random.NextDouble());
            odds = Math.Min(0.9, 0.7 * odds / match);
        }

        // One program in ten takes no signals.
        var signals = Signals && random.Next(10) > 0;
        var cost = Budget && random.Next(2) == 0 ? random.Next(1, 11) : 0;
        return new Candidate
        {
            Id = $"p{i:D5}",
            Group = random.Next(3) == 0 ? "ir" : "dr",
            Value = value,
            Odds = odds,
            MatchOdds = match,
            SilverOdds = signals ? Raise(odds, 0.55) : null,
            GoldOdds = signals ? Raise(odds, 0.93) : null,
            Cost = cost,
        };
    }

    private static (double Value, double Odds) Exponential(Random random)
    {
        var value = Math.Ceiling(-10 * Math.Log(1 - random.NextDouble()));
        return (value, Math.Min(0.95, 1 / (value + (10 * random.NextDouble()))));
    }
}
