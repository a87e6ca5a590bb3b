using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// The constraints of a market with fractional programs: per kind 0 ≤ Σ_l x_l ≤ count, per fee tier 0 ≤ y ≤ width, and
/// coupling rows A·x ≤ b for the caps, the signal pools, the budget, and each tiered group's Σ x ≤ Σ y.
/// Fees are convex in the number of applications, so tiers fill up in order by themselves; a flat first price is not, and is <see
/// cref="FlatPrices"/>'.
/// </summary>
internal sealed class RelaxationConstraints
{
    private const int Absent = -1;

    /// <summary>Rows that concern all groups, at most.</summary>
    private const int RowsForAll = 5;

    /// <summary>Rows for each group, at most.</summary>
    private const int RowsPerGroup = 2;

    /// <summary>Up to this many rows are added up on the stack.</summary>
    private const int FewRows = 128;

    private readonly int _applications;
    private readonly int _budget;
    private readonly int _assisted;
    private readonly int[] _signals;
    private readonly int[] _caps;
    private readonly int[] _links;
    private readonly TierColumn[] _tiers;
    private readonly double[] _fees;
    private readonly int _firstSplit;
    private readonly int _firstAssisted;
    private readonly FeeAssistanceConstraint? _assistance;
    private readonly FlatPrices? _flatPrices;
    private readonly double _besideFees;

    /// <summary>The tiers of what this is a part of.</summary>
    private readonly TierColumn[] _wholeTiers = [];
    private LimitRow[] _rows;
    private Split[] _splits;
    private int _splitCount;

    /// <param name="problem">The problem.</param>
    public RelaxationConstraints(CompiledProblem problem)
    {
        Problem = problem;
        var groups = problem.Groups.Length;
        var rows = new LimitRow[RowsForAll + (RowsPerGroup * groups)];
        var rowCount = 0;
        var limits = problem.Source.Limits;
        var (sizes, members) = (new int[groups], 0);
        foreach (ref readonly var kind in problem.Classes)
        {
            sizes[kind.Group] += kind.Fits ? kind.Count : 0;
            members += kind.Count;
        }

        _applications = Row(LimitKind.Applications, Absent, problem.Applications, members);
        _signals = [Absent, SignalRow(LimitKind.Silver, SignalLevel.Silver, limits.Silver), SignalRow(LimitKind.Gold, SignalLevel.Gold, limits.Gold)];
        var discount = problem.Source.Discount;
        _besideFees = LeastFeesBeside(problem);
        _budget = Row(LimitKind.Budget, Absent, problem.Budget.Dollars - _besideFees, double.PositiveInfinity);
        (_caps, _links) = (new int[groups], new int[groups]);
        var flat = new double[groups];
        var tiers = new TierColumn[MostTiers(problem.Fees)];
        var tierCount = 0;
        Span<int> firstTiers = groups <= FewRows ? stackalloc int[groups] : new int[groups];
        for (var g = 0; g < groups; g++)
        {
            _caps[g] = Row(LimitKind.GroupCap, g, problem.GroupCaps[g], sizes[g]);
            var most = problem.Most(g, sizes[g]);
            var schedule = problem.Fees[g];
            var paid = schedule.IsAssisted ? 1 - (discount?.Rate ?? 0) : 1;
            firstTiers[g] = tierCount;
            _links[g] = Absent;
            var isClosed = schedule.Capacity < Math.Min(sizes[g], Math.Min(problem.GroupCaps[g], problem.Applications));
            if (!isClosed && (!problem.FeesMatter || schedule.Next(0) == schedule.Next(Math.Max(0, most - 1))) && schedule.Opening == Money.Zero)
            {
                flat[g] = paid * schedule.Next(0).Dollars;
                continue;
            }

            _links[g] = Row(LimitKind.Tiers, g, 0, double.PositiveInfinity);
            for (var t = 0; t < schedule.Tiers.Count; t++)
            {
                tiers[tierCount++] = new TierColumn(
                    _links[g], Math.Min(schedule.Tiers[t].First ?? most, most), paid * schedule.Price(t).Dollars);
            }
        }

        _assisted = discount is { Rate: > 0 } && problem.FeesMatter
            ? Row(
                LimitKind.Assisted,
                Absent,
                discount.Value.Applications - Assisted(problem, problem.Beside),
                Math.Min(Assisted(problem, sizes), problem.Applications))
            : Absent;
        _firstAssisted = tierCount;
        if (_assisted != Absent)
        {
            _assistance = new FeeAssistanceConstraint(problem, discount!.Value);
            foreach (var column in _assistance.Columns(_assisted))
            {
                tiers[tierCount++] = column;
            }
        }

        _flatPrices = FlatPrices.For(problem, firstTiers, tiers.AsSpan(0, tierCount));
        _tiers = tiers[..tierCount];
        _rows = rows[..rowCount];
        _fees = new double[problem.Classes.Length];
        _splits = [];
        _firstSplit = rowCount;
        Low = new double[problem.Classes.Length * CompiledProblem.Levels];
        var high = new double[Low.Length];
        for (var k = 0; k < problem.Classes.Length; k++)
        {
            ref readonly var kind = ref problem.Classes[k];
            _fees[k] = kind.Cost.Dollars + flat[kind.Group];
            for (var level = 0; level < CompiledProblem.Levels; level++)
            {
                high[(k * CompiledProblem.Levels) + level] = kind.Fits && kind.Takes(level) ? kind.Count : 0;
            }
        }

        High = high;
        SetAssistance();
        SetOpen([]);

        int SignalRow(LimitKind kind, SignalLevel level, int pool)
        {
            var takers = 0;
            foreach (ref readonly var candidates in problem.Classes)
            {
                takers += candidates.Fits && candidates.Takes((int)level) ? candidates.Count : 0;
            }

            return Row(kind, Absent, pool, takers);
        }

        int Row(LimitKind kind, int group, double bound, double neverReached)
        {
            if (double.IsPositiveInfinity(bound) || (bound >= neverReached && !double.IsPositiveInfinity(neverReached)))
            {
                return Absent;
            }

            rows[rowCount] = new LimitRow(kind, group, bound);
            return rowCount++;
        }
    }

