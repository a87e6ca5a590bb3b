using MathNet.Numerics.LinearAlgebra;

namespace SmartPick.Engine.Calibration;

/// <summary>Newton's method for as many equations as unknowns, with differences for derivatives, bounds and shortened steps.</summary>
internal static class NewtonSolver
{
    private const double DifferenceStep = 1e-4;
    private const int MostSteps = 25;
    private const int MostHalvings = 10;

    /// <param name="residuals">What should be 0.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="bounds">Least and greatest value of each unknown.</param>
    /// <param name="tolerance">Largest residual of a solution.</param>
    /// <returns>The solution, or the best point found.</returns>
    public static double[] Solve(
        Func<double[], double[]> residuals, double[] start, IReadOnlyList<(double Least, double Most)> bounds, double tolerance)
    {
        var (x, r) = (start, residuals(start));
        for (var step = 0; step < MostSteps && Size(r) > tolerance; step++)
        {
            var move = Jacobian(residuals, x, r).Solve(Vector<double>.Build.Dense(r));
            var (next, found) = (x, r);
            for (var (length, halvings) = (1.0, 0); halvings < MostHalvings; length /= 2, halvings++)
            {
                next = [.. x.Select((value, i) => Math.Clamp(value - (length * move[i]), bounds[i].Least, bounds[i].Most))];
                found = residuals(next);
                if (Size(found) < Size(r))
                {
                    break;
                }
            }

            if (Size(found) >= Size(r))
            {
                break;
            }

            (x, r) = (next, found);
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

    private static double Size(double[] residuals) => residuals.Any(r => !double.IsFinite(r)) ? double.PositiveInfinity : Math.Sqrt(residuals.Sum(r => r * r));
}
