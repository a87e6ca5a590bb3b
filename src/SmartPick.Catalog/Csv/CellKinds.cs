using System.Collections.Concurrent;
using System.Globalization;
using SmartPick.Catalog.Plausibility;
using SmartPick.Engine.Text;

namespace SmartPick.Catalog.Csv;

/// <summary>The kinds of cells that program files are made of.</summary>
internal static class CellKinds
{
    private const int MaxTextLength = 200;

    private const char SetSeparator = ';';

    public static CellKind<string> Text { get; } = TextWhere(
        DataRules.Text,
        FormattableString.Invariant($"text of at most {MaxTextLength} readable characters, with a letter or digit in it"),
        IsText) with
    {
        Diagnose = text => LegacyLetters.Has(text) ? LegacyLetters.Fault : null,
    };

    /// <summary>Words joined by dashes; other spellings of the same words are the same key.</summary>
    public static CellKind<string> Key { get; } = TextWhere(
        DataRules.Text, "a key of letters and digits joined by dashes", text => IsText(text) && text == TextFolding.Key(text)) with
    {
        Rewrite = text => IsText(text) ? [TextFolding.Key(text)] : [],
        Diagnose = Text.Diagnose,
    };

    public static CellKind<string> ProgramId { get; } = TextWhere(
        DataRules.Format, "ten digits", text => text.Length == 10 && text.All(char.IsAsciiDigit)) with
    {
        Rewrite = ProgramIdForms.Candidates,
        Diagnose = ProgramIdForms.Diagnose,
    };

    public static CellKind<string> State { get; } = TextWhere(
        DataRules.Format, "the two-letter postal code of a state or territory, such as MI", States.Exists) with
    {
        Rewrite = text => text.Length == 2 ? [text.ToUpperInvariant()] : [],
        Diagnose = text => States.CodeOf(text) is { } code
            ? new CellFault(DataRules.Format, $"The state must be its two-letter postal code: write {code}.")
            : null,
    };

    /// <summary>A day as yyyy-MM-dd; stored as its midnight in UTC.</summary>
    public static CellKind<DateOnly> Date { get; } = new(
        DataRules.Format,
        "a day as yyyy-MM-dd",
        (string text, out DateOnly value) => DateOnly.TryParseExact(
            text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value),
        value => new DateTimeOffset(value, TimeOnly.MinValue, TimeSpan.Zero),
        stored => DateOnly.FromDateTime(((DateTimeOffset)stored).UtcDateTime))
    {
        Rewrite = DateForms.Candidates,
        Diagnose = DateForms.Diagnose,
    };

    public static CellKind<bool> YesNo { get; } = OneOf(
        new Code<bool>("yes", true, "y", "true", "t", "1"), new Code<bool>("no", false, "n", "false", "f", "0"));

    /// <summary>A share from 0 to 1, or a percentage with its sign.</summary>
    public static CellKind<double> Share { get; } = Number(0, 1) with
    {
        Allowed = "a share from 0 to 1, such as 0.45 for 45%",
        Rewrite = NumberForms.ShareCandidates,
    };

    public static CellKind<int> WholeNumber(int from) => new(
        DataRules.Range,
        FormattableString.Invariant($"a whole number of at least {from}"),
        (string text, out int value) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= from,
        value => value,
        stored => (int)stored)
    {
        Rewrite = NumberForms.WholeCandidates,
        Diagnose = NumberForms.Diagnose,
    };

    public static CellKind<double> Number(double from, double to = double.MaxValue) => new(
        DataRules.Range,
        to < double.MaxValue
            ? FormattableString.Invariant($"a number from {from} to {to}")
            : FormattableString.Invariant($"a number of at least {from}"),
        (string text, out double value) => double.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
            && value >= from && value <= to,
        value => value,
        stored => (double)stored)
    {
        Rewrite = NumberForms.Candidates,
        Diagnose = NumberForms.Diagnose,
    };

    /// <summary>Decimal degrees; other signs and swapped coordinates are the business of <see cref="RowRules"/>.</summary>
    /// <param name="allowed">What the text must be, as the end of a sentence.</param>
    /// <param name="positive">Letter of the positive half, for example N.</param>
    /// <param name="negative">Letter of the negative half, for example S.</param>
    public static CellKind<double> Degrees(string allowed, char positive, char negative) => Number(-180, 180) with
    {
        Allowed = allowed,
        Rewrite = text => NumberForms.DegreeCandidates(text, positive, negative),
    };

    /// <summary>One code of a closed list; stored as the code, so that a table reads like the file.</summary>
    public static CellKind<T> OneOf<T>(params Code<T>[] codes)
        where T : struct => new(
            DataRules.AllowedValues,
            "one of " + string.Join(", ", codes.Select(c => c.Text)),
            (string text, out T value) => TryFind(codes, text, out value),
            value => Array.Find(codes, c => EqualityComparer<T>.Default.Equals(c.Value, value))!.Text,
            stored => TryFind(codes, (string)stored, out var value)
                ? value
                : throw new InvalidDataException($"The catalog table holds the unknown code '{stored}'."))
        {
            Rewrite = text => codes.Where(c => c.IsMeantBy(text)).Select(c => c.Text),
            Diagnose = NumberForms.Diagnose,
        };

    /// <summary>Codes joined by <c>;</c> in any order, each at most once; stored in the order of the list.</summary>
    /// <param name="none">Code of the empty set, <c>null</c> when the set cannot be empty.</param>
    /// <param name="codes">Codes and flags.</param>
    public static CellKind<T> SetOf<T>(string? none, params Code<T>[] codes)
        where T : struct, Enum
    {
        // There are a handful of sets and thousands of programs, whose sets are written and read over and over.
        var written = new ConcurrentDictionary<T, string>();
        var read = new ConcurrentDictionary<string, T>(StringComparer.Ordinal);
        return new(
            DataRules.AllowedValues,
            (none is null ? "" : none + " or ")
                + $"one or more of {string.Join(", ", codes.Select(c => c.Text))} joined by '{SetSeparator}'",
            (string text, out T value) => TryReadSet(none, codes, text, out value),
            value => written.GetOrAdd(value, v => WriteSet(none, codes, v)),
            stored => read.GetOrAdd((string)stored, text => TryReadSet(none, codes, text, out var value)
                ? value
                : throw new InvalidDataException($"The catalog table holds the unknown set '{text}'.")))
        {
            Rewrite = text => SetForms.Of(text, none, codes),
            Diagnose = NumberForms.Diagnose,
        };
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

    private static bool IsText(string text) =>
        text.Length <= MaxTextLength && text.Any(char.IsLetterOrDigit) && !text.Any(IsUnreadable);

    // What was lost on the way arrives as replacement characters.
    private static bool IsUnreadable(char c) =>
        c == '\uFFFD' || TextFolding.TurnsText(c) || char.GetUnicodeCategory(c)
            is UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool TryFind<T>(Code<T>[] codes, string text, out T value)
        where T : struct
    {
        foreach (var code in codes)
        {
            if (code.Text == text)
            {
                value = code.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    private static bool TryReadSet<T>(string? none, Code<T>[] codes, string text, out T value)
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

    private static string WriteSet<T>(string? none, Code<T>[] codes, T value)
        where T : struct, Enum
    {
        var known = codes.Where(c => value.HasFlag(c.Value)).Select(c => c.Text).ToArray();
        return known.Length == 0 && none is not null ? none : string.Join(SetSeparator, known);
    }

    private static int Bits<T>(T flag)
        where T : struct, Enum => Convert.ToInt32(flag, CultureInfo.InvariantCulture);
}
