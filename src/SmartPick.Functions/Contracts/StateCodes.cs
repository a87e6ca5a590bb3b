namespace SmartPick.Functions.Contracts;

/// <summary>Two-letter codes of states and territories.</summary>
internal static class StateCodes
{
    /// <summary>Reads a list of codes; the case of letters does not matter.</summary>
    public static IReadOnlyList<string>? Read(JsonObjectReader json, string name)
    {
        var states = json.Strings(name);
        if (states is not null && states.Any(s => s is not [>= 'A' and <= 'Z' or >= 'a' and <= 'z', >= 'A' and <= 'Z' or >= 'a' and <= 'z']))
        {
            json.Error(name, "not-allowed", "States are two-letter postal codes such as MI.");
            return null;
        }

        return states?.Select(s => s.ToUpperInvariant()).ToList();
    }
}
