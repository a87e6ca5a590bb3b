using System.Runtime.CompilerServices;
using SmartPick.Engine.Programs;
using SmartPick.Functions.Search;

namespace SmartPick.Functions.Schools;

/// <summary>Finds medical schools by what people call them.</summary>
internal static class SchoolNames
{
    /// <summary>Kept while the school is.</summary>
    private static readonly ConditionalWeakTable<School, SearchText> Texts = [];

    /// <summary>
    /// The schools that have this key, name, short name or alias: a key or a name comes before an alias, which several may share.
    /// </summary>
    public static IReadOnlyList<School> Called(this SchoolDirectory schools, string text)
    {
        if (schools.Find(FoldedText.ToKey(text)) is { } school)
        {
            return [school];
        }

        var name = FoldedText.Fold(text);
        School[] named = [.. schools.Schools.Where(s => FoldedText.Fold(s.Name) == name || FoldedText.Fold(s.ShortName) == name)];
        return named.Length > 0 ? named : [.. schools.Schools.Where(s => s.Aliases.Any(alias => FoldedText.Fold(alias) == name))];
    }

    /// <summary>The schools that mention all words, by key.</summary>
    /// <param name="schools">All schools.</param>
    /// <param name="words">Folded words.</param>
    public static IEnumerable<School> Mentioning(this SchoolDirectory schools, IReadOnlyList<string> words) =>
        schools.Schools.Where(school => Texts.GetValue(school, s => new SearchText([s.Key, s.Name, s.ShortName, .. s.Aliases, s.City, s.State])).Mentions(words));
}
