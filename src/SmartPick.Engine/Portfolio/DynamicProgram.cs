namespace SmartPick.Engine.Portfolio;

/// <summary>
/// The exact optimum for independent decisions without signals, by dynamic programming over what has been used: with
/// programs in order of value, best(k, used) = max(best(k + 1, used), v·p + (1 − p)·best(k + 1, used − program's use)).
/// Whole-dollar costs, applications, and applications in each group that is capped or tiered make up the state.
/// </summary>
internal sealed class DynamicProgram
{
    /// <summary>More decisions than this are left to the relaxation.</summary>
    private const long MaxDecisions = 60_000_000;

    private readonly Market _market;
    private readonly int[] _sizes;
    private readonly int[] _strides;
    private readonly int _costAxis = -1;
    private readonly int _applicationAxis = -1;
    private readonly int[] _groupAxes;

    private DynamicProgram(Market market, int[] sizes, int costAxis, int applicationAxis, int[] groupAxes)
    {
        _market = market;
        _sizes = sizes;
        _costAxis = costAxis;
        _applicationAxis = applicationAxis;
        _groupAxes = groupAxes;
        _strides = new int[sizes.Length];
        States = 1;
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            _strides[axis] = States;
            States *= sizes[axis];
        }
    }

    private int States { get; }

    /// <summary>The program for the market, or null where it does not apply or would be too large.</summary>
    public static DynamicProgram? For(Market market)
    {
        var problem = market.Problem;
        var members = market.Kinds.Sum(k => k.Count);
        var canSignal = (problem.Limits.Gold > 0 && market.Kinds.Any(k => k.Rows[(int)SignalLevel.Gold] >= 0))
            || (problem.Limits.Silver > 0 && market.Kinds.Any(k => k.Rows[(int)SignalLevel.Silver] >= 0));
        if (problem.Dependence is not { Interview: 0, Match: 0 } || canSignal || problem.Discount is not null || market.Kinds.Any(k => k.Forced))
        {
            return null;
        }

        var pricesMatter = problem.PricePerDollar > 0 || !double.IsPositiveInfinity(market.Budget);
        var sizes = new List<long>();
        var groupAxes = new int[market.Groups.Length];
        for (var g = 0; g < groupAxes.Length; g++)
        {
            var size = market.Kinds.Where(k => k.Group == g).Sum(k => k.Count);
            var isPriced = pricesMatter && market.Fees[g].Total(size) > 0;
            groupAxes[g] = isPriced || market.GroupCaps[g] < size ? Axis(Math.Min(size, Math.Min(market.GroupCaps[g], market.Applications))) : -1;
        }

        var applicationAxis = market.Applications < members ? Axis(market.Applications) : -1;
        var costAxis = -1;
        if (pricesMatter && market.Kinds.Any(k => k.Cost > 0))
        {
            if (market.Kinds.Any(k => k.Cost != Math.Truncate(k.Cost)))
            {
                return null;
            }

            costAxis = Axis((long)Math.Min(market.Budget, market.Kinds.Sum(k => k.Cost * k.Count)));
        }

        var decisions = sizes.Aggregate((double)members, (product, size) => product * size);
        return decisions > MaxDecisions ? null : new DynamicProgram(market, [.. sizes.Select(s => (int)s)], costAxis, applicationAxis, groupAxes);

        int Axis(long most)
        {
            sizes.Add(most + 1);
            return sizes.Count - 1;
        }
    }

    /// <summary>The optimal selection.</summary>
    public Selection Solve(CancellationToken cancellationToken)
    {
        var programs = _market.Kinds.Index().SelectMany(k => Enumerable.Repeat(k.Index, k.Item.Count)).ToArray();
        var best = new double[States];
        Array.Fill(best, double.NegativeInfinity);
        best[0] = _market.Problem.UnmatchedValue;
        var taken = new ulong[(((long)programs.Length * States) + 63) / 64];
        for (var i = programs.Length - 1; i >= 0; i--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var kind = _market.Kinds[programs[i]];
            var p = _market.Rows[kind.Rows[0]].First * _market.Rows[kind.Rows[0]].Second;
            var gain = ValueOf(kind) * p;
            var use = Use(kind);
            for (var state = States - 1; state >= use.Offset; state--)
            {
                if (_sizes.Length > 1 && !Fits(state, use))
                {
                    continue;
                }

                var with = gain + ((1 - p) * best[state - use.Offset]);
                if (with > best[state])
                {
                    best[state] = with;
                    var bit = ((long)i * States) + state;
                    taken[bit / 64] |= 1UL << (int)(bit % 64);
                }
            }
        }

        return Trace(programs, taken, BestEnd(best));
    }

    /// <summary>The end state with the best objective among those within the budget.</summary>
    private int BestEnd(double[] best)
    {
        var end = 0;
        var bestObjective = double.NegativeInfinity;
        for (var state = 0; state < States; state++)
        {
            if (double.IsNegativeInfinity(best[state]))
            {
                continue;
            }

            var fees = FeesOf(state);
            var objective = best[state] - (_market.Problem.PricePerDollar * fees);
            if (fees <= _market.Budget + 1e-9 && objective > bestObjective)
            {
                (end, bestObjective) = (state, objective);
            }
        }

        return end;
    }

    private Selection Trace(int[] programs, ulong[] taken, int state)
    {
        var selection = new Selection(_market);
        for (var i = 0; i < programs.Length; i++)
        {
            var bit = ((long)i * States) + state;
            if ((taken[bit / 64] >> (int)(bit % 64) & 1) == 1)
            {
                selection.Add(programs[i], 0);
                state -= Use(_market.Kinds[programs[i]]).Offset;
            }
        }

        return selection;
    }

    private (int Offset, int[] ByAxis) Use(Kind kind)
    {
        var byAxis = new int[_sizes.Length];
        if (_costAxis >= 0)
        {
            byAxis[_costAxis] = (int)Math.Min(kind.Cost, int.MaxValue / 2);
        }

        if (_applicationAxis >= 0)
        {
            byAxis[_applicationAxis] = 1;
        }

        if (_groupAxes[kind.Group] >= 0)
        {
            byAxis[_groupAxes[kind.Group]] = 1;
        }

        var offset = 0L;
        for (var axis = 0; axis < byAxis.Length; axis++)
        {
            offset += (long)byAxis[axis] * _strides[axis];
        }

        return ((int)Math.Min(offset, States), byAxis);
    }

    private bool Fits(int state, (int Offset, int[] ByAxis) use)
    {
        for (var axis = 0; axis < _sizes.Length; axis++)
        {
            if (Coordinate(state, axis) < use.ByAxis[axis])
            {
                return false;
            }
        }

        return true;
    }

    private double FeesOf(int state)
    {
        var fees = _costAxis >= 0 ? Coordinate(state, _costAxis) : 0.0;
        for (var g = 0; g < _groupAxes.Length; g++)
        {
            if (_groupAxes[g] >= 0)
            {
                fees += _market.Fees[g].Total(Coordinate(state, _groupAxes[g]));
            }
        }

        return fees;
    }

    private int Coordinate(int state, int axis) => state / _strides[axis] % _sizes[axis];

    private double ValueOf(Kind kind) => _market.LayerSteps.Skip(kind.Layer).Sum() + _market.Problem.UnmatchedValue;
}
