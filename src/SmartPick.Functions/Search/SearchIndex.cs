using System.Runtime.CompilerServices;
using SmartPick.Engine.Text;

namespace SmartPick.Functions.Search;

/// <summary>
/// The words that items can be searched for by. They are kept as long as their item: folding the texts of all items takes longer than a
/// search.
/// </summary>
/// <param name="texts">The texts of an item.</param>
internal sealed class SearchIndex<T>(Func<T, IEnumerable<string>> texts)
    where T : class
{
    private readonly ConditionalWeakTable<T, string[]> _words = [];

    /// <summary>
    /// Whether each word of a query begins one of the item's words, so that a search finds more the less is typed. The last word may be
    /// unfinished: <c>St</c> is <c>Saint</c> there, or the beginning of <c>Stanford</c>.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="query">Folded words.</param>
    public bool Mentions(T item, IReadOnlyList<string> query)
    {
        var words = _words.GetValue(
            item, i => [.. texts(i).SelectMany(TextFolding.WordsOf).Select(TextFolding.InFull).Distinct(StringComparer.Ordinal)]);
        return query.All(word => Begins(TextFolding.InFull(word))) || (query.Count > 0
            && query.SkipLast(1).All(word => Begins(TextFolding.InFull(word))) && Begins(query[^1]));

        bool Begins(string start) => Array.Exists(words, word => word.StartsWith(start, StringComparison.Ordinal));
    }
}