    /// <summary>A part of a constraints: one branch of an enumeration after the other.</summary>
    /// <param name="whole">What it is a part of.</param>
    /// <param name="low">Least of each kind and level there.</param>
    /// <param name="high">Most of each kind and level there.</param>
    public RelaxationConstraints(RelaxationConstraints whole, double[] low, double[] high)
    {
        Problem = whole.Problem;
        (_applications, _budget, _assisted, _signals, _caps, _links, _fees) = (
            whole._applications, whole._budget, whole._assisted, whole._signals, whole._caps, whole._links, whole._fees);
        _besideFees = whole._besideFees;
        _firstAssisted = whole._firstAssisted;
        (_assistance, _flatPrices) = (whole._assistance?.OfPart(), whole._flatPrices?.OfPart());
        (_tiers, _rows) = (whole._tiers, whole._rows);
        if (whole._tiers.Length > 0)
        {
            _tiers = new TierColumn[whole._tiers.Length];
            whole._tiers.CopyTo(_tiers);
        }

        if (_flatPrices is not null)
        {
            _rows = new LimitRow[whole._rows.Length];
            whole._rows.CopyTo(_rows);
        }

        _wholeTiers = whole._tiers;

        _splits = [];
        _firstSplit = whole.Rows.Length;
        (Low, High) = (low, high);
    }

    public CompiledProblem Problem { get; }

    /// <summary>Coupling constraints, each ≤ its bound.</summary>
    public ReadOnlySpan<LimitRow> Rows => _rows.AsSpan(0, _firstSplit + _splitCount);

    /// <summary>Fee tiers of all tiered groups, and what applications beyond the fee assistance cost on top.</summary>
    public ReadOnlySpan<TierColumn> Tiers => _tiers;

    /// <summary>Least of each kind and level; raised only by a branch of the enumeration.</summary>
    public double[] Low { get; }

    /// <summary>Most of each kind and level, 0 where a level cannot be sent; lowered only by a branch of the enumeration.</summary>
    public double[] High { get; }

    /// <summary>Whether each group has paid its flat price; empty where no group has one.</summary>
    public ReadOnlySpan<bool> IsOpen => _flatPrices is null ? [] : _flatPrices.IsOpen;

    /// <summary>
    /// Objective units that fees cost which do not depend on the point: flat prices of open groups, and what is sent beside.
    /// </summary>
    public double FixedCost => FeeWeight * (FlatPaid.Dollars + _besideFees);

    /// <summary>The flat prices of the groups that are open, together.</summary>
    private Money FlatPaid => _flatPrices?.Paid ?? Money.Zero;

    private double FeeWeight => Problem.Source.FeeWeight;

