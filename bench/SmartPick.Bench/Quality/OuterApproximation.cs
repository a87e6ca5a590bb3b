using System.Diagnostics;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Quality;

/// <summary>What the MIP had found after a while.</summary>
internal readonly record struct MipProgress(TimeSpan At, double Value, double Bound);

/// <summary>
/// Solves a market as a mixed-integer programme by outer approximation (Duran and Grossmann 1986; Fletcher and Leyffer
/// 1994). The value's concave relaxation equals the value at whole points, so tangents at visited points make an exact
/// linear model. First the linear relaxation is closed with cuts between its solution and the best fractional point
/// (in-out separation, Ben-Ameur and Neto 2007), then whole points are sought and cut until the bound meets the best.
/// </summary>
internal sealed class OuterApproximation(PortfolioProblem problem, TimeSpan limit)
{
    private const string LinearSolver = "GLOP";
    private const string MixedIntegerSolver = "SCIP";
    private const double Closed = 1e-7;
    private const double LinearShare = 0.25;

    private readonly ScenarioValue _value = new(problem);
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly List<MipProgress> _progress = [];
    private double _best;
    private double _bound = double.PositiveInfinity;

    public int Variables { get; private set; }

    public int Cuts { get; private set; }

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    private TimeSpan Left => limit - Elapsed;

    /// <summary>Best value and bound after each step.</summary>
    public IReadOnlyList<MipProgress> Run()
    {
        var cuts = CloseRelaxation();
        using var master = new Master(MixedIntegerSolver, problem, _value, isInteger: true);
        Variables = master.Variables;
        foreach (var cut in cuts)
        {
            Add(master, cut);
        }

        double[]? incumbent = null;
        while (Left > TimeSpan.Zero && _bound - _best > Closed * _bound)
        {
            var gap = double.IsPositiveInfinity(_bound) ? 1e-3 : Math.Clamp((_bound - _best) / _bound / 4, Closed / 2, 1e-3);
            // In slices, so that whole points are evaluated and cut before the programme is solved to its end.
            var slice = TimeSpan.FromSeconds(Math.Max(1, Math.Min(Left.TotalSeconds, limit.TotalSeconds / 6)));
            var point = master.Solve(slice, gap, incumbent);
            _bound = Math.Min(_bound, master.Bound);
            if (point is not null)
            {
                var whole = point.Select(x => Math.Round(x)).ToArray();
                var worth = _value.At(whole);
                if (worth > _best)
                {
                    (_best, incumbent) = (worth, whole);
                }

                foreach (var cut in TangentsAt(whole))
                {
                    Add(master, cut);
                }
            }

            _progress.Add(new MipProgress(Elapsed, _best, _bound));
        }

        return _progress;
    }

    /// <summary>Cuts that bind where the linear relaxation is closed, or as far as it got.</summary>
    private List<Cut> CloseRelaxation()
    {
        using var master = new Master(LinearSolver, problem, _value, isInteger: false);
        var center = new double[_value.Programs.Length * ScenarioValue.Levels];
        var centerWorth = _value.At(center);
        AddAll(TangentsAt(center));
        while (Elapsed < LinearShare * limit)
        {
            if (master.Solve(Left, 0, start: null) is not { } point)
            {
                break;
            }

            _bound = Math.Min(_bound, master.Bound);
            _progress.Add(new MipProgress(Elapsed, _best, _bound));
            if (_bound - centerWorth <= 1e-6 * _bound)
            {
                break;
            }

            var between = point.Zip(center, (p, c) => (p + c) / 2).ToArray();
            AddAll(TangentsAt(between));
            AddAll(TangentsAt(point));
            foreach (var candidate in new[] { between, point })
            {
                var worth = _value.At(candidate);
                if (worth > centerWorth)
                {
                    (center, centerWorth) = (candidate, worth);
                }
            }
        }

        master.Solve(TimeSpan.FromSeconds(Math.Max(1, Left.TotalSeconds)), 0, start: null);
        return [.. master.BindingCuts, .. TangentsAt(center)];

        void AddAll(IEnumerable<Cut> cuts)
        {
            foreach (var cut in cuts)
            {
                master.Add(cut);
            }
        }
    }

    private void Add(Master master, Cut cut)
    {
        master.Add(cut);
        Cuts++;
    }

    private IEnumerable<Cut> TangentsAt(double[] point)
    {
        for (var block = 0; block < _value.Blocks; block++)
        {
            var slopes = new double[point.Length];
            var worth = _value.At(block, point, slopes);
            yield return new Cut(block, worth - slopes.Zip(point, (s, x) => s * x).Sum(), slopes);
        }
    }
}
