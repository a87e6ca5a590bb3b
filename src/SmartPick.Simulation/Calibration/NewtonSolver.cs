using MathNet.Numerics.LinearAlgebra;

namespace SmartPick.Simulation.Calibration;

/// <summary>
/// Newton's method for as many equations as unknowns, with differences for derivatives, bounds and shortened steps. Between
/// differences the derivatives are updated by Broyden's rule, which costs one evaluation a step. An unknown that the step would carry
/// beyond its bound stays there, and its own equation is given up.
/// </summary>
internal static class NewtonSolver
{
    private const double DifferenceStep = 1e-4;
    private const int MaxSteps = 60;
    private const int MaxHalvings = 10;

    /// <param name="residuals">What should be 0.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="bounds">Least and greatest value of each unknown.</param>
    /// <param name="tolerance">Largest residual of a solution.</param>
    /// <returns>The solution, or the best point found.</returns>
    public static double[] Solve(
        Func<double[], double[]> residuals, double[] start, IReadOnlyList<(double Least, double Most)> bounds, double tolerance)
    {
        var (x, r) = (start, residuals(start));
        Matrix<double>? jacobian = null;
        var isFresh = false;
        var free = Enumerable.Range(0, x.Length).ToArray();
        for (var step = 0; step < MaxSteps && Size(r, free) > tolerance; step++)
        {
            if (jacobian is null)
            {
                (jacobian, isFresh) = (Jacobian(residuals, x, r), true);
            }

            var move = Move(jacobian, r, free);
            if (free.Where(i => IsBeyond(x[i], move[i], bounds[i])).ToArray() is { Length: > 0 } stuck)
            {
                free = [.. free.Except(stuck)];
                continue;
            }

            var (next, found) = (x, r);
            for (var (length, halvings) = (1.0, 0); halvings < (isFresh ? MaxHalvings : 1); length /= 2, halvings++)
            {
                next = [.. x.Select((value, i) => Math.Clamp(value - (length * move[i]), bounds[i].Least, bounds[i].Most))];
                found = residuals(next);
                if (Size(found, free) < Size(r, free))
                {
                    break;
                }
            }

            if (!(Size(found, free) < Size(r, free)))
            {
                if (isFresh)
                {
                    break;
                }

                jacobian = null;
                continue;
            }

            var dx = Vector<double>.Build.Dense([.. next.Zip(x, (a, b) => a - b)]);
            var dr = Vector<double>.Build.Dense([.. found.Zip(r, (a, b) => a - b)]);
            jacobian += (dr - (jacobian * dx)).OuterProduct(dx) / dx.DotProduct(dx);
            (x, r, isFresh) = (next, found, false);
        }

        return x;
    }

    /// <summary>∂ residual / ∂ unknown by forward differences.</summary>
    public static Matrix<double> Jacobian(Func<double[], double[]> residuals, double[] x, double[] at) =>
        Matrix<double>.Build.DenseOfColumnArrays(x.Select((_, i) =>
        {
            var moved = (double[])x.Clone();
            moved[i] += DifferenceStep;
            return residuals(moved).Zip(at, (a, b) => (a - b) / DifferenceStep).ToArray();
        }));

    /// <summary>The Newton step of the unknowns that are free to move, 0 for the others.</summary>
    private static double[] Move(Matrix<double> jacobian, double[] residuals, int[] free)
    {
        var move = new double[residuals.Length];
        if (free.Length > 0)
        {
            var reduced = Matrix<double>.Build.Dense(free.Length, free.Length, (row, column) => jacobian[free[row], free[column]]);
            var solved = reduced.Solve(Vector<double>.Build.Dense([.. free.Select(i => residuals[i])]));
            for (var k = 0; k < free.Length; k++)
            {
                move[free[k]] = solved[k];
            }
        }

        return move;
    }

    private static bool IsBeyond(double value, double move, (double Least, double Most) bound) =>
        (value <= bound.Least && move > 0) || (value >= bound.Most && move < 0);

    private static double Size(double[] residuals, int[] free) => free.Any(i => !double.IsFinite(residuals[i]))
        ? double.PositiveInfinity
        : Math.Sqrt(free.Sum(i => residuals[i] * residuals[i]));
}
