using System.Collections.Immutable;
using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.Portfolio;

/// <summary>Reads the fee tiers of a group.</summary>
internal static class TierReader
{
    /// <summary>Tiers that make a <see cref="FeeSchedule"/>, or null.</summary>
    public static ImmutableArray<FeeTier>? Read(JsonObjectReader json, string group)
    {
        if (json.Objects(group, ReadTier) is not { } tiers || tiers.Any(t => t.Each is null))
        {
            return null;
        }

        var errors = Mistakes(tiers).ToList();
        foreach (var (tier, code, message) in errors)
        {
            json.Error(FormattableString.Invariant($"{group}[{tier}]"), code, message);
        }

        return errors.Count > 0 ? null : [.. tiers.Select(t => new FeeTier(t.First, t.Each!.Value))];
    }

    private static Tier ReadTier(JsonObjectReader json) => new(
        json.Integer("first", 1, PortfolioReader.MostCount),
        json.Required("each", json.Number("each", 0, PortfolioReader.MostMagnitude)));

    private static IEnumerable<(int Tier, string Code, string Message)> Mistakes(IReadOnlyList<Tier> tiers)
    {
        for (var t = 1; t < tiers.Count; t++)
        {
            if (tiers[t - 1].First is null)
            {
                yield return (t - 1, "open-ended", "Only the last tier may leave out 'first'.");
            }

            if (tiers[t].Each < tiers[t - 1].Each)
            {
                yield return (t, "falling-price", "Tier prices must not fall.");
            }
        }
    }

    private sealed record Tier(int? First, double? Each);
}
