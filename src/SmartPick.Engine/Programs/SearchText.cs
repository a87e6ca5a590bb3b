using SmartPick.Engine.Text;

namespace SmartPick.Engine.Programs;

/// <summary>What a search for a program looks at: its name, city, institution and id, folded.</summary>
internal static class SearchText
{
    // How names shorten a word. Both forms are found.
    private static readonly (string Short, string Long)[] Abbreviations = [("st", "saint"), ("mt", "mount"), ("ft", "fort")];

    public static string Of(ResidencyProgram program) => string.Join(
        '\n', new[] { program.Name, program.City, program.Institution, program.Id }.Select(TextFolding.Words).SelectMany(Forms).Distinct());

    private static IEnumerable<string> Forms(string text)
    {
        yield return text;
        foreach (var (brief, full) in Abbreviations)
        {
            var words = text.Split(' ');
            if (words.Contains(brief) || words.Contains(full))
            {
                yield return string.Join(' ', words.Select(w => w == brief ? full : w == full ? brief : w));
            }
        }
    }
}
