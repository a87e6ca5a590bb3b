using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartPick.Catalog.Csv;

/// <summary>
/// How people and spreadsheets write days. Dates with slashes are read as American ones, month first; a file in which one of them
/// cannot be that is told apart by <see cref="IsDayFirst"/> and <see cref="MayBeDayFirst"/>.
/// </summary>
internal static partial class DateForms
{
    private const string Documented = "yyyy-MM-dd";

    private static readonly string[] Unmistakable =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d-MMM-yyyy", "d-MMM-yy", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy",
        "MMMM d, yyyy",
        "MMM d yyyy", "MMMM d yyyy",
    ];

    private static readonly string[] American = ["M/d/yyyy", "M/d/yy", "M-d-yyyy", "M.d.yyyy"];

    private static readonly string[] DayFirst = ["d/M/yyyy", "d/M/yy", "d-M-yyyy", "d.M.yyyy"];

    public static IEnumerable<string> Candidates(string text)
    {
        var day = WithoutTime(text);
        return (Find(day, Unmistakable) ?? Find(day, American)) is { } found
            ? [found.ToString(Documented, CultureInfo.InvariantCulture)]
            : [];
    }

    public static CellFault? Diagnose(string text) => SerialNumber().IsMatch(text)
        ? new CellFault(
            DataRules.SpreadsheetDate,
            "The cell holds a spreadsheet's number of a day, which depends on the program that made it: format the column as "
                + "yyyy-mm-dd and save again.")
        : IsDayFirst(text)
            ? new CellFault(
                DataRules.DayFirst, "The date is written with the day first. Dates with slashes are read month first: write "
                    + "yyyy-MM-dd instead.")
            : null;

    /// <summary>Whether a text is a date only with the day first, such as 13/1/2026.</summary>
    public static bool IsDayFirst(string text)
    {
        var day = WithoutTime(text);
        return Find(day, Unmistakable) is null && Find(day, American) is null && Find(day, DayFirst) is not null;
    }

    /// <summary>Whether a text is another date with the day first than with the month first, such as 7/1/2026.</summary>
    public static bool MayBeDayFirst(string text)
    {
        var day = WithoutTime(text);
        return Find(day, Unmistakable) is null
            && Find(day, American) is { } american
            && Find(day, DayFirst) is { } other
            && other != american;
    }

    private static DateOnly? Find(string text, string[] formats) =>
        DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string WithoutTime(string text) => TimeOfDay().Replace(text, "");

    [GeneratedRegex(
        @"(?<=[0-9])(T|\s+)[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?\s*([AP]M)?(Z|[+-][0-9]{2}:?[0-9]{2})?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^[0-9]{5}(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex SerialNumber();
}
