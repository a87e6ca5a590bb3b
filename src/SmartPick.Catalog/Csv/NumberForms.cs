using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartPick.Catalog.Csv;

/// <summary>
/// How people and spreadsheets write numbers: with thousands separators, decimal commas, currency and percent signs. Where a text may
/// mean two numbers both are given, and the reader takes neither unless only one is plausible.
/// </summary>
internal static partial class NumberForms
{
    private static readonly CellFault SpreadsheetError = new(
        DataRules.SpreadsheetError, "The cell holds an error of the spreadsheet, such as #REF!: correct the formula or leave the cell "
            + "empty.");

    public static IEnumerable<string> Candidates(string text)
    {
        var number = Plain(text);
        yield return number;
        if (Thousands().IsMatch(number))
        {
            yield return number.Replace(",", "", StringComparison.Ordinal);
        }

        if (DecimalComma().IsMatch(number))
        {
            yield return number.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        }
    }

    /// <summary>Nobody writes a whole number with three decimals: 2,000 has a thousands separator.</summary>
    public static IEnumerable<string> WholeCandidates(string text) => Plain(text) is var number && Thousands().IsMatch(number)
        ? [WithoutZeros().Replace(number.Replace(",", "", StringComparison.Ordinal), "")]
        : Candidates(text).Select(n => WithoutZeros().Replace(n, ""));

    public static IEnumerable<string> ShareCandidates(string text) => text.EndsWith('%')
        ? Candidates(text[..^1]).Select(Percent).OfType<string>()
        : Candidates(text);

    public static IEnumerable<string> DegreeCandidates(string text, char positive, char negative)
    {
        var letter = text.Length > 0 ? char.ToUpperInvariant(text[^1]) : ' ';
        if (letter != positive && letter != negative)
        {
            return Candidates(text.TrimEnd('°'));
        }

        var numbers = Candidates(text[..^1].TrimEnd().TrimEnd('°'));
        return letter == positive ? numbers : numbers.Where(n => !n.StartsWith('-')).Select(n => "-" + n);
    }

    public static CellFault? Diagnose(string text) => text.StartsWith('#') ? SpreadsheetError : null;

    /// <summary>With an ordinary minus, and without spaces and a dollar sign.</summary>
    private static string Plain(string text) =>
        Spaces().Replace(text, "").Replace('\u2212', '-').Replace('\u2013', '-').TrimStart('$');

    private static string? Percent(string number) =>
        decimal.TryParse(
            number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? (percent / 100).ToString(CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^-?([0-9]+|[0-9]{1,3}(\.[0-9]{3})+),[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"\.0+$", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutZeros();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
