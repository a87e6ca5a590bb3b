using MathNet.Numerics.LinearAlgebra;
using SmartPick.Engine.Numerics;

namespace SmartPick.Simulation.Calibration;

/// <summary>Logistic regression of probabilities on covariates, by Newton's method.</summary>
internal static class LogisticRegression
{
    private const int MaxSteps = 50;
    private const double Tolerance = 1e-10;

    /// <summary>The slope on each covariate: what a survey would report as the logarithms of odds ratios.</summary>
    /// <param name="covariates">A row for each observation.</param>
    /// <param name="probabilities">Probability of the outcome, or the share that had it.</param>
    /// <param name="weights">How many observations each row stands for.</param>
    public static double[] Slopes(double[][] covariates, double[] probabilities, double[] weights)
    {
        var count = covariates[0].Length;
        var total = weights.Sum();
        var means = Enumerable.Range(0, count).Select(k => covariates.Zip(weights, (row, w) => w * row[k]).Sum() / total).ToArray();
        var x = Matrix<double>.Build.Dense(covariates.Length, count + 1, (i, k) => k == 0 ? 1 : covariates[i][k - 1] - means[k - 1]);
        var p = Vector<double>.Build.Dense(probabilities);
        var w = Vector<double>.Build.Dense(weights);
        var beta = Vector<double>.Build.Dense(count + 1);
        for (var step = 0; step < MaxSteps; step++)
        {
            var fitted = (x * beta).Map(Logit.ToProbability);
            var gradient = x.TransposeThisAndMultiply(w.PointwiseMultiply(p - fitted));
            var curvature = w.PointwiseMultiply(fitted.PointwiseMultiply(1 - fitted));
            var hessian = x.TransposeThisAndMultiply(Matrix<double>.Build.DenseOfColumnVectors(
                Enumerable.Range(0, count + 1).Select(k => x.Column(k).PointwiseMultiply(curvature))));
            var move = hessian.Solve(gradient);
            beta += move;
            if (move.AbsoluteMaximum() < Tolerance)
            {
                break;
            }
        }

        return [.. beta.Skip(1)];
    }
}
