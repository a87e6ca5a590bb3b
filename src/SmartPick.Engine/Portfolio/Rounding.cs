using System.Buffers;

namespace SmartPick.Engine.Portfolio;

/// <summary>Makes a whole portfolio of a fractional point.</summary>
internal static class Rounding
{
    /// <summary>Fractions below this much short of a whole program count as whole.</summary>
    private const double Whole = 1e-6;

    /// <summary>
    /// Takes the whole part of the point, then the largest fractions that still fit; signals that remain go to the
    /// strongest use by the search that follows.
    /// </summary>
    /// <param name="state">Receives the portfolio.</param>
    /// <param name="point">x by kind and level.</param>
    public static void Round(SearchState state, ReadOnlySpan<double> point)
    {
        state.Clear();
        state.AddForced();
        var fractions = ArrayPool<(double Fraction, int Place)>.Shared.Rent(point.Length);
        var count = 0;
        for (var i = 0; i < point.Length; i++)
        {
            var whole = Math.Floor(point[i] + Whole);
            for (var n = (int)whole; n > 0; n--)
            {
                TryAdd(state, i / CompiledProblem.Levels, i % CompiledProblem.Levels);
            }

            if (point[i] - whole > Whole)
            {
                fractions[count++] = (whole - point[i], i);
            }
        }

        fractions.AsSpan(0, count).Sort();
        foreach (var (_, i) in fractions.AsSpan(0, count))
        {
            TryAdd(state, i / CompiledProblem.Levels, i % CompiledProblem.Levels);
        }

        ArrayPool<(double Fraction, int Place)>.Shared.Return(fractions);
    }

    private static void TryAdd(SearchState state, int kind, int level)
    {
        if (state.Selection.Fits(kind))
        {
            state.Add(kind, state.Selection.HasSignal(kind, level) ? level : state.Selection.BestLevel(kind));
        }
    }
}
