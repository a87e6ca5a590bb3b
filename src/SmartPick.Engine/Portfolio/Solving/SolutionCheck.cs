using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio.Solving;

/// <summary>
/// Checks a portfolio, its value and the proof of its bound against each other, and reads off what may be claimed. A contradiction is a
/// defect; it is reported, and nothing is claimed then but what is true in any case.
/// </summary>
internal sealed class SolutionCheck
{
    /// <summary>What values and bounds that are computed in different ways differ by at most when they are equal (share).</summary>
    private const double SumError = 1e-9;

    /// <param name="proof">The proof.</param>
    /// <param name="fees">
    /// Objective units that the fees of the portfolio cost: a bound on value less fees holds, with these added back, for every portfolio
    /// that costs no more.
    /// </param>
    /// <param name="selection">The portfolio.</param>
    /// <param name="grid">The reporting grid.</param>
    /// <param name="reported">The value that is reported of it.</param>
    public SolutionCheck(BoundProof proof, double fees, Selection selection, OddsGrid grid, double reported)
    {
        var problem = proof.Constraints.Problem;
        var value = ValueOf(problem, grid, selection);
        var bound = proof.IsExact ? value : proof.Bound + fees;
        var scale = Math.Max(Math.Max(Math.Abs(value), Math.Abs(bound)), fees);
        Defect = !selection.IsFeasible() ? "The portfolio is over a limit."
            : Math.Abs(value - reported) > SumError * scale ? $"The value is {value:R}, reported is {reported:R}."
            : bound < value - (SumError * scale) ? $"The bound {bound:R} is below the value {value:R}."
            : proof.IsExact && proof.Relaxed.Bound + fees < value - (SumError * scale) ? $"The exact optimum {value:R} is above the bound {proof.Relaxed.Bound + fees:R}."
            : null;
        IsOptimal = Defect is null && bound - reported <= BoundProof.Proven * Math.Max(Math.Abs(bound), fees);
        UpperBound = Defect is not null ? Math.Max(reported, BoundOfAll(problem, grid))
            : IsOptimal ? reported
            : bound;
        Gap = UpperBound == 0 ? 0 : (UpperBound - reported) / UpperBound;
    }

    public double UpperBound { get; }

    /// <summary>(upper bound − value) / upper bound; 0 when the bound is 0.</summary>
    public double Gap { get; }

    public bool IsOptimal { get; }

    /// <summary>The contradiction; null where there is none.</summary>
    public string? Defect { get; }

    /// <summary>The value from its definition: by value from the best, each program counts where none better says yes.</summary>
    private static double ValueOf(CompiledProblem problem, OddsGrid grid, Selection selection)
    {
        var open = new double[grid.Nodes];
        grid.Weights.CopyTo(open);
        var yes = new double[grid.Nodes].AsSpan();
        var value = 0.0;
        for (var kind = 0; kind < problem.Classes.Length; kind++)
        {
            for (var level = 0; level < CompiledProblem.Levels; level++)
            {
                for (var n = selection.Count(kind, level); n > 0; n--)
                {
                    SpanMath.Multiply(open, grid.Odds(problem.Classes[kind].Row(level)), yes);
                    value += problem.Classes[kind].Value * SpanMath.Sum(yes);
                    SpanMath.Subtract(open, yes, open);
                }
            }
        }

        return value + (problem.Source.UnmatchedValue * SpanMath.Sum(open));
    }

    /// <summary>The value of all programs at their best levels, which no portfolio exceeds whatever its limits.</summary>
    private static double BoundOfAll(CompiledProblem problem, OddsGrid grid)
    {
        var all = new Selection(problem);
        for (var kind = 0; kind < problem.Classes.Length; kind++)
        {
            for (var n = problem.Classes[kind].Count; n > 0; n--)
            {
                all.Add(kind, problem.Classes[kind].BestLevel);
            }
        }

        return ValueOf(problem, grid, all);
    }
}
