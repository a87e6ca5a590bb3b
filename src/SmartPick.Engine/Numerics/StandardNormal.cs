using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics.Distributions;

namespace SmartPick.Engine.Numerics;

/// <summary>The standard normal distribution.</summary>
public static class StandardNormal
{
    /// <summary>Where the rational approximation ends; beyond, the library's tail is taken.</summary>
    private const double RationalUpTo = 7.07;

    /// <summary>
    /// Coefficients of Hart's rational approximation 5666 (Computer Approximations, 1968; as in West 2005), highest power first.
    /// </summary>
    private static ReadOnlySpan<double> Numerator =>
    [
        3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376,
    ];

    private static ReadOnlySpan<double> Denominator =>
    [
        8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948,
        440.413735824752,
    ];

    /// <summary>Φ(x): probability of a value at or below <paramref name="x"/>.</summary>
    public static double Cdf(double x) => Normal.CDF(0, 1, x);

    /// <summary>Φ of every element, in place; absolute error below 1e-14. Four at a time: lists are searched on millions of them.</summary>
    public static void Cdf(Span<double> values)
    {
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(values);
        foreach (ref var x in vectors)
        {
            if (Vector256.LessThanAll(Vector256.Abs(x), Vector256.Create(RationalUpTo)))
            {
                x = Rational(x);
            }
            else
            {
                One(MemoryMarshal.Cast<Vector256<double>, double>(new Span<Vector256<double>>(ref x)));
            }
        }

        One(values[(vectors.Length * Vector256<double>.Count)..]);
    }

    /// <summary>Φ⁻¹(p): −∞ at 0, +∞ at 1.</summary>
    /// <param name="p">A probability in [0,1].</param>
    public static double Quantile(double p) => Normal.InvCDF(0, 1, p);

    private static void One(Span<double> values)
    {
        foreach (ref var value in values)
        {
            value = Cdf(value);
        }
    }

    private static Vector256<double> Rational(Vector256<double> x)
    {
        var distance = Vector256.Abs(x);
        var tail = VectorFunctions.Exp(distance * distance * -0.5) * VectorFunctions.Polynomial(distance, Numerator)
            / VectorFunctions.Polynomial(distance, Denominator);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<double>.Zero), Vector256<double>.One - tail, tail);
    }
}
