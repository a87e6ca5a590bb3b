using System.Runtime.CompilerServices;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Text;

namespace SmartPick.Functions.Search;

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
        if (schools.Find(TextFolding.Key(text)) is { } school)
        {
            return [school];
        }

        var name = TextFolding.Name(text);
        School[] named = [.. schools.Schools.Where(s => TextFolding.Name(s.Name) == name || TextFolding.Name(s.ShortName) == name)];
        return named.Length > 0 ? named : [.. schools.Schools.Where(s => s.Aliases.Any(alias => TextFolding.Name(alias) == name))];
    }

    /// <summary>The schools that mention all words, by key.</summary>
    /// <param name="schools">All schools.</param>
    /// <param name="words">Folded words.</param>
    public static IEnumerable<School> Mentioning(this SchoolDirectory schools, IReadOnlyList<string> words) =>
        schools.Schools.Where(school => Texts.GetValue(school, s => new SearchText([s.Key, s.Name, s.ShortName, .. s.Aliases, s.City, s.State])).Mentions(words));
}
