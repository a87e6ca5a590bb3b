using System.Diagnostics;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Quality;

/// <summary>
/// Solves a market as a mixed-integer program by outer approximation (Duran and Grossmann 1986; Fletcher and Leyffer
/// 1994). The value's concave relaxation equals the value at whole points, so tangents at visited points make an exact
/// linear model. First the linear relaxation is closed with cuts between its solution and the best fractional point
/// (in-out separation, Ben-Ameur and Neto 2007), then whole points are sought and cut until the bound meets the best.
/// </summary>
internal sealed class OuterApproximation(PortfolioProblem problem, TimeSpan limit)
{
    private const string LinearSolver = "GLOP";
    private const string MixedIntegerSolver = "SCIP";
    private const double Closed = 1e-7;
    private const double RelaxationClosed = 1e-6;
    private const double RelaxationShare = 0.25;

    private readonly ScenarioValue _value = new(problem);
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly List<MipProgress> _progress = [];
    private double _best;
    private double _bound = double.PositiveInfinity;

    private TimeSpan Left => limit - Stopwatch.GetElapsedTime(_start);

    public MipRun Run()
    {
        var cuts = CloseRelaxation();
        using var master = new CutProgram(MixedIntegerSolver, problem, _value, isInteger: true);
        master.Add(cuts);
        // In slices, so that whole points are evaluated and cut before the program is solved to its end.
        var slice = limit / 6;
        while (Left > TimeSpan.Zero && _bound - _best > Closed * _bound)
        {
            var gap = double.IsPositiveInfinity(_bound) ? 1e-3 : Math.Clamp((_bound - _best) / _bound / 4, Closed / 2, 1e-3);
            if (master.Solve(Left < slice ? Left : slice, gap) is { } point)
            {
                var whole = point.Select(x => Math.Round(x)).ToArray();
                _best = Math.Max(_best, _value.At(whole));
                master.Add(TangentsAt(whole));
            }

            slice = master.IsClosed ? slice : 2 * slice;
            _bound = Math.Min(_bound, master.Bound);
            Note();
        }

        return new MipRun(master.Cuts, _progress);
    }

    /// <summary>Cuts that bind where the linear relaxation is closed, or as far as it got.</summary>
    private List<Cut> CloseRelaxation()
    {
        using var master = new CutProgram(LinearSolver, problem, _value, isInteger: false);
        var center = new double[_value.Programs.Length * ScenarioValue.Levels];
        var centerWorth = _value.At(center);
        master.Add(TangentsAt(center));
        while (master.Solve(Left, 0) is { } point)
        {
            _bound = Math.Min(_bound, master.Bound);
            Note();
            if (_bound - centerWorth <= RelaxationClosed * _bound || Left < (1 - RelaxationShare) * limit)
            {
                break;
            }

            foreach (var candidate in new[] { point.Zip(center, (p, c) => (p + c) / 2).ToArray(), point })
            {
                master.Add(TangentsAt(candidate));
                var worth = _value.At(candidate);
                if (worth > centerWorth)
                {
                    (center, centerWorth) = (candidate, worth);
                }
            }
        }

        return [.. master.BindingCuts, .. TangentsAt(center)];
    }

    private void Note() => _progress.Add(new MipProgress(Stopwatch.GetElapsedTime(_start), _best, _bound));

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
