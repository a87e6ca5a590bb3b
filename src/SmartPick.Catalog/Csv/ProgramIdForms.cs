using System.Text.RegularExpressions;
using SmartPick.Catalog.Plausibility;

namespace SmartPick.Catalog.Csv;

/// <summary>What spreadsheets make of program ids.</summary>
internal static partial class ProgramIdForms
{
    private const int Digits = 10;

    private static readonly CellFault Scientific = new(
        DataRules.ScientificId,
        "The spreadsheet has cut the id to a few digits (such as 4.20E+09), which cannot be undone: format the column program_id as "
            + "Text or as "
            + "a number without decimals in the original, and save that again.");

    private static readonly CellFault LeadingZero = new(
        DataRules.LostZero,
        "The id has nine digits; spreadsheets drop leading zeros. Format the column program_id as Text, put the ten digits back and "
            + "save again.");

    /// <summary>As text of a spreadsheet, with decimals, or with all ten digits in scientific notation.</summary>
    public static IEnumerable<string> Candidates(string text) => Wrapped().Match(text) switch
    {
        { Success: true, Groups: var parts } => [parts["id"].Value],
        _ when AllDigits().Match(text) is { Success: true, Groups: var parts } => [parts["first"].Value + parts["rest"].Value],
        _ => [],
    };

    public static CellFault? Diagnose(string text) =>
        ScientificNotation().IsMatch(text) ? Scientific
        : text.Length == Digits - 1 && text.All(char.IsAsciiDigit) ? LeadingZero
        : null;

    /// <summary>
    /// An id with the leading zero that a spreadsheet has dropped, where its digits of the state prove that it was one; else
    /// <c>null</c>.
    /// </summary>
    public static string? WithLostZero(string id, string state) =>
        id.Length == Digits - 1 && id.All(char.IsAsciiDigit) && States.AcgmeNumber(state.ToUpperInvariant()) is { } number
        && id.AsSpan(2, 2).SequenceEqual(number)
            ? "0" + id
            : null;

    [GeneratedRegex(@"^(=?""|')?(?<id>[0-9]{10})(\.0+)?""?$", RegexOptions.CultureInvariant)]
    private static partial Regex Wrapped();

    [GeneratedRegex(@"^(?<first>[1-9])\.(?<rest>[0-9]{9})E\+?0?9$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AllDigits();

    [GeneratedRegex(@"^[0-9](\.[0-9]*)?E\+?[0-9]{1,2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ScientificNotation();
}
