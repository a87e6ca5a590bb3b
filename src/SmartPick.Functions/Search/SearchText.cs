using SmartPick.Engine.Programs;

namespace SmartPick.Functions.Search;

/// <summary>What can be searched for: the words of some texts.</summary>
internal sealed class SearchText(IEnumerable<string> texts)
{
    private readonly string[] _words = [.. texts.SelectMany(FoldedText.Words).Select(FoldedText.InFull).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// Whether each word of a query begins one of the words, so that a search finds more the less is typed. The last word may be
    /// unfinished: <c>St</c> is <c>Saint</c> there, or the beginning of <c>Stanford</c>.
    /// </summary>
    /// <param name="query">Folded words.</param>
    public bool Mentions(IReadOnlyList<string> query) => query.All(word => Begins(FoldedText.InFull(word))) || (query.Count > 0
        && query.SkipLast(1).All(word => Begins(FoldedText.InFull(word))) && Begins(query[^1]));

    private bool Begins(string start) => Array.Exists(_words, word => word.StartsWith(start, StringComparison.Ordinal));
}
