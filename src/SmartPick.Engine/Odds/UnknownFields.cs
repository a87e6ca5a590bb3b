namespace SmartPick.Engine.Odds;

/// <summary>Fields that are not known and what variance of the log-odds each leaves; one may bear on them in more than one way.</summary>
internal sealed class UnknownFields
{
    private readonly List<(string Field, double Variance)> _fields = [];
    private string[] _last = [];

    public void Clear() => _fields.Clear();

    public void Add(string field, double variance)
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].Field == field)
            {
                _fields[i] = (field, _fields[i].Variance + variance);
                return;
            }
        }

        _fields.Add((field, variance));
    }

    public void Add(IReadOnlyList<(string Field, double Variance)> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            Add(fields[i].Field, fields[i].Variance);
        }
    }

    /// <summary>
    /// The names of those that leave at least so much, and something, the most telling first; the same list as last time if they are.
    /// </summary>
    public string[] Names(double least)
    {
        _fields.Sort(static (one, other) =>
            other.Variance.CompareTo(one.Variance) is not 0 and var byVariance ? byVariance : string.CompareOrdinal(
                one.Field, other.Field));
        var telling = 0;
        while (telling < _fields.Count && _fields[telling].Variance >= least && _fields[telling].Variance > 0)
        {
            telling++;
        }

        return IsLast(telling) ? _last : _last = [.. _fields.Take(telling).Select(field => field.Field)];
    }

    private bool IsLast(int telling)
    {
        var isLast = telling == _last.Length;
        for (var i = 0; isLast && i < telling; i++)
        {
            isLast = _fields[i].Field == _last[i];
        }

        return isLast;
    }
}
