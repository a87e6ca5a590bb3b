using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Tests.Numerics;

/// <summary>Vectors of four give what one number after another gives, at every length.</summary>
public class SpanMathTests
{
    private const double Tolerance = 1e-15;

    private delegate void Function(ReadOnlySpan<double> x, Span<double> results);

    private delegate void Operation(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> results);

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 21), 897];

    [Theory, MemberData(nameof(Lengths))]
    public void What_two_spans_give_is_what_their_numbers_give(int length)
    {
        Check(SpanMath.Add, (x, y) => x + y);
        Check(SpanMath.Subtract, (x, y) => x - y);
        Check(SpanMath.Multiply, (x, y) => x * y);
        Check(SpanMath.Divide, (x, y) => x / y);
        Check((x, y, sums) => SpanMath.MultiplyAdd(x, 0.3, y, sums), (x, y) => (x * 0.3) + y);

        void Check(Operation operation, Func<double, double, double> one)
        {
            var (x, y) = (Random(length, 1), Random(length, 2));
            double[] expected = [.. x.Zip(y, one)];
            var results = new double[length];
            operation(x, y, results);
            Assert.Equal(expected, results);

            operation(x, y, y);
            Assert.Equal(expected, y);
        }
    }

    [Theory, MemberData(nameof(Lengths))]
    public void What_a_span_and_a_number_give_is_what_its_numbers_give(int length)
    {
        Check((x, results) => SpanMath.Add(x, 0.7, results), x => x + 0.7);
        Check((x, results) => SpanMath.Subtract(x, 0.7, results), x => x - 0.7);
        Check((x, results) => SpanMath.Subtract(0.7, x, results), x => 0.7 - x);
        Check((x, results) => SpanMath.Multiply(x, 0.7, results), x => x * 0.7);
        Check((x, results) => SpanMath.Divide(0.7, x, results), x => 0.7 / x);
        Check((x, results) => SpanMath.Max(x, 0.7, results), x => Math.Max(x, 0.7));
        Check((x, results) => SpanMath.Min(x, 0.7, results), x => Math.Min(x, 0.7));
        Check(SpanMath.Negate, x => -x);

        void Check(Function function, Func<double, double> one)
        {
            var x = Random(length, 3);
            double[] expected = [.. x.Select(one)];
            var results = new double[length];
            function(x, results);
            Assert.Equal(expected, results);

            function(x, x);
            Assert.Equal(expected, x);
        }
    }

    [Theory, MemberData(nameof(Lengths))]
    public void One_number_of_a_span_is_what_adding_and_comparing_its_numbers_gives(int length)
    {
        var (x, y) = (Random(length, 4), Random(length, 5));

        Assert.Equal(x.Sum(), SpanMath.Sum(x), Tolerance * length);
        Assert.Equal(x.Zip(y, (a, b) => a * b).Sum(), SpanMath.Dot(x, y), Tolerance * length);
        Assert.Equal(x.Append(double.NegativeInfinity).Max(), SpanMath.Max(x));
        Assert.Equal(x.Append(double.PositiveInfinity).Min(), SpanMath.Min(x));
    }

    [Fact]
    public void Exponentials_have_all_digits_from_the_smallest_to_the_largest()
    {
        double[] x = [0, .. Grid(-708, 709), .. Grid(-1, 1)];
        var results = new double[x.Length];

        SpanMath.Exp(x, results);

        Assert.All(x.Zip(results), p => Assert.Equal(1, p.Second / Math.Exp(p.First), Tolerance));
    }

    [Fact]
    public void Exponentials_of_what_is_too_small_are_as_good_as_nothing()
    {
        double[] x = [-800, -1e6, double.NegativeInfinity];

        SpanMath.Exp(x, x);

        Assert.All(x, e => Assert.InRange(e, 0, 1e-307));
    }

    [Fact]
    public void Logarithms_have_all_digits_near_one_as_near_nothing()
    {
        double[] x = [1, Math.BitDecrement(1), .. Grid(0, 2), .. Grid(1 - 1e-6, 1 + 1e-6), .. Grid(-300, 300).Select(e => Math.Pow(10, e))];
        var results = new double[x.Length];

        SpanMath.Log(x, results);

        Assert.All(
            x.Zip(results),
            p => Assert.Equal(Math.Log(p.First), p.Second, Tolerance * Math.Max(Math.Abs(Math.Log(p.First)), double.Epsilon)));
    }

    [Fact]
    public void Spans_of_different_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SpanMath.Dot([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => SpanMath.Add([1, 2], [1], new double[2]));
        Assert.Throws<ArgumentException>(() => SpanMath.Exp([1, 2], new double[1]));
    }

    /// <summary>Points strictly between two numbers.</summary>
    private static IEnumerable<double> Grid(double low, double high) =>
        Enumerable.Range(1, 9_999).Select(i => low + ((high - low) * i / 10_000));

    private static double[] Random(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (2 * random.NextDouble()) - 0.5)];
    }
}
