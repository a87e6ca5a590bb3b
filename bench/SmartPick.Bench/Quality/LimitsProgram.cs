using Google.OrTools.LinearSolver;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Quality;

/// <summary>A linear program of a market's decisions and limits: applications with signal levels, fee tiers, caps, pools, budget.</summary>
internal sealed class LimitsProgram : IDisposable
{
    private readonly Variable?[] _x;

    /// <param name="solverName">Name of the OR-Tools back end.</param>
    /// <param name="problem">The market.</param>
    /// <param name="programs">Its programs in the order that points are in.</param>
    /// <param name="isInteger">Whether applications are whole.</param>
    public LimitsProgram(string solverName, PortfolioProblem problem, Candidate[] programs, bool isInteger)
    {
        Solver = Solver.CreateSolver(solverName) ?? throw new InvalidOperationException($"OR-Tools has no solver {solverName}.");
        Solver.Objective().SetMaximization();
        _x = new Variable?[programs.Length * ScenarioValue.Levels];
        var limits = problem.Limits;
        var all = Solver.MakeConstraint(0, limits.Applications ?? double.PositiveInfinity);
        var budget = Solver.MakeConstraint(0, limits.Budget ?? double.PositiveInfinity);
        var pools = new[] { null, Solver.MakeConstraint(0, limits.Silver), Solver.MakeConstraint(0, limits.Gold) };
        var groups = programs.Select(p => p.Group).Distinct(StringComparer.Ordinal)
            .ToDictionary(g => g, g => AddGroup(problem, g, budget), StringComparer.Ordinal);
        for (var j = 0; j < programs.Length; j++)
        {
            var once = Solver.MakeConstraint(0, 1);
            for (var level = 0; level < ScenarioValue.Levels; level++)
            {
                if (programs[j].OddsAt((SignalLevel)level) is null)
                {
                    continue;
                }

                var x = Solver.MakeVar(0, 1, isInteger, $"x{j}_{level}");
                _x[(j * ScenarioValue.Levels) + level] = x;
                once.SetCoefficient(x, 1);
                all.SetCoefficient(x, 1);
                budget.SetCoefficient(x, programs[j].Cost);
                pools[level]?.SetCoefficient(x, 1);
                groups[programs[j].Group].Cap.SetCoefficient(x, 1);
                groups[programs[j].Group].Link.SetCoefficient(x, 1);
            }
        }
    }

    public Solver Solver { get; }

    /// <summary>Applications by program × level; null where a level cannot be sent.</summary>
    public IReadOnlyList<Variable?> X => _x;

    /// <summary>Whether the last solve ran to its end.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>After a solve, no point of the program is worth more.</summary>
    public double Bound { get; private set; }

    /// <summary>The best point found, or null.</summary>
    /// <param name="limit">Time to spend.</param>
    /// <param name="relativeGap">Close enough between the point and the bound.</param>
    public double[]? Solve(TimeSpan limit, double relativeGap)
    {
        Solver.SetTimeLimit((long)Math.Max(1, limit.TotalMilliseconds));
        using var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, relativeGap);
        var status = Solver.Solve(parameters);
        IsClosed = status == Solver.ResultStatus.OPTIMAL;
        Bound = Solver.IsMip() ? Solver.Objective().BestBound()
            : IsClosed ? Solver.Objective().Value()
            : double.PositiveInfinity;
        return status is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE
            ? [.. _x.Select(x => x?.SolutionValue() ?? 0)]
            : null;
    }

    public void Dispose() => Solver.Dispose();

    /// <summary>A group's cap, and the link between its applications and those that its fee tiers hold.</summary>
    private (Constraint Cap, Constraint Link) AddGroup(PortfolioProblem problem, string group, Constraint budget)
    {
        var cap = Solver.MakeConstraint(0, problem.Limits.PerGroup.TryGetValue(group, out var most) ? most : double.PositiveInfinity);
        var link = Solver.MakeConstraint(double.NegativeInfinity, 0);
        var tiers = problem.Fees.GetValueOrDefault(group, FeeSchedule.Free).Tiers;
        foreach (var tier in tiers.Count > 0 ? tiers : [new FeeTier(null, 0)])
        {
            var held = Solver.MakeNumVar(0, tier.First ?? problem.Candidates.Count, $"y_{group}_{tier.Each}");
            link.SetCoefficient(held, -1);
            budget.SetCoefficient(held, tier.Each!.Value);
        }

        return (cap, link);
    }
}
