using System.Runtime.Intrinsics;

namespace SmartPick.Engine.Numerics;

/// <summary>
/// Elementary functions of four numbers at a time, out of additions, multiplications and divisions alone. The library's own
/// (<c>Vector256.Exp</c>) need instructions that no compiler may count on ahead of time: until they are compiled again they
/// are fifty times slower, and with them the first recommendations of an instance.
/// </summary>
/// <remarks>
/// Rational approximations of the Cephes library (S. L. Moshier, Methods and Programs for Mathematical Functions, 1989), relative error
/// below 1e-15.
/// </remarks>
internal static class VectorFunctions
{
    private const double Log2E = 1.4426950408889634;

    /// <summary>ln 2 in two parts, the first of which has so few digits that its multiples are exact.</summary>
    private const double Ln2High = 6.93145751953125e-1;
    private const double Ln2Low = 1.42860682030941723212e-6;

    /// <summary>Results outside could not be told from 0, or from infinity.</summary>
    private const double MinExponent = -708;
    private const double MaxExponent = 709;

    /// <summary>1.5 · 2⁵²: adding it rounds to a whole number, which then stands in the lowest bits.</summary>
    private const double Rounder = 6755399441055744;

    private const int MantissaBits = 52;
    private const long MantissaMask = (1L << MantissaBits) - 1;
    private const double SquareRootOfHalf = 0.70710678118654752440;

    /// <summary>eˣ; arguments below −708 and above 709 are taken as these.</summary>
    public static Vector256<double> Exp(Vector256<double> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(MinExponent)), Vector256.Create(MaxExponent));

        // e^x = 2^n·e^r with |r| ≤ ln 2 / 2, and e^r = 1 + 2rP(r²) / (Q(r²) − rP(r²)).
        var shifted = (x * Log2E) + Vector256.Create(Rounder);
        var n = shifted - Vector256.Create(Rounder);
        var r = x - (n * Ln2High) - (n * Ln2Low);
        var square = r * r;
        var p = square * 1.26177193074810590878e-4;
        p = (p + Vector256.Create(3.02994407707441961300e-2)) * square;
        p = (p + Vector256.Create(9.99999999999999999910e-1)) * r;
        var q = square * 3.00198505138664455042e-6;
        q = (q + Vector256.Create(2.52448340349684104192e-3)) * square;
        q = (q + Vector256.Create(2.27265548208155028766e-1)) * square;
        q += Vector256.Create(2.00000000000000000005);
        var power = Vector256<double>.One + (2 * (p / (q - p)));
        return (power.AsInt64() + (shifted.AsInt64() << MantissaBits)).AsDouble();
    }

    /// <summary>ln x of normal positive numbers.</summary>
    public static Vector256<double> Log(Vector256<double> x)
    {
        // x = 2^n·m with √½ ≤ m < √2, and ln m = f − f²/2 + f³P(f)/Q(f) with f = m − 1.
        var bits = x.AsInt64();
        var m = ((bits & Vector256.Create(MantissaMask)) | Vector256.Create(0.5).AsInt64()).AsDouble();
        var n = ((bits >>> MantissaBits) | Vector256.Create(Rounder).AsInt64()).AsDouble() - Vector256.Create(Rounder + 1022);
        var isSmall = Vector256.LessThan(m, Vector256.Create(SquareRootOfHalf));
        n -= Vector256.ConditionalSelect(isSmall, Vector256<double>.One, Vector256<double>.Zero);
        var f = m + Vector256.ConditionalSelect(isSmall, m, Vector256<double>.Zero) - Vector256<double>.One;
        var square = f * f;
        var p = Polynomial(f, [1.01875663804580931796e-4, 4.97494994976747001425e-1, 4.70579119878881725854, 1.44989225341610930846e1, 1.79368678507819816313e1, 7.70838733755885391666]);
        var q = Polynomial(f, [1, 1.12873587189167450590e1, 4.52279145837532221105e1, 8.29875266912776603211e1, 7.11544750618563894466e1, 2.31251620126765340583e1]);
        return f + ((f * (square * p / q)) + (n * Ln2Low) - (0.5 * square)) + (n * Ln2High);
    }

    /// <summary>A polynomial, its highest power first.</summary>
    public static Vector256<double> Polynomial(Vector256<double> x, ReadOnlySpan<double> coefficients)
    {
        var sum = Vector256.Create(coefficients[0]);
        foreach (var coefficient in coefficients[1..])
        {
            sum = (sum * x) + Vector256.Create(coefficient);
        }

        return sum;
    }
}
