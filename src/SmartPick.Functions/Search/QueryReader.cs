using System.Globalization;
using Microsoft.AspNetCore.Http;
using SmartPick.Engine.Text;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.Search;

/// <summary>Reads the parameters of an address, and reports those that are unknown or cannot be read.</summary>
internal sealed class QueryReader(IQueryCollection query, FieldErrors errors)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;

    /// <summary>Reports the parameters that are none of these.</summary>
    public void RequireKnown(params IReadOnlyList<string> known)
    {
        foreach (var name in query.Keys.Where(k => !known.Contains(k, StringComparer.Ordinal)))
        {
            Error(
                name.Length <= TextType.MaxLength ? name : name[..TextType.MaxLength],
                "unknown-field",
                known.Count == 0
                    ? "This address takes no parameters."
                    : $"Unknown parameter; expected one of: {string.Join(", ", known)}.");
        }
    }

    /// <summary>A parameter that may be given once; null when it is absent or empty.</summary>
    public string? Text(string name)
    {
        if (query[name].Count > 1)
        {
            Error(name, "duplicate", "Give it once.");
            return null;
        }

        var text = TextFolding.Visible(query[name].ToString());
        if (text.Length > TextType.MaxLength)
        {
            Error(name, "out-of-range", $"At most {TextType.MaxLength} characters.");
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>The words of a parameter; null when it is absent or empty.</summary>
    public IReadOnlyList<string>? Words(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var words = TextFolding.WordsOf(text);
        if (words.Count == 0)
        {
            Error(name, "not-allowed", "Has neither letters nor digits.");
        }

        return words;
    }

    /// <summary>Codes of a closed set, separated by commas or given as several parameters; null when there are none.</summary>
    public IReadOnlyList<string>? Codes(string name, IEnumerable<string> known)
    {
        var asked = query[name].SelectMany(value => (value ?? "").Split(',')).Select(TextFolding.Key).Where(code => code.Length > 0)
            .Distinct(StringComparer.Ordinal).ToArray();
        if (asked.Length == 0)
        {
            return null;
        }

        var byKey = known.ToDictionary(TextFolding.Key, StringComparer.Ordinal);
        if (!asked.All(byKey.ContainsKey))
        {
            Error(name, "not-allowed", $"Must be one or more of: {string.Join(", ", byKey.Values)}.");
            return null;
        }

        return [.. asked.Select(code => byKey[code])];
    }

    /// <summary>How many to answer with.</summary>
    public int Limit(string name)
    {
        if (Text(name) is not { } text)
        {
            return DefaultLimit;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit)
        {
            return limit;
        }

        Error(name, "out-of-range", $"Must be a whole number from 1 to {MaxLimit}.");
        return DefaultLimit;
    }

    public void Error(string name, string code, string message) => errors.Add(new FieldError(name, code, message));
}
