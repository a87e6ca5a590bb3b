using SmartPick.Engine.Text;

namespace SmartPick.Catalog.Csv;

/// <summary>A code of a closed list.</summary>
/// <param name="Text">As the documentation writes it.</param>
/// <param name="Value">What it stands for.</param>
/// <param name="Also">Other words with the same meaning, folded.</param>
internal sealed record Code<T>(string Text, T Value, params string[] Also)
{
    private readonly string _folded = TextFolding.Code(Text);

    /// <summary>Whether a text can only mean this code: case, spaces and punctuation do not count.</summary>
    public bool IsMeantBy(string text)
    {
        var folded = TextFolding.Code(text);
        return folded == _folded || Also.Contains(folded, StringComparer.Ordinal);
    }
}
