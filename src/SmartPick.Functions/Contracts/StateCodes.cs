using System.Collections.Frozen;

namespace SmartPick.Functions.Contracts;

/// <summary>Two-letter postal codes of states and territories (USPS Publication 28, Appendix B).</summary>
internal static class StateCodes
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "AK", "AL", "AR", "AS", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "GU", "HI", "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MP",
        "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VI", "VT", "WA", "WI", "WV", "WY");

    /// <summary>Reads a list of codes; the case of letters does not matter. One that there is not would silently change nothing.</summary>
    public static IReadOnlyList<string>? Read(JsonObjectReader json, string name)
    {
        var states = json.Strings(name);
        if (states?.FirstOrDefault(s => !Known.Contains(s)) is { } unknown)
        {
            json.Error(name, "not-allowed", $"'{unknown}' is no state; states are two-letter postal codes such as MI.");
            return null;
        }

        return states?.Select(s => s.ToUpperInvariant()).ToList();
    }
}
