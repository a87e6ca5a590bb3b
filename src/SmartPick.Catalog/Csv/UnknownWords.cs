using System.Collections.Frozen;

namespace SmartPick.Catalog.Csv;

/// <summary>What people write into a cell to say that they do not know.</summary>
internal static class UnknownWords
{
    private static readonly FrozenSet<string> All = new[]
    {
        "n/a", "na", "n.a.", "#n/a", "tbd", "tba", "tbc", "unknown", "unk", "not known", "not available", "not reported", "not listed",
        "not provided", "no data", "null", "nil", "nan", "missing", "?", "??", "???", "-", "--", "---", "–", "—", ".", "...", "…",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string text) => All.Contains(text);
}
