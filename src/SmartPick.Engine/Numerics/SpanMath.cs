using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SmartPick.Engine.Numerics;

/// <summary>
/// Arithmetic on spans of doubles, in vectors of four. <c>TensorPrimitives</c> does the same in vectors as wide as the
/// processor has, which cannot be compiled ahead of time: with it the first thirty recommendations of an instance took ten
/// times as long as those after them, and the first one a tenth of a second more.
/// </summary>
/// <remarks>Spans that are read have one length; the span that is written may be one of them.</remarks>
internal static class SpanMath
{
    /// <summary>What sums of numbers of a size are off by at most, as a share of it.</summary>
    public const double RoundingError = 4e-15;

    private const nuint Width = 4;

    private interface IOperation
    {
        static abstract Vector256<double> Of(Vector256<double> x, Vector256<double> y);
    }

    public static void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> sums) => Map<Sums>(x, y, sums);

    public static void Add(ReadOnlySpan<double> x, double y, Span<double> sums) => Map<Sums>(x, y, sums);

    public static void Subtract(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> differences) =>
        Map<Differences>(x, y, differences);

    public static void Subtract(ReadOnlySpan<double> x, double y, Span<double> differences) => Map<Differences>(x, y, differences);

    public static void Subtract(double x, ReadOnlySpan<double> y, Span<double> differences) => Map<DifferencesFrom>(y, x, differences);

    public static void Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> products) => Map<Products>(x, y, products);

    public static void Multiply(ReadOnlySpan<double> x, double y, Span<double> products) => Map<Products>(x, y, products);

    public static void Divide(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> quotients) => Map<Quotients>(x, y, quotients);

    public static void Divide(double x, ReadOnlySpan<double> y, Span<double> quotients) => Map<QuotientsOf>(y, x, quotients);

    public static void Max(ReadOnlySpan<double> x, double y, Span<double> largest) => Map<Largest>(x, y, largest);

    public static void Min(ReadOnlySpan<double> x, double y, Span<double> smallest) => Map<Smallest>(x, y, smallest);

    public static void Negate(ReadOnlySpan<double> x, Span<double> negated) => Map<DifferencesFrom>(x, -0.0, negated);

    /// <inheritdoc cref="VectorFunctions.Exp"/>
    public static void Exp(ReadOnlySpan<double> x, Span<double> exponentials) => Map<Exponentials>(x, 0, exponentials);

    /// <inheritdoc cref="VectorFunctions.Log"/>
    public static void Log(ReadOnlySpan<double> x, Span<double> logarithms) => Map<Logarithms>(x, 0, logarithms);

    /// <summary><c>x·factor + addend</c>.</summary>
    public static void MultiplyAdd(ReadOnlySpan<double> x, double factor, ReadOnlySpan<double> addend, Span<double> sums)
    {
        var n = Common(x, addend, sums);
        ref var ofX = ref MemoryMarshal.GetReference(x);
        ref var ofAddend = ref MemoryMarshal.GetReference(addend);
        ref var ofSums = ref MemoryMarshal.GetReference(sums);
        var factors = Vector256.Create(factor);
        nuint i = 0;
        for (; i + Width <= n; i += Width)
        {
            ((Vector256.LoadUnsafe(ref ofX, i) * factors) + Vector256.LoadUnsafe(ref ofAddend, i)).StoreUnsafe(ref ofSums, i);
        }

        for (; i < n; i++)
        {
            Unsafe.Add(ref ofSums, i) = (Unsafe.Add(ref ofX, i) * factor) + Unsafe.Add(ref ofAddend, i);
        }
    }

    /// <summary>Σ x·y.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var n = Common(x, y);
        ref var ofX = ref MemoryMarshal.GetReference(x);
        ref var ofY = ref MemoryMarshal.GetReference(y);
        nuint i = 0;
        var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (; i + (2 * Width) <= n; i += 2 * Width)
        {
            even += Vector256.LoadUnsafe(ref ofX, i) * Vector256.LoadUnsafe(ref ofY, i);
            odd += Vector256.LoadUnsafe(ref ofX, i + Width) * Vector256.LoadUnsafe(ref ofY, i + Width);
        }

        var sum = i > 0 ? Vector256.Sum(even + odd) : 0;
        for (; i < n; i++)
        {
            sum += Unsafe.Add(ref ofX, i) * Unsafe.Add(ref ofY, i);
        }

        return sum;
    }

    /// <summary>Σ x.</summary>
    public static double Sum(ReadOnlySpan<double> x)
    {
        var n = (nuint)x.Length;
        ref var ofX = ref MemoryMarshal.GetReference(x);
        nuint i = 0;
        var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (; i + (2 * Width) <= n; i += 2 * Width)
        {
            even += Vector256.LoadUnsafe(ref ofX, i);
            odd += Vector256.LoadUnsafe(ref ofX, i + Width);
        }

        var sum = i > 0 ? Vector256.Sum(even + odd) : 0;
        for (; i < n; i++)
        {
            sum += Unsafe.Add(ref ofX, i);
        }

        return sum;
    }

    /// <summary>The largest; −∞ of none.</summary>
    public static double Max(ReadOnlySpan<double> x)
    {
        var max = double.NegativeInfinity;
        foreach (var value in x)
        {
            max = Math.Max(max, value);
        }

        return max;
    }

    /// <summary>The smallest; ∞ of none.</summary>
    public static double Min(ReadOnlySpan<double> x)
    {
        var min = double.PositiveInfinity;
        foreach (var value in x)
        {
            min = Math.Min(min, value);
        }

        return min;
    }

    private static void Map<T>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> results)
        where T : struct, IOperation
    {
        var n = Common(x, y, results);
        ref var ofX = ref MemoryMarshal.GetReference(x);
        ref var ofY = ref MemoryMarshal.GetReference(y);
        ref var ofResults = ref MemoryMarshal.GetReference(results);
        nuint i = 0;
        for (; i + Width <= n; i += Width)
        {
            T.Of(Vector256.LoadUnsafe(ref ofX, i), Vector256.LoadUnsafe(ref ofY, i)).StoreUnsafe(ref ofResults, i);
        }

        for (; i < n; i++)
        {
            Unsafe.Add(ref ofResults, i) = T.Of(
                Vector256.CreateScalarUnsafe(Unsafe.Add(ref ofX, i)), Vector256.CreateScalarUnsafe(Unsafe.Add(ref ofY, i))).ToScalar();
        }
    }

    private static void Map<T>(ReadOnlySpan<double> x, double y, Span<double> results)
        where T : struct, IOperation
    {
        var n = Common(x, x, results);
        ref var ofX = ref MemoryMarshal.GetReference(x);
        ref var ofResults = ref MemoryMarshal.GetReference(results);
        var ys = Vector256.Create(y);
        nuint i = 0;
        for (; i + Width <= n; i += Width)
        {
            T.Of(Vector256.LoadUnsafe(ref ofX, i), ys).StoreUnsafe(ref ofResults, i);
        }

        for (; i < n; i++)
        {
            Unsafe.Add(ref ofResults, i) = T.Of(Vector256.CreateScalarUnsafe(Unsafe.Add(ref ofX, i)), ys).ToScalar();
        }
    }

    private static nuint Common(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        x.Length == y.Length ? (nuint)x.Length : throw new ArgumentException(
            $"Spans of {x.Length} and {y.Length} numbers do not go together.");

    private static nuint Common(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> results) =>
        x.Length <= results.Length ? Common(x, y) : throw new ArgumentException($"There is no room for {x.Length} results.");

    private struct Sums : IOperation
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => x + y;
    }

    private struct Differences : IOperation
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => x - y;
    }

    private struct DifferencesFrom : IOperation
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => y - x;
    }

    private struct Products : IOperation
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => x * y;
    }

    private struct Quotients : IOperation
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => x / y;
    }

    private struct QuotientsOf : IOperation
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => y / x;
    }

    private struct Largest : IOperation
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => Vector256.Max(x, y);
    }

    private struct Smallest : IOperation
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => Vector256.Min(x, y);
    }

    private struct Exponentials : IOperation
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorFunctions.Exp(x);
    }

    private struct Logarithms : IOperation
    {
        public static Vector256<double> Of(Vector256<double> x, Vector256<double> y) => VectorFunctions.Log(x);
    }
}
