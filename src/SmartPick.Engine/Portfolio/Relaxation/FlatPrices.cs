using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// What groups whose first tier has a flat price cost at least. An open group has paid it, and its places cost what its tiers say. Of a
/// group that may stay closed, the largest convex function below its fees is counted: the flat price is spread over as many places as make
/// one cheapest. Exact at none and from that many on; in between a branch opens the group or closes it.
/// </summary>
internal sealed class FlatPrices
{
    /// <summary>A count this little above none is none, and fees this little apart (dollars) are equal.</summary>
    private const double Rounding = 1e-6;

    private readonly CompiledProblem _problem;
    private readonly Group[] _groups;
    private readonly bool[] _isOpen;

    private FlatPrices(CompiledProblem problem, Group[] groups, bool[] isOpen) => (_problem, _groups, _isOpen) = (problem, groups, isOpen);

    /// <summary>Whether each group has paid its flat price; false for groups without one.</summary>
    public ReadOnlySpan<bool> IsOpen => _isOpen;

    /// <summary>The flat prices of the open groups together.</summary>
    public Money Paid { get; private set; }

    /// <summary>The groups with a flat price; those of programs that are forced in are open.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="firstTiers">The first of the columns of each group's tiers, which are in order.</param>
    /// <param name="tiers">The columns as the tiers say.</param>
    /// <returns>Null where there are none.</returns>
    public static FlatPrices? For(CompiledProblem problem, ReadOnlySpan<int> firstTiers, ReadOnlySpan<TierColumn> tiers)
    {
        if (!problem.FeesMatter || !Array.Exists(problem.Fees, f => f.Opening > Money.Zero))
        {
            return null;
        }

        var groups = new List<Group>();
        for (var g = 0; g < problem.Groups.Length; g++)
        {
            if (problem.Fees[g].Opening > Money.Zero)
            {
                var opened = tiers.Slice(firstTiers[g], problem.Fees[g].Tiers.Count).ToArray();
                groups.Add(new Group(g, firstTiers[g], Members(problem, g), opened, Spread(problem, g, opened[0].Row)));
            }
        }

        return new FlatPrices(problem, [.. groups], new bool[problem.Groups.Length]);
    }

    /// <summary>The same for a part of the problem's selections.</summary>
    public FlatPrices OfPart() => new(_problem, _groups, (bool[])_isOpen.Clone());

    /// <summary>Finds which groups are open, and writes the columns of their places.</summary>
    /// <param name="low">Least of each class and level: a group of which there is some is open.</param>
    /// <param name="opened">Further groups that are open.</param>
    /// <param name="tiers">All columns.</param>
    public void Open(ReadOnlySpan<double> low, ReadOnlySpan<int> opened, Span<TierColumn> tiers)
    {
        Paid = Money.Zero;
        foreach (var group in _groups)
        {
            var isOpen = opened.Contains(group.Index) || MustBeOpen(group, low);
            _isOpen[group.Index] = isOpen;
            Paid += isOpen ? _problem.Fees[group.Index].Opening : Money.Zero;
            (isOpen ? group.Opened : group.Spread).CopyTo(tiers[group.FirstTier..]);
        }
    }

    /// <summary>The group that may be open or closed of whose fees most is not counted at a point; null where all are.</summary>
    /// <param name="point">x by class and level.</param>
    /// <returns>The group and its classes.</returns>
    public (int Group, bool[] Classes)? LeastCounted(ReadOnlySpan<double> point)
    {
        (int, bool[])? found = null;
        var most = Rounding;
        foreach (var group in _groups)
        {
            var taken = 0.0;
            for (var i = 0; i < point.Length; i++)
            {
                taken += group.Members[i / CompiledProblem.Levels] ? point[i] : 0;
            }

            if (_isOpen[group.Index] || taken <= Rounding)
            {
                continue;
            }

            var missing = _problem.Fees[group.Index].Opening.Dollars + Fees(group.Opened, taken) - Fees(group.Spread, taken);
            (found, most) = missing > most ? ((group.Index, group.Members), missing) : (found, most);
        }

        return found;
    }

    private static bool[] Members(CompiledProblem problem, int group)
    {
        var members = new bool[problem.Classes.Length];
        for (var k = 0; k < members.Length; k++)
        {
            members[k] = problem.Classes[k].Group == group;
        }

        return members;
    }

    /// <summary>
    /// The flat price and the tiers up to where an application costs least on average as one price, then the further tiers.
    /// </summary>
    private static TierColumn[] Spread(CompiledProblem problem, int group, int row)
    {
        var schedule = problem.Fees[group];
        var size = 0;
        foreach (ref readonly var candidates in problem.Whole.Classes)
        {
            size += candidates.Group == group ? candidates.Count : 0;
        }

        var most = problem.Most(group, size);
        var (places, average, last) = (0, double.PositiveInfinity, 0);
        var end = 0L;
        for (var t = 0; t < schedule.Tiers.Count && end < most; t++)
        {
            end = Math.Min(most, end + (schedule.Tiers[t].First ?? most));
            if (schedule.Total((int)end).Dollars / end is var each && each < average)
            {
                (places, average, last) = ((int)end, each, t);
            }
        }

        var columns = new TierColumn[schedule.Tiers.Count];
        columns[0] = new TierColumn(row, places, places == 0 ? 0 : average);
        var left = most - places;
        for (var t = 1; t < columns.Length; t++)
        {
            var width = t <= last ? 0 : Math.Min(schedule.Tiers[t].First ?? left, left);
            columns[t] = new TierColumn(row, width, schedule.Price(t).Dollars);
            left -= width;
        }

        return columns;
    }

    /// <summary>What so many places cost, the cheapest first.</summary>
    private static double Fees(TierColumn[] columns, double places)
    {
        var fees = 0.0;
        foreach (var column in columns)
        {
            var taken = Math.Min(places, column.Width);
            fees += taken * column.Each;
            places -= taken;
        }

        return fees;
    }

    private bool MustBeOpen(Group group, ReadOnlySpan<double> low)
    {
        for (var k = 0; k < group.Members.Length; k++)
        {
            if (group.Members[k] && (_problem.Classes[k].Forced || SpanMath.Max(low.Slice(k * CompiledProblem.Levels, CompiledProblem.Levels)) > 0))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="Index">The group.</param>
    /// <param name="FirstTier">The first of its columns.</param>
    /// <param name="Members">Its classes.</param>
    /// <param name="Opened">The columns of its places once it is open.</param>
    /// <param name="Spread">The columns of its places where it may stay closed.</param>
    private sealed record Group(int Index, int FirstTier, bool[] Members, TierColumn[] Opened, TierColumn[] Spread);
}
