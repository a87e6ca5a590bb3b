using System.Text.Json;

namespace SmartPick.Functions.Tests.Support;

/// <summary>The data files as they lie beside the app, read without its code.</summary>
internal static class RealData
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data");
    private static readonly Lazy<JsonElement> Fees =
        new(() => JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder, "seasons", "2027.json"))).GetProperty("services").GetProperty("eras").GetProperty("fees"));

    /// <summary>Specialty of every program by id: the first two columns, which hold no quotes.</summary>
    public static IReadOnlyDictionary<string, string> SpecialtyById { get; } = Directory.GetFiles(Path.Combine(Folder, "programs"), "*.csv")
        .SelectMany(file => File.ReadLines(file).Skip(1))
        .Select(line => line.Split(',', 3))
        .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);

    public static string ModelVersion { get; } =
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder, "model", "model.json"))).GetProperty("version").GetString()!;

    /// <summary>Prices of the first <paramref name="count"/> applications to one specialty, in the order of sending.</summary>
    public static IEnumerable<decimal> Prices(int count) =>
        Fees.Value.GetProperty("tiers").EnumerateArray()
            .SelectMany(tier => Enumerable.Repeat(
                tier.GetProperty("each").GetDecimal(),
                tier.TryGetProperty("first", out var first) ? first.GetInt32() : count))
            .Take(count);

    /// <summary>Fees of applications to several specialties; with assistance, the cheapest applications are the helped ones.</summary>
    public static decimal FeesOf(IEnumerable<int> counts, bool assistance)
    {
        var prices = counts.SelectMany(Prices).Order().ToArray();
        var rule = Fees.Value.GetProperty("assistance");
        return prices.Sum() - (assistance
            ? prices.Take(rule.GetProperty("applications").GetInt32()).Sum() * rule.GetProperty("rate").GetDecimal()
            : 0);
    }
}
