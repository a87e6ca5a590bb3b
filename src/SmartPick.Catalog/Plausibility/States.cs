using System.Collections.Frozen;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Text;

namespace SmartPick.Catalog.Plausibility;

/// <summary>The states and territories by postal code: <c>data/refresh/places.json</c>.</summary>
public static class States
{
    private static readonly PlacesFile File = RefreshData.Read("places.json", RefreshDataJson.Default.PlacesFile);
    private static readonly FrozenDictionary<string, State> ByCode = File.States.ToFrozenDictionary(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string> ByName =
        File.States.ToFrozenDictionary(s => TextFolding.Words(s.Value.Name), s => s.Key, StringComparer.Ordinal);

    /// <summary>All codes, in alphabetical order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. File.States.Keys.Order(StringComparer.Ordinal)];

    internal static bool Exists(string code) => ByCode.ContainsKey(code);

    /// <summary>The code of a state that is named in full; <c>null</c> when there is none of that name.</summary>
    internal static string? CodeOf(string name) => ByName.GetValueOrDefault(TextFolding.Words(name));

    /// <summary>The number of a state in ACGME ids; <c>null</c> when not known.</summary>
    internal static string? AcgmeNumber(string code) => ByCode.GetValueOrDefault(code)?.Acgme;

    /// <summary>Whether a point lies in a state or close to it; true for a state that does not exist.</summary>
    internal static bool AreConsistent(string code, GeoPoint point) =>
        !ByCode.TryGetValue(code, out var state) || state.Contains(point, File.MarginDegrees);
}
