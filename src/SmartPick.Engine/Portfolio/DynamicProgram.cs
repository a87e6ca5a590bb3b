namespace SmartPick.Engine.Portfolio;

/// <summary>
/// The exact optimum for independent decisions, by dynamic programming over what has been used: with programs in order
/// of value, best(k, used) = max over signal levels of v·p + (1 − p)·best(k + 1, used − the program's use), or
/// best(k + 1, used) without it. Costs in their largest common unit, applications, signals, and applications in each group that is
/// capped or tiered make up the state.
/// </summary>
internal sealed class DynamicProgram
{
    /// <summary>More work than this, in looks at a state for a program and a level, is left to the relaxation.</summary>
    private const double MaxWork = 10_000_000;

    /// <summary>What finding a state's place along each of several axes takes, in looks.</summary>
    private const int WorkPerAxis = 4;

    private readonly CompiledProblem _problem;
    private readonly int[] _sizes;
    private readonly int[] _strides;
    private readonly int _costAxis;
    private readonly Money _costUnit;
    private readonly int _applicationAxis;
    private readonly int[] _signalAxes;
    private readonly int[] _groupAxes;
    private readonly int _members;

    /// <summary>What the program that is looked at uses of each axis, by level.</summary>
    private readonly int[][] _uses;

    private DynamicProgram(
        CompiledProblem problem, int members, int[] sizes, int costAxis, Money costUnit, int applicationAxis, int[] signalAxes, int[] groupAxes)
    {
        _problem = problem;
        _members = members;
        _uses = [new int[sizes.Length], new int[sizes.Length], new int[sizes.Length]];
        _sizes = sizes;
        (_costAxis, _costUnit) = (costAxis, costUnit);
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

    /// <summary>The program for the problem, or null where it does not apply or would be too large.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="grid">The grid that its value is an expectation over: a single node where decisions are independent.</param>
    public static DynamicProgram? For(CompiledProblem problem, OddsGrid grid)
    {
        if (grid.Nodes > 1 || problem.Source.Discount is not null)
        {
            return null;
        }

        var members = Programs(_ => true);
        var sizes = new List<long>();
        var groupAxes = new int[problem.Groups.Length];
        for (var g = 0; g < groupAxes.Length; g++)
        {
            var size = Programs(k => k.Group == g);
            var isPriced = problem.FeesMatter && problem.Fees[g].Total(size) > Money.Zero;
            groupAxes[g] = isPriced || problem.Most(g, size) < Math.Min(size, problem.Applications) ? Axis(problem.Most(g, size)) : -1;
        }

        var applicationAxis = problem.Applications < members ? Axis(problem.Applications) : -1;
        var signalAxes = new[] { -1, SignalAxis(SignalLevel.Silver), SignalAxis(SignalLevel.Gold) };
        var (costAxis, unit) = (-1, CostUnit());
        if (problem.FeesMatter && unit > Money.Zero)
        {
            costAxis = Axis(Math.Min(problem.Budget.Millionths, Costs().Millionths) / unit.Millionths);
        }

        var decisions = sizes.Aggregate((double)members, (product, size) => product * size);
        var levels = 1 + signalAxes.Count(axis => axis >= 0);
        var work = decisions * levels * (sizes.Count > 1 ? WorkPerAxis * sizes.Count : 1);
        return work > MaxWork ? null : new DynamicProgram(
            problem, members, [.. sizes.Select(s => (int)s)], costAxis, unit, applicationAxis, signalAxes, groupAxes);

        int SignalAxis(SignalLevel level) =>
            Programs(k => k.Takes((int)level)) is > 0 and var takers ? Axis(Math.Min(problem.Pool((int)level), takers)) : -1;

        int Axis(long most)
        {
            sizes.Add(most + 1);
            return sizes.Count - 1;
        }

        int Programs(Func<CandidateClass, bool> meant)
        {
            var programs = 0;
            foreach (ref readonly var kind in problem.Classes)
            {
                programs += kind.Fits && meant(kind) ? kind.Count : 0;
            }

            return programs;
        }

        Money Costs()
        {
            var costs = Money.Zero;
            foreach (ref readonly var kind in problem.Classes)
            {
                costs += kind.Count * kind.Cost;
            }

            return costs;
        }

        // The largest amount that all costs are multiples of.
        Money CostUnit()
        {
            var unit = 0L;
            foreach (ref readonly var kind in problem.Classes)
            {
                for (var rest = kind.Cost.Millionths; rest > 0;)
                {
                    (unit, rest) = (rest, unit % rest);
                }
            }

            return new Money(unit);
        }
    }

    /// <summary>The optimal selection.</summary>
    public Selection Solve(CancellationToken cancellationToken)
    {
        var programs = KindsByProgram();
        var best = new double[States].AsSpan();
        best.Fill(double.NegativeInfinity);
        best[0] = _problem.Source.UnmatchedValue;
        // What was done with each program in each state: 0 left out, else 1 + its signal level.
        var decisions = new byte[programs.Length * States].AsSpan();
        for (var i = programs.Length - 1; i >= 0; i--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Decide(_problem.Classes[programs[i]], best, decisions.Slice(i * States, States));
        }

        return Trace(programs, decisions, BestEnd(best));
    }

    /// <summary>The class of each program, by value.</summary>
    private Span<int> KindsByProgram()
    {
        var programs = new int[_members].AsSpan();
        var count = 0;
        for (var kind = 0; kind < _problem.Classes.Length; kind++)
        {
            if (_problem.Classes[kind].Fits)
            {
                programs.Slice(count, _problem.Classes[kind].Count).Fill(kind);
                count += _problem.Classes[kind].Count;
            }
        }

        return programs;
    }

    /// <summary>Brings <paramref name="best"/> from "programs after this one" to "this one and those after".</summary>
    private void Decide(in CandidateClass kind, Span<double> best, Span<byte> decisions)
    {
        Span<int> offsets = stackalloc int[CompiledProblem.Levels];
        Span<double> odds = stackalloc double[CompiledProblem.Levels];
        for (var level = 0; level < CompiledProblem.Levels; level++)
        {
            offsets[level] = Use(kind, level, _uses[level]);
            odds[level] = kind.Takes(level) ? kind.OddsAt(level) * kind.First.MatchOdds : 0;
        }

        for (var state = States - 1; state >= 0; state--)
        {
            var most = kind.Forced ? double.NegativeInfinity : best[state];
            for (var level = 0; level < CompiledProblem.Levels; level++)
            {
                if (!kind.Takes(level) || offsets[level] > state || (_sizes.Length > 1 && !Fits(state, _uses[level])))
                {
                    continue;
                }

                var with = (odds[level] * kind.Value) + ((1 - odds[level]) * best[state - offsets[level]]);
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
    private int BestEnd(ReadOnlySpan<double> best)
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
            var objective = best[state] - (_problem.Source.FeeWeight * fees.Dollars);
            if (fees <= _problem.Budget && objective > bestObjective)
            {
                (end, bestObjective) = (state, objective);
            }
        }

        return end;
    }

    private Selection Trace(ReadOnlySpan<int> programs, ReadOnlySpan<byte> decisions, int state)
    {
        var selection = new Selection(_problem);
        for (var i = 0; i < programs.Length; i++)
        {
            if (decisions[(i * States) + state] is > 0 and var decision)
            {
                selection.Add(programs[i], decision - 1);
                state -= Use(_problem.Classes[programs[i]], decision - 1, _uses[0]);
            }
        }

        return selection;
    }

    /// <summary>Writes what a program of the class at a level uses of each axis; returns how far back in the states that is.</summary>
    private int Use(in CandidateClass kind, int level, int[] byAxis)
    {
        Array.Clear(byAxis);
        if (_costAxis >= 0)
        {
            Spend(_costAxis, (int)Math.Min(kind.Cost.Millionths / _costUnit.Millionths, int.MaxValue / 2));
        }

        Spend(_applicationAxis, 1);
        Spend(_groupAxes[kind.Group], 1);
        Spend(_signalAxes[level], 1);
        var offset = 0L;
        for (var axis = 0; axis < byAxis.Length; axis++)
        {
            offset += (long)byAxis[axis] * _strides[axis];
        }

        return (int)Math.Min(offset, States);

        void Spend(int axis, int amount)
        {
            if (axis >= 0)
            {
                byAxis[axis] = amount;
            }
        }
    }

    private bool Fits(int state, int[] use)
    {
        for (var axis = 0; axis < _sizes.Length; axis++)
        {
            if (Coordinate(state, axis) < use[axis])
            {
                return false;
            }
        }

        return true;
    }

    private Money FeesOf(int state)
    {
        var fees = _costAxis >= 0 ? Coordinate(state, _costAxis) * _costUnit : Money.Zero;
        for (var g = 0; g < _groupAxes.Length; g++)
        {
            if (_groupAxes[g] >= 0)
            {
                fees += _problem.Fees[g].Total(Coordinate(state, _groupAxes[g]));
            }
        }

        return fees + FeeTotal.Of(_problem.Fees, _problem.Beside, discount: null);
    }

    private int Coordinate(int state, int axis) => state / _strides[axis] % _sizes[axis];
}
