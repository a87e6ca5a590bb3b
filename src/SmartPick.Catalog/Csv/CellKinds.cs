using System.Collections.Concurrent;
using System.Globalization;

namespace SmartPick.Catalog.Csv;

/// <summary>The kinds of cells that program files are made of.</summary>
internal static class CellKinds
{
    private const int LongestText = 200;

    private const char SetSeparator = ';';

    public static CellKind<string> Text { get; } = TextWhere(
        DataRules.Text,
        FormattableString.Invariant($"text of at most {LongestText} readable characters"),
        text => text.Length <= LongestText && !text.Any(IsUnreadable));

    public static CellKind<string> ProgramId { get; } = TextWhere(
        DataRules.Format, "ten digits", text => text.Length == 10 && text.All(char.IsAsciiDigit));

    public static CellKind<string> State { get; } = TextWhere(
        DataRules.Format, "two capital letters", text => text.Length == 2 && text.All(char.IsAsciiLetterUpper));

    /// <summary>A day as yyyy-MM-dd; stored as its midnight in UTC.</summary>
    public static CellKind<DateOnly> Date { get; } = new(
        DataRules.Format,
        "a day as yyyy-MM-dd",
        (string text, out DateOnly value) => DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value) && value.Year >= 1900,
        value => new DateTimeOffset(value, TimeOnly.MinValue, TimeSpan.Zero),
        stored => DateOnly.FromDateTime(((DateTimeOffset)stored).UtcDateTime));

    public static CellKind<bool> YesNo { get; } = OneOf(("yes", true), ("no", false));

    public static CellKind<int> WholeNumber(int from) => new(
        DataRules.Range,
        FormattableString.Invariant($"a whole number of at least {from}"),
        (string text, out int value) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= from,
        value => value,
        stored => (int)stored);

    public static CellKind<double> Number(double from, double to = double.MaxValue) => new(
        DataRules.Range,
        to < double.MaxValue
            ? FormattableString.Invariant($"a number from {from} to {to}")
            : FormattableString.Invariant($"a number of at least {from}"),
        (string text, out double value) => double.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
            && value >= from && value <= to,
        value => value,
        stored => (double)stored);

    /// <summary>One code of a closed list; stored as the code, so that a table reads like the file.</summary>
    public static CellKind<T> OneOf<T>(params (string Code, T Value)[] codes)
        where T : struct => new(
            DataRules.AllowedValues,
            "one of " + string.Join(", ", codes.Select(c => c.Code)),
            (string text, out T value) => TryFind(codes, text, out value),
            value => Array.Find(codes, c => EqualityComparer<T>.Default.Equals(c.Value, value)).Code,
            stored => TryFind(codes, (string)stored, out var value)
                ? value
                : throw new InvalidDataException($"The catalog table holds the unknown code '{stored}'."));

    /// <summary>Codes joined by <c>;</c> in any order, each at most once; stored in the order of the list.</summary>
    /// <param name="none">Code of the empty set, <c>null</c> when the set cannot be empty.</param>
    /// <param name="codes">Code and flag.</param>
    public static CellKind<T> SetOf<T>(string? none, params (string Code, T Flag)[] codes)
        where T : struct, Enum
    {
        // There are a handful of sets and thousands of programs, whose sets are written and read over and over.
        var written = new ConcurrentDictionary<T, string>();
        var read = new ConcurrentDictionary<string, T>(StringComparer.Ordinal);
        return new(
            DataRules.AllowedValues,
            (none is null ? "" : none + " or ")
                + $"one or more of {string.Join(", ", codes.Select(c => c.Code))} joined by '{SetSeparator}'",
            (string text, out T value) => TryReadSet(none, codes, text, out value),
            value => written.GetOrAdd(value, v => WriteSet(none, codes, v)),
            stored => read.GetOrAdd((string)stored, text => TryReadSet(none, codes, text, out var value)
                ? value
                : throw new InvalidDataException($"The catalog table holds the unknown set '{text}'.")));
    }

    private static CellKind<string> TextWhere(string rule, string allowed, Func<string, bool> accepts) => new(
        rule,
        allowed,
        (string text, out string value) =>
        {
            value = text;
            return accepts(text);
        },
        value => value,
        stored => (string)stored);

    // What is not UTF-8 arrives as replacement characters.
    private static bool IsUnreadable(char c) => c == '\uFFFD' || (char.IsControl(c) && c is not ('\r' or '\n'));

    private static bool TryFind<T>((string Code, T Value)[] codes, string text, out T value)
        where T : struct
    {
        foreach (var (code, candidate) in codes)
        {
            if (code == text)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static bool TryReadSet<T>(string? none, (string Code, T Flag)[] codes, string text, out T value)
        where T : struct, Enum
    {
        value = default;
        if (text == none)
        {
            return true;
        }

        var flags = 0;
        foreach (var part in text.Split(SetSeparator, StringSplitOptions.TrimEntries))
        {
            if (!TryFind(codes, part, out var flag) || (flags & Bits(flag)) != 0)
            {
                return false;
            }

            flags |= Bits(flag);
        }

        value = (T)Enum.ToObject(typeof(T), flags);
        return true;
    }

    private static string WriteSet<T>(string? none, (string Code, T Flag)[] codes, T value)
        where T : struct, Enum
    {
        var known = codes.Where(c => value.HasFlag(c.Flag)).Select(c => c.Code).ToArray();
        return known.Length == 0 && none is not null ? none : string.Join(SetSeparator, known);
    }

    private static int Bits<T>(T flag)
        where T : struct, Enum => Convert.ToInt32(flag, CultureInfo.InvariantCulture);
}
