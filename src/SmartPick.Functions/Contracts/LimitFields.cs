using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts.Fields;
using static SmartPick.Functions.Contracts.Fields.FieldTypes;

namespace SmartPick.Functions.Contracts;

/// <summary>The fields of <c>limits</c>.</summary>
internal static class LimitFields
{
    private const double MaxBudgetUsd = 1_000_000;

    private static IntegerType Applications { get; } = Integer(0, 300);

    private static IntegerType Signals { get; } = Integer(0, 300);

    /// <summary>The fields with the specialties and signal pools of a season.</summary>
    public static ObjectType<RecommendationLimits> For(SeasonRules season) =>
        new ObjectType<RecommendationLimits>("Limits", new RecommendationLimits())
        .Optional(
            "applications",
            Applications,
            RecommendationLimits.DefaultApplications,
            $"Most programs on the list. Default: {RecommendationLimits.DefaultApplications}.",
            (l, v) => l with { Applications = v })
        .Optional(
            "perSpecialty",
            Map("SpecialtyCaps", [.. season.Preferable, .. season.Preparatory], Applications),
            null,
            "Most programs of each specialty.",
            (l, v) => l with { PerSpecialty = v })
        .Optional("budgetUsd", Number(0, MaxBudgetUsd), 1200, "Most dollars for all fees.", (l, v) => l with { BudgetUsd = v })
        .Optional(
            "signals",
            new MapType<SignalPool>(
                "SignalPools", [.. season.PoolsOf([.. season.Preferable, .. season.Preparatory])], pool => Pool(season.SignalPools[pool])),
            null,
            "Signals left by pool. Default: those that the season gives.",
            (l, v) => l with { Signals = v })
        .Optional("feeAssistance", Flag, false, "Whether the AAMC fee assistance program reduces the fees. Default: false.",
            (l, v) => l with { FeeAssistance = v });

    private static ObjectType<SignalPool> Pool(SignalPool given) => new ObjectType<SignalPool>("SignalPool", given)
        .Optional("gold", Signals, 6, "Gold signals.", (p, v) => p with { Gold = v })
        .Optional("silver", Signals, 6, "Silver signals, or the only kind.", (p, v) => p with { Silver = v });
}