    /// <summary>Makes it another part, in which so many sums of kinds are held to a count.</summary>
    public void Begin(int splits)
    {
        if (splits > _splits.Length)
        {
            _splits = new Split[2 * splits];
            var rows = new LimitRow[_firstSplit + _splits.Length];
            _rows[.._firstSplit].CopyTo(rows);
            _rows = rows;
        }

        _splitCount = splits;
    }

    /// <summary>Holds a sum of kinds to a count.</summary>
    /// <param name="place">Its place among those that are held.</param>
    /// <param name="split">The sum and the count.</param>
    public void Hold(int place, Split split)
    {
        _splits[place] = split;
        _rows[_firstSplit + place] = new LimitRow(LimitKind.Split, Absent, split.AtLeast ? -split.Count : split.Count);
    }

    /// <summary>
    /// Takes the box and the sums that are held into what applications beyond the fee assistance cost; to be called when they have changed.
    /// </summary>
    public void SetAssistance() => _assistance?.SetWidths(High, _splits.AsSpan(0, _splitCount), _tiers.AsSpan(_firstAssisted));

    /// <summary>Takes flat prices into tiers and budget: of groups of which the box asks for some, and of others that are open.</summary>
    /// <param name="opened">Those other groups.</param>
    public void SetOpen(ReadOnlySpan<int> opened)
    {
        _wholeTiers.AsSpan()[..Math.Min(_firstAssisted, _wholeTiers.Length)].CopyTo(_tiers);
        if (_flatPrices is not null)
        {
            _flatPrices.Open(Low, opened, _tiers);
            if (_budget != Absent)
            {
                _rows[_budget] = _rows[_budget] with { Bound = (Problem.Budget - FlatPaid).Dollars - _besideFees };
            }
        }
    }

    /// <summary>
    /// Narrows fee tiers to what is left of their groups; to be called when the box of a part, and what is open, have changed. A flat price
    /// that may or may not be paid is spread over as many places as ever, where anything is left.
    /// </summary>
    /// <param name="leftOut">Classes that are left out.</param>
    public void LeaveOut(ReadOnlySpan<bool> leftOut)
    {
        if (!leftOut.Contains(true))
        {
            return;
        }

        Span<int> sizes = _links.Length <= FewRows ? stackalloc int[_links.Length] : new int[_links.Length];
        sizes.Clear();
        for (var k = 0; k < leftOut.Length; k++)
        {
            sizes[Problem.Classes[k].Group] += leftOut[k] ? 0 : Problem.Classes[k].Count;
        }

        for (var t = 0; t < _firstAssisted; t++)
        {
            var group = Rows[_tiers[t].Row].Group;
            var most = Problem.Most(group, sizes[group]);
            if (most == 0 || !IsSpread(group))
            {
                _tiers[t] = _tiers[t] with { Width = Math.Min(_tiers[t].Width, most) };
            }
        }
    }

    /// <summary>
    /// The group whose flat price the relaxation counts least of at a point, with its classes; null where it counts all that matters.
    /// </summary>
    /// <param name="point">x by class and level.</param>
    /// <param name="multipliers">The prices.</param>
    public (int Group, bool[] Classes)? LeastCounted(ReadOnlySpan<double> point, ReadOnlySpan<double> multipliers) =>
        FeeWeight + Of(multipliers, _budget) > 0 ? _flatPrices?.LeastCounted(point) : null;

    /// <inheritdoc cref="FeeAssistanceConstraint.MostSpared"/>
    public (bool[] Classes, double Taken)? MostSpared(ReadOnlySpan<double> point) => _assistance?.MostSpared(point);

    /// <summary>Objective units that one program of the kind costs in fees, tiers apart.</summary>
    public double Cost(int kind) => FeeWeight * _fees[kind];

    /// <summary>Objective units that one place in a tier costs.</summary>
    public double TierCost(int tier) => FeeWeight * Tiers[tier].Each;

    /// <summary>What one program of the kind without a signal uses of every limit, at the multipliers.</summary>
    public double Price(int kind, ReadOnlySpan<double> multipliers)
    {
        var group = Problem.Classes[kind].Group;
        var price = Of(multipliers, _applications) + Of(multipliers, _caps[group]) + Of(multipliers, _links[group]) + Of(multipliers, AssistedRow(group)) + (_fees[kind] * Of(multipliers, _budget));
        for (var s = 0; s < _splitCount; s++)
        {
            price += Sign(s, kind) * multipliers[_firstSplit + s];
        }

        return price;
    }

