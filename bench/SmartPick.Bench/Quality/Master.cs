using Google.OrTools.LinearSolver;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Quality;

/// <summary>A tangent of one block of the value: value ≤ Constant + Slopes · x, everywhere.</summary>
internal sealed record Cut(int Block, double Constant, double[] Slopes);

/// <summary>
/// The master problem: applications with signal levels, fee tiers and all limits, and each block of the value bounded
/// by the cuts found so far.
/// </summary>
internal sealed class Master : IDisposable
{
    private readonly Solver _solver;
    private readonly Variable[] _blocks;
    private readonly Variable?[] _x;
    private readonly List<(Constraint Row, Cut Cut)> _cuts = [];

    /// <param name="solverName">Name of the OR-Tools back end.</param>
    /// <param name="problem">The market.</param>
    /// <param name="value">Its value, for the order of programs.</param>
    /// <param name="isInteger">Whether applications are whole.</param>
    public Master(string solverName, PortfolioProblem problem, ScenarioValue value, bool isInteger)
    {
        _solver = Solver.CreateSolver(solverName) ?? throw new InvalidOperationException($"OR-Tools has no solver {solverName}.");
        var infinity = double.PositiveInfinity;
        _blocks = [.. Enumerable.Range(0, value.Blocks).Select(z => _solver.MakeNumVar(0, problem.Candidates.Max(c => c.Value), $"v{z}"))];
        foreach (var block in _blocks)
        {
            _solver.Objective().SetCoefficient(block, 1);
        }

        _solver.Objective().SetMaximization();
        _x = new Variable?[value.Programs.Length * ScenarioValue.Levels];
        var limits = problem.Limits;
        var all = _solver.MakeConstraint(0, limits.Applications ?? infinity);
        var budget = _solver.MakeConstraint(0, limits.Budget ?? infinity);
        var pools = new[] { null, _solver.MakeConstraint(0, limits.Silver), _solver.MakeConstraint(0, limits.Gold) };
        var groups = value.Programs.Select(p => p.Group).Distinct(StringComparer.Ordinal)
            .ToDictionary(g => g, g => AddGroup(problem, g, budget), StringComparer.Ordinal);
        for (var j = 0; j < value.Programs.Length; j++)
        {
            var program = value.Programs[j];
            var once = _solver.MakeConstraint(0, 1);
            for (var level = 0; level < ScenarioValue.Levels; level++)
            {
                if (program.OddsAt((SignalLevel)level) is null)
                {
                    continue;
                }

                var x = _solver.MakeVar(0, 1, isInteger, $"x{j}_{level}");
                _x[(j * ScenarioValue.Levels) + level] = x;
                once.SetCoefficient(x, 1);
                all.SetCoefficient(x, 1);
                budget.SetCoefficient(x, program.Cost);
                pools[level]?.SetCoefficient(x, 1);
                groups[program.Group].Cap.SetCoefficient(x, 1);
                groups[program.Group].Link.SetCoefficient(x, 1);
            }
        }
    }

    public int Variables => _solver.NumVariables();

    /// <summary>No point of the master is worth more; valid for the market because cuts are.</summary>
    public double Bound { get; private set; }

    /// <summary>The cuts that bind at the last solution of a linear master.</summary>
    public IEnumerable<Cut> BindingCuts => _cuts.Where(c => c.Row.DualValue() != 0).Select(c => c.Cut);

    public void Add(Cut cut)
    {
        var row = _solver.MakeConstraint(double.NegativeInfinity, cut.Constant);
        row.SetCoefficient(_blocks[cut.Block], 1);
        for (var i = 0; i < _x.Length; i++)
        {
            if (_x[i] is { } x && cut.Slopes[i] != 0)
            {
                row.SetCoefficient(x, -cut.Slopes[i]);
            }
        }

        _cuts.Add((row, cut));
    }

    /// <summary>The best point found, or null.</summary>
    /// <param name="limit">Time to spend.</param>
    /// <param name="relativeGap">Close enough between the point and the bound.</param>
    /// <param name="start">A point to start from, or null.</param>
    public double[]? Solve(TimeSpan limit, double relativeGap, double[]? start)
    {
        _solver.SetTimeLimit((long)Math.Max(1, limit.TotalMilliseconds));
        if (start is not null)
        {
            var variables = _x.Index().Where(x => x.Item is not null).ToArray();
            _solver.SetHint([.. variables.Select(x => x.Item)], [.. variables.Select(x => start[x.Index])]);
        }

        using var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, relativeGap);
        var status = _solver.Solve(parameters);
        Bound = status is Solver.ResultStatus.OPTIMAL && !_solver.IsMip() ? _solver.Objective().Value() : _solver.IsMip() ? _solver.Objective().BestBound() : double.PositiveInfinity;
        return status is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE
            ? [.. _x.Select(x => x?.SolutionValue() ?? 0)]
            : null;
    }

    public void Dispose() => _solver.Dispose();

    /// <summary>A group's cap, and the link between its applications and those that its fee tiers hold.</summary>
    private (Constraint Cap, Constraint Link) AddGroup(PortfolioProblem problem, string group, Constraint budget)
    {
        var cap = _solver.MakeConstraint(0, problem.Limits.PerGroup.TryGetValue(group, out var most) ? most : double.PositiveInfinity);
        var link = _solver.MakeConstraint(double.NegativeInfinity, 0);
        var tiers = problem.Fees.GetValueOrDefault(group, FeeSchedule.Free).Tiers;
        foreach (var tier in tiers.Count > 0 ? tiers : [new FeeTier(null, 0)])
        {
            var held = _solver.MakeNumVar(0, tier.First ?? problem.Candidates.Count, $"y_{group}_{tier.Each}");
            link.SetCoefficient(held, -1);
            budget.SetCoefficient(held, tier.Each);
        }

        return (cap, link);
    }
}
