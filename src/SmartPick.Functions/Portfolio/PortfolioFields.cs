using System.Text.Json.Nodes;
using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Contracts.Fields;
using static SmartPick.Functions.Contracts.Fields.FieldTypes;

namespace SmartPick.Functions.Portfolio;

/// <summary>The fields of a portfolio request.</summary>
internal static class PortfolioFields
{
    /// <summary>Values, costs and budgets stay within what sums and differences resolve.</summary>
    private const double MaxMagnitude = 1e9;

    private const int MaxCount = 1_000_000;
    private const int MaxPrograms = 2000;

    private static NumberType Probability { get; } = Number(0, 1);

    private static IntegerType Count { get; } = Integer(0, MaxCount);

    private static NumberType Dollars { get; } = Number(0, MaxMagnitude);

    private static ListType<string> Ids { get; } = List(Text, MaxPrograms);

    private static ObjectType<SignalOdds> Signals { get; } = new ObjectType<SignalOdds>("SignalOdds", default(SignalOdds))
        .Optional("gold", Probability, 0.4, "With a gold signal; not lower than without.", (s, v) => s with { Gold = v })
        .Optional("silver", Probability, 0.3, "With a silver signal; not lower than without.", (s, v) => s with { Silver = v });

    private static ObjectType<SignalCounts> Pool { get; } = new ObjectType<SignalCounts>("PortfolioSignals", default(SignalCounts))
        .Optional("gold", Count, 6, "Gold signals. Default: 0.", (s, v) => s with { Gold = v })
        .Optional("silver", Count, 6, "Silver signals. Default: 0.", (s, v) => s with { Silver = v });

    private static ObjectType<PortfolioLimits> Limits { get; } = new ObjectType<PortfolioLimits>("PortfolioLimits", new PortfolioLimits())
        .Optional("applications", Count, 4, "Most programs.", (l, v) => l with { Applications = v })
        .Optional("perGroup", Map(Count), new JsonObject { ["dr"] = 40 }, "Most programs of each group.", (l, v) => l with { PerGroup = v })
        .Optional("budget", Dollars, 100, "Most to pay.", (l, v) => l with { Budget = v })
        .Optional("signals", Pool, null, "Signals that all groups share.", (l, v) => l with { Gold = v.Gold, Silver = v.Silver });

    private static ObjectType<FeeTier> Tier { get; } = new ObjectType<FeeTier>("FeeTier", new FeeTier(null))
        .Optional("first", Integer(1, MaxCount), 30, "How many applications have this price; absent: all the rest.",
            (t, v) => t with { First = v })
        .Optional("each", Dollars, 11, "Price of each. Required, unless there is a flat price.", (t, v) => t with { Each = v })
        .Optional("flat", Dollars, null, "Price of one or more of them together, in place of `each`: only in the first tier.",
            (t, v) => t with { Flat = v });

    /// <summary>The fields, for a request that writes its odds in one form.</summary>
    public static ObjectType<PortfolioDraft> For(StageForm form) => new ObjectType<PortfolioDraft>("PortfolioRequest", new PortfolioDraft())
        .Required("programs", List(Program(form), MaxPrograms), null, "The programs to choose from.", (d, v) => d with { Programs = v })
        .Optional("correlation", new CorrelationType(), 0.3, "Loading of each decision on the factor that all share. Default: 0.",
            (d, v) => d with { Correlation = v })
        .Optional("unmatchedValue", Dollars, 0, "Value of ending up nowhere. Default: 0.", (d, v) => d with { UnmatchedValue = v })
        .Optional("limits", Limits, null, "What the portfolio may use.", (d, v) => d with { Limits = v })
        .Optional(
            "tiers",
            Map(List(Tier)),
            null,
            "Price of an application by group: so many at one price, the rest at the next. Prices must not fall, a flat price for the first tier apart: `{\"first\": 18, \"flat\": 99}` is 99 for one to 18. A last tier with `first` closes the group: no further application fits.",
            (d, v) => d with { Tiers = v })
        .Optional("include", Ids, new JsonArray("a"), "Ids of programs that must be in.", (d, v) => d with { Include = v })
        .Optional("exclude", Ids, new JsonArray("b"), "Ids of programs that must not be in.", (d, v) => d with { Exclude = v })
        .UnsupportedCouples();

    private static ObjectType<ProgramDraft> Program(StageForm form) =>
        new ObjectType<ProgramDraft>("PortfolioProgram", json => new ProgramDraft(json))
        .Required("id", Text, "a", "Its name in the answer.", (p, v) => p with { Id = v })
        .Optional("group", Text, "dr", "Programs of a group share its price tiers and its cap.", (p, v) => p with { Group = v })
        .Required("value", Number(-MaxMagnitude, MaxMagnitude), 1, "What ending up there is worth.", (p, v) => p with { Value = v })
        .Optional("odds", Probability, 0.2, "Odds of a yes. Required with one stage.", (p, v) => p with { Odds = v })
        .Optional("signalOdds", Signals, null, "Odds of a yes with a signal.", (p, v) => p with { SignalOdds = v })
        .Optional("interviewOdds", Probability, 0.3, "Odds of an interview. Required with two stages.", (p, v) => p with { Odds = v })
        .Optional("interviewSignalOdds", Signals, null, "Odds of an interview with a signal.", (p, v) => p with { SignalOdds = v })
        .Optional("matchOdds", Probability, 0.4, "Odds of a match after an interview. Required with two stages.",
            (p, v) => p with { MatchOdds = v })
        .Optional("cost", Dollars, 1, "Cost on top of the group's price. Default: 0.", (p, v) => p with { Cost = v })
        .Check(form.Check);
}

/// <summary>A portfolio request while it is read.</summary>
internal sealed record PortfolioDraft
{
    /// <summary>Null when they cannot be read.</summary>
    public IReadOnlyList<ProgramDraft>? Programs { get; init; }

    public Dependence Correlation { get; init; }

    public double UnmatchedValue { get; init; }

    public PortfolioLimits Limits { get; init; } = new();

    public IReadOnlyDictionary<string, IReadOnlyList<FeeTier>> Tiers { get; init; } = new Dictionary<string, IReadOnlyList<FeeTier>>();

    public IReadOnlyList<string> Include { get; init; } = [];

    public IReadOnlyList<string> Exclude { get; init; } = [];
}

/// <summary>A program while it is read; null where the field is absent or invalid. The two forms of odds share their places.</summary>
/// <param name="Json">Its place in the request, for errors.</param>
internal readonly record struct ProgramDraft(RequestObject? Json)
{
    public string Id { get; init; } = "";

    public string Group { get; init; } = "";

    public double Value { get; init; }

    public double? Odds { get; init; }

    public SignalOdds SignalOdds { get; init; }

    public double? MatchOdds { get; init; }

    public double Cost { get; init; }

    public Candidate ToCandidate() => new()
    {
        Id = Id,
        Group = Group,
        Value = Value,
        Odds = Odds ?? 0,
        SilverOdds = SignalOdds.Silver,
        GoldOdds = SignalOdds.Gold,
        MatchOdds = MatchOdds ?? 1,
        Cost = Cost,
    };
}

/// <summary>Odds with a signal; null when it cannot be sent.</summary>
internal readonly record struct SignalOdds(double? Gold, double? Silver);

/// <summary>Numbers of signals.</summary>
internal readonly record struct SignalCounts(int Gold, int Silver);
