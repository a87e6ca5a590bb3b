using System.Buffers;
using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio;

/// <summary>Values along a send path on the reporting rule.</summary>
internal sealed class PrefixValues : IDisposable
{
    private readonly CompiledProblem _problem;
    private readonly OddsGrid _grid;
    private readonly ApplicationStep[] _path;
    private readonly SearchState _state;
    private readonly CurvePoint[] _curve;
    private double[] _unmatched;
    private int _followed;
    private Money _fees;

    public PrefixValues(CompiledProblem problem, OddsGrid grid, ApplicationStep[] path)
    {
        _problem = problem;
        _grid = grid;
        _path = path;
        _state = new SearchState(problem, grid);
        _unmatched = ArrayPool<double>.Shared.Rent(grid.Nodes);
        grid.Weights.CopyTo(_unmatched);
        _curve = new CurvePoint[path.Length + 1];
        _curve[0] = new(0, 0, 0, problem.Source.UnmatchedValue);
    }

    /// <summary>A point for each number of applications from none to as far as the path has been followed.</summary>
    public CurvePoint[] Curve => _curve[..(_followed + 1)];

    /// <summary>Follows the path to a number of applications.</summary>
    public void Follow(int applications, CancellationToken cancellationToken)
    {
        while (_followed < applications)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (kind, _, level, fee) = _path[_followed];
            var before = _curve[_followed];
            _fees += fee;
            var gain = _state.Gain(kind, (int)level);
            _state.Add(kind, (int)level);
            Reject(kind, (int)level);
            _curve[++_followed] = new CurvePoint(
                _followed, _fees.Dollars, 1 - SpanMath.Sum(_unmatched.AsSpan(0, _grid.Nodes)), before.ExpectedValue + Math.Max(0, gain));
        }
    }

    /// <summary>What the expected value there would lose without one of the path's programs.</summary>
    public double Loss(ApplicationStep step) => _state.Loss(step.Kind, (int)step.Level);

    /// <summary>What one more program of the kind, without a signal, would add to the expected value there.</summary>
    public double Gain(int kind) => _state.Gain(kind, 0);

    public void Dispose()
    {
        _state.Dispose();
        ArrayPool<double>.Shared.Return(_unmatched);
        _unmatched = [];
    }

    private void Reject(int kind, int level)
    {
        // open · (1 − p) = open − open · p, with no room needed for 1 − p.
        var odds = _grid.Odds(_problem.Classes[kind].Row(level));
        for (var i = 0; i < odds.Length; i++)
        {
            _unmatched[i] -= _unmatched[i] * odds[i];
        }
    }
}
