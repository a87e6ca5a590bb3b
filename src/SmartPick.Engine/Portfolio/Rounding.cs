using System.Buffers;

namespace SmartPick.Engine.Portfolio;

/// <summary>Makes a whole portfolio of a fractional point.</summary>
internal static class Rounding
{
    /// <summary>Fractions below this much short of a whole program count as whole.</summary>
    private const double Whole = 1e-6;

    /// <summary>
    /// Takes the whole part of the point, then the largest fractions that still fit: first of the programs that are forced in, so
    /// that they have the signals that the point gives them, then of the others.
    /// </summary>
    /// <param name="state">Receives the portfolio.</param>
    /// <param name="point">x by class and level.</param>
    public static void Round(SearchState state, ReadOnlySpan<double> point)
    {
        state.Clear();
        var fractions = ArrayPool<(double Fraction, int Place)>.Shared.Rent(point.Length);
        Take(state, point, fractions, forced: true);
        state.AddForced();
        Take(state, point, fractions, forced: false);
        ArrayPool<(double Fraction, int Place)>.Shared.Return(fractions);
    }

    private static void Take(SearchState state, ReadOnlySpan<double> point, (double Fraction, int Place)[] fractions, bool forced)
    {
        var count = 0;
        for (var i = 0; i < point.Length; i++)
        {
            if (point[i] == 0 || state.Problem.Classes[i / CompiledProblem.Levels].Forced != forced)
            {
                continue;
            }

            var whole = Math.Floor(point[i] + Whole);
            for (var n = (int)whole; n > 0; n--)
            {
                TryAdd(state, i);
            }

            if (point[i] - whole > Whole)
            {
                fractions[count++] = (whole - point[i], i);
            }
        }

        fractions.AsSpan(0, count).Sort();
        foreach (var (_, i) in fractions.AsSpan(0, count))
        {
            TryAdd(state, i);
        }
    }

    private static void TryAdd(SearchState state, int column)
    {
        var (kind, level) = (column / CompiledProblem.Levels, column % CompiledProblem.Levels);
        if (state.Selection.Fits(kind))
        {
            state.Add(kind, state.Selection.HasSignal(kind, level) ? level : state.Selection.BestLevel(kind));
        }
    }
}
