using System.Globalization;

namespace SmartPick.Catalog.Csv;

/// <summary>Lines of a file, kept as a few ranges however many there are.</summary>
internal sealed class LineRanges
{
    private const int MaxRanges = 20;

    private readonly List<(int From, int To)> _ranges = [];
    private int _more;

    /// <summary>Adds lines that do not come before those added already.</summary>
    public void Add(int from, int to)
    {
        if (_ranges.Count > 0 && from <= _ranges[^1].To + 1 && _more == 0)
        {
            _ranges[^1] = (_ranges[^1].From, Math.Max(to, _ranges[^1].To));
        }
        else if (_ranges.Count < MaxRanges)
        {
            _ranges.Add((from, to));
        }
        else
        {
            _more++;
        }
    }

    /// <summary>For example <c>2-194, 200 and 3 more</c>; <c>null</c> for a single line.</summary>
    public override string? ToString()
    {
        if (_ranges is [] || (_ranges is [var (first, last)] && first == last))
        {
            return null;
        }

        var text = string.Join(", ", _ranges.Select(Text));
        return _more == 0 ? text : FormattableString.Invariant($"{text} and {_more} more");

        static string Text((int From, int To) range) => range.From == range.To
            ? range.From.ToString(CultureInfo.InvariantCulture)
            : FormattableString.Invariant($"{range.From}-{range.To}");
    }
}