    /// <summary>What a signal level adds to the price.</summary>
    public double SignalPrice(int level, ReadOnlySpan<double> multipliers) => Of(multipliers, _signals[level]);

    /// <summary>What a place in a tier uses of the budget, less the room that it leaves, at the multipliers.</summary>
    public double TierPrice(int tier, ReadOnlySpan<double> multipliers) =>
        (Tiers[tier].Each * Of(multipliers, _budget)) - multipliers[Tiers[tier].Row];

    /// <summary>Writes what one program of the kind at a level uses of each row.</summary>
    public void Column(int kind, int level, Span<double> column)
    {
        column.Clear();
        var group = Problem.Classes[kind].Group;
        Set(column, _applications, 1);
        Set(column, _caps[group], 1);
        Set(column, _links[group], 1);
        Set(column, AssistedRow(group), 1);
        Set(column, _signals[level], 1);
        Set(column, _budget, _fees[kind]);
        for (var s = 0; s < _splitCount; s++)
        {
            column[_firstSplit + s] = Sign(s, kind);
        }
    }

    /// <summary>Writes what a place in a tier uses of each row.</summary>
    public void TierColumn(int tier, Span<double> column)
    {
        column.Clear();
        Set(column, _budget, Tiers[tier].Each);
        column[Tiers[tier].Row] = -1;
    }

    /// <summary>
    /// The best that a linear objective can reach when the coupling rows are priced at the multipliers instead of
    /// enforced: an upper bound on what it reaches when they are enforced.
    /// </summary>
    /// <param name="gradient">Objective by kind and level, fees already taken off.</param>
    /// <param name="multipliers">A price ≥ 0 for each row.</param>
    public double Priced(ReadOnlySpan<double> gradient, ReadOnlySpan<double> multipliers)
    {
        var total = -FixedCost;
        for (var row = 0; row < Rows.Length; row++)
        {
            total += multipliers[row] * Rows[row].Bound;
        }

        Span<double> gains = stackalloc double[CompiledProblem.Levels];
        for (var k = 0; k < Problem.Classes.Length; k++)
        {
            ReducedCosts(k, gradient, multipliers, gains);
            var first = k * CompiledProblem.Levels;
            total += CappedBox.Most(
                gains,
                Low.AsSpan(first, CompiledProblem.Levels),
                High.AsSpan(first, CompiledProblem.Levels),
                Problem.Classes[k].Count,
                Problem.Classes[k].Forced);
        }

        for (var t = 0; t < Tiers.Length; t++)
        {
            total += Tiers[t].Width * Math.Max(0, -TierCost(t) - TierPrice(t, multipliers));
        }

        return total;
    }

    /// <summary>What the places in fee tiers would be worth in addition if programs that do not fit counted, at the multipliers.</summary>
    public double WorthOfPlacesBeyond(ReadOnlySpan<double> multipliers)
    {
        var worth = 0.0;
        for (var g = 0; g < _links.Length; g++)
        {
            var (size, fitting) = (0, 0);
            foreach (ref readonly var kind in Problem.Classes)
            {
                size += kind.Group == g ? kind.Count : 0;
                fitting += kind.Group == g && kind.Fits ? kind.Count : 0;
            }

            if (_links[g] == Absent || size == fitting || IsSpread(g))
            {
                continue;
            }

            var most = Problem.Most(g, size);
            for (var (t, tier) = (0, 0); t < Tiers.Length; t++)
            {
                if (Tiers[t].Row == _links[g])
                {
                    var width = Math.Min(Problem.Fees[g].Tiers[tier++].First ?? most, most);
                    worth += (width - Tiers[t].Width) * Math.Max(0, -TierCost(t) - TierPrice(t, multipliers));
                }
            }
        }

        return worth;
    }

    /// <summary>Whether the box leaves a class, or a sum of classes that is held to a count, nothing that it could be.</summary>
    public bool IsContradiction()
    {
        for (var k = 0; k < Problem.Classes.Length; k++)
        {
            if (Least(k) > Problem.Classes[k].Count || (Problem.Classes[k].Forced && Most(k) < Problem.Classes[k].Count))
            {
                return true;
            }
        }

        for (var s = 0; s < _splitCount; s++)
        {
            var (least, most) = (0.0, 0.0);
            for (var k = 0; k < Problem.Classes.Length; k++)
            {
                if (_splits[s].Classes[k])
                {
                    (least, most) = (least + Least(k), most + Most(k));
                }
            }

            if (_splits[s].AtLeast ? most < _splits[s].Count : least > _splits[s].Count)
            {
                return true;
            }
        }

        return false;

        double Least(int kind) => SpanMath.Sum(Low.AsSpan(kind * CompiledProblem.Levels, CompiledProblem.Levels));

        double Most(int kind) => Math.Min(
            Problem.Classes[kind].Count, SpanMath.Sum(High.AsSpan(kind * CompiledProblem.Levels, CompiledProblem.Levels)));
    }

