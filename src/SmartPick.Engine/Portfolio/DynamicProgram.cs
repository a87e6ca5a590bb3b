namespace SmartPick.Engine.Portfolio;

/// <summary>
/// The exact optimum for independent decisions, by dynamic programming over what has been used: with programs in order
/// of value, best(k, used) = max over signal levels of v·p + (1 − p)·best(k + 1, used − the program's use), or
/// best(k + 1, used) without it. Whole-dollar costs, applications, signals, and applications in each group that is
/// capped or tiered make up the state.
/// </summary>
internal sealed class DynamicProgram
{
    /// <summary>More decisions than this (a byte each) are left to the relaxation.</summary>
    private const long MaxDecisions = 24_000_000;

    private readonly Market _market;
    private readonly int[] _sizes;
    private readonly int[] _strides;
    private readonly int _costAxis;
    private readonly int _applicationAxis;
    private readonly int[] _signalAxes;
    private readonly int[] _groupAxes;

    private DynamicProgram(Market market, int[] sizes, int costAxis, int applicationAxis, int[] signalAxes, int[] groupAxes)
    {
        _market = market;
        _sizes = sizes;
        _costAxis = costAxis;
        _applicationAxis = applicationAxis;
        _signalAxes = signalAxes;
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
        Kind[] kinds = [.. market.Kinds];
        var members = kinds.Sum(k => k.Count);
        if (problem.Dependence is not { Interview: 0, Match: 0 } || problem.Discount is not null || kinds.Any(k => k.Forced))
        {
            return null;
        }

        var sizes = new List<long>();
        var groupAxes = new int[market.Groups.Length];
        for (var g = 0; g < groupAxes.Length; g++)
        {
            var size = kinds.Where(k => k.Group == g).Sum(k => k.Count);
            var isPriced = market.FeesMatter && market.Fees[g].Total(size) > 0;
            groupAxes[g] = isPriced || market.GroupCaps[g] < size ? Axis(Math.Min(size, Math.Min(market.GroupCaps[g], market.Applications))) : -1;
        }

        var applicationAxis = market.Applications < members ? Axis(market.Applications) : -1;
        var signalAxes = new[] { -1, SignalAxis(SignalLevel.Silver, problem.Limits.Silver), SignalAxis(SignalLevel.Gold, problem.Limits.Gold) };
        var costAxis = -1;
        if (market.FeesMatter && kinds.Any(k => k.Cost > 0))
        {
            if (kinds.Any(k => k.Cost != Math.Truncate(k.Cost)))
            {
                return null;
            }

            costAxis = Axis((long)Math.Min(market.Budget, kinds.Sum(k => k.Cost * k.Count)));
        }

        var decisions = sizes.Aggregate((double)members, (product, size) => product * size);
        return decisions > MaxDecisions ? null : new DynamicProgram(
            market, [.. sizes.Select(s => (int)s)], costAxis, applicationAxis, signalAxes, groupAxes);

        int SignalAxis(SignalLevel level, int pool) =>
            kinds.Where(k => k.Takes((int)level)).Sum(k => k.Count) is > 0 and var takers ? Axis(Math.Min(pool, takers)) : -1;

        int Axis(long most)
        {
            sizes.Add(most + 1);
            return sizes.Count - 1;
        }
    }

    /// <summary>The optimal selection.</summary>
    public Selection Solve(CancellationToken cancellationToken)
    {
        var programs = _market.Kinds.ToArray().Index().SelectMany(k => Enumerable.Repeat(k.Index, k.Item.Count)).ToArray();
        var best = new double[States];
        Array.Fill(best, double.NegativeInfinity);
        best[0] = _market.Problem.UnmatchedValue;
        // What was done with each program in each state: 0 left out, else 1 + its signal level.
        var decisions = new byte[(long)programs.Length * States];
        for (var i = programs.Length - 1; i >= 0; i--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Decide(_market.Kinds[programs[i]], best, decisions.AsSpan(i * States, States));
        }

        return Trace(programs, decisions, BestEnd(best));
    }

    /// <summary>Brings <paramref name="best"/> from "programs after this one" to "this one and those after".</summary>
    private void Decide(in Kind kind, double[] best, Span<byte> decisions)
    {
        var uses = new (int Offset, int[] ByAxis)[Market.Levels];
        var odds = new double[Market.Levels];
        for (var level = 0; level < Market.Levels; level++)
        {
            uses[level] = Use(kind, level);
            odds[level] = (kind.First.OddsAt((SignalLevel)level) ?? 0) * kind.First.MatchOdds;
        }

        for (var state = States - 1; state >= 0; state--)
        {
            var most = best[state];
            for (var level = 0; level < Market.Levels; level++)
            {
                if (!kind.Takes(level) || uses[level].Offset > state || (_sizes.Length > 1 && !Fits(state, uses[level])))
                {
                    continue;
                }

                var with = (odds[level] * kind.Value) + ((1 - odds[level]) * best[state - uses[level].Offset]);
                if (with > most)
                {
                    most = with;
                    decisions[state] = (byte)(1 + level);
                }
            }

            best[state] = most;
        }
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

    private Selection Trace(int[] programs, byte[] decisions, int state)
    {
        var selection = new Selection(_market);
        for (var i = 0; i < programs.Length; i++)
        {
            if (decisions[(i * States) + state] is > 0 and var decision)
            {
                selection.Add(programs[i], decision - 1);
                state -= Use(_market.Kinds[programs[i]], decision - 1).Offset;
            }
        }

        return selection;
    }

    private (int Offset, int[] ByAxis) Use(in Kind kind, int level)
    {
        var byAxis = new int[_sizes.Length];
        Spend(_costAxis, (int)Math.Min(kind.Cost, int.MaxValue / 2));
        Spend(_applicationAxis, 1);
        Spend(_groupAxes[kind.Group], 1);
        Spend(_signalAxes[level], 1);
        var offset = 0L;
        for (var axis = 0; axis < byAxis.Length; axis++)
        {
            offset += (long)byAxis[axis] * _strides[axis];
        }

        return ((int)Math.Min(offset, States), byAxis);

        void Spend(int axis, int amount)
        {
            if (axis >= 0)
            {
                byAxis[axis] = amount;
            }
        }
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
}
