using Google.OrTools.LinearSolver;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Quality;

/// <summary>A tangent of one block of the value: value ≤ Constant + Slopes · x, everywhere.</summary>
internal sealed record Cut(int Block, double Constant, double[] Slopes);

/// <summary>The master problem of outer approximation: each block of the value is bounded by the cuts found so far.</summary>
internal sealed class CutProgram : IDisposable
{
    /// <summary>Slopes below what linear solvers resolve are counted in full instead, which keeps a cut valid.</summary>
    private const double LeastSlope = 1e-9;

    private readonly LimitsProgram _limits;
    private readonly Variable[] _blocks;
    private readonly List<(Constraint Row, Cut Cut)> _cuts = [];

    public CutProgram(string solverName, PortfolioProblem problem, ScenarioValue value, bool isInteger)
    {
        _limits = new LimitsProgram(solverName, problem, value.Programs, isInteger);
        var most = problem.Candidates.Max(c => c.Value);
        _blocks = [.. Enumerable.Range(0, value.Blocks).Select(z => _limits.Solver.MakeNumVar(0, most, $"v{z}"))];
        foreach (var (block, weight) in _blocks.Zip(value.Weights))
        {
            _limits.Solver.Objective().SetCoefficient(block, weight);
        }
    }

    public int Cuts => _cuts.Count;

    /// <inheritdoc cref="LimitsProgram.IsClosed"/>
    public bool IsClosed => _limits.IsClosed;

    /// <inheritdoc cref="LimitsProgram.Bound"/>
    public double Bound => _limits.Bound;

    /// <summary>The cuts that bind at the last solution of a linear master.</summary>
    public IEnumerable<Cut> BindingCuts => _cuts.Where(c => c.Row.DualValue() != 0).Select(c => c.Cut);

    public void Add(IEnumerable<Cut> cuts)
    {
        foreach (var cut in cuts)
        {
            var row = _limits.Solver.MakeConstraint(double.NegativeInfinity, cut.Constant + cut.Slopes.Where(s => s < LeastSlope).Sum());
            row.SetCoefficient(_blocks[cut.Block], 1);
            for (var i = 0; i < cut.Slopes.Length; i++)
            {
                if (cut.Slopes[i] >= LeastSlope)
                {
                    row.SetCoefficient(_limits.X[i], -cut.Slopes[i]);
                }
            }

            _cuts.Add((row, cut));
        }
    }

    /// <inheritdoc cref="LimitsProgram.Solve"/>
    public double[]? Solve(TimeSpan limit, double relativeGap) => _limits.Solve(limit, relativeGap);

    public void Dispose() => _limits.Dispose();
}