    /// <summary>Writes applications by tier when the cheapest tiers fill up first.</summary>
    /// <param name="point">x by kind and level.</param>
    /// <param name="tiers">Receives them.</param>
    public void FillTiers(ReadOnlySpan<double> point, Span<double> tiers)
    {
        Span<double> left = Rows.Length <= FewRows ? stackalloc double[Rows.Length] : new double[Rows.Length];
        Use(point, left);
        for (var t = 0; t < tiers.Length; t++)
        {
            var row = Tiers[t].Row;
            tiers[t] = Math.Clamp(left[row] - Rows[row].Bound, 0, Tiers[t].Width);
            left[row] -= tiers[t];
        }
    }

    /// <summary>
    /// What one program of the kind adds at each level beyond the price of what it uses; −∞ where the level cannot be sent.
    /// </summary>
    public void ReducedCosts(int kind, ReadOnlySpan<double> gradient, ReadOnlySpan<double> multipliers, Span<double> gains)
    {
        var price = Price(kind, multipliers);
        for (var level = 0; level < CompiledProblem.Levels; level++)
        {
            gains[level] = Problem.Classes[kind].Takes(level)
                ? gradient[(kind * CompiledProblem.Levels) + level] - price - Of(multipliers, _signals[level])
                : double.NegativeInfinity;
        }
    }

    /// <summary>Writes A · point.</summary>
    private void Use(ReadOnlySpan<double> point, Span<double> used)
    {
        used.Clear();
        Span<double> column = Rows.Length <= FewRows ? stackalloc double[Rows.Length] : new double[Rows.Length];
        for (var i = 0; i < point.Length; i++)
        {
            if (point[i] != 0)
            {
                Column(i / CompiledProblem.Levels, i % CompiledProblem.Levels, column);
                SpanMath.MultiplyAdd(column, point[i], used, used);
            }
        }
    }

    /// <summary>As many as the groups' fees have, and a full price for each of them and for none.</summary>
    private static int MostTiers(FeeSchedule[] fees)
    {
        var tiers = 0;
        foreach (var schedule in fees)
        {
            tiers += schedule.Tiers.Count;
        }

        return (2 * tiers) + 1;
    }

    /// <summary>What is sent beside costs at least this: with assistance, the share of the prices that is not waived.</summary>
    private static double LeastFeesBeside(CompiledProblem problem)
    {
        var fees = 0.0;
        for (var g = 0; g < problem.Groups.Length; g++)
        {
            var paid = problem.Fees[g].IsAssisted ? 1 - (problem.Source.Discount?.Rate ?? 0) : 1;
            fees += problem.Beside[g] > 0 ? paid * problem.Fees[g].Total(problem.Beside[g]).Dollars : 0;
        }

        return fees;
    }

    /// <summary>How many programs there are whose fees assistance reduces.</summary>
    private static int Assisted(CompiledProblem problem, ReadOnlySpan<int> sizes)
    {
        var assisted = 0;
        for (var g = 0; g < sizes.Length; g++)
        {
            assisted += problem.Fees[g].IsAssisted ? sizes[g] : 0;
        }

        return assisted;
    }

    /// <summary>Whether the group has a flat price that may or may not be paid.</summary>
    private bool IsSpread(int group) => _flatPrices is not null && Problem.Fees[group].Opening > Money.Zero && !_flatPrices.IsOpen[group];

    private int AssistedRow(int group) => Problem.Fees[group].IsAssisted ? _assisted : Absent;

    private double Sign(int split, int kind) => !_splits[split].Classes[kind] ? 0 : _splits[split].AtLeast ? -1 : 1;

    private static double Of(ReadOnlySpan<double> multipliers, int row) => row < 0 ? 0 : multipliers[row];

    private static void Set(Span<double> column, int row, double value)
    {
        if (row >= 0)
        {
            column[row] = value;
        }
    }
}
