using System.Numerics.Tensors;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Tests.Support;

/// <summary>
/// The best portfolio by trying all of them: programs by value, each left out or taken at every signal level, on the
/// tests' own grid. A branch is dropped only when taking all that is left, at its best odds and for nothing, would not do.
/// </summary>
internal sealed class BruteForce
{
    private readonly PortfolioProblem _problem;
    private readonly ReferenceGrid _grid;
    private readonly Candidate[] _byValue;

    // What all programs from k on would bring at each node.
    private readonly double[][] _everything;
    private readonly double[][] _open;
    private readonly List<Candidate> _list = [];
    private readonly double[] _scratch;
    private double _best = double.NegativeInfinity;
    private int _gold;
    private int _silver;

    private BruteForce(PortfolioProblem problem, ReferenceGrid grid)
    {
        _problem = problem;
        _grid = grid;
        _byValue = [.. problem.Candidates
            .Select(c => c with { Value = Math.Max(c.Value, problem.UnmatchedValue) })
            .OrderByDescending(c => c.Value)];
        var nodes = grid.Weights.Length;
        _scratch = new double[nodes];
        _open = [.. Enumerable.Range(0, _byValue.Length + 1).Select(_ => new double[nodes])];
        grid.Weights.CopyTo(_open[0], 0);
        _everything = new double[_byValue.Length + 1][];
        _everything[^1] = [.. Enumerable.Repeat(problem.UnmatchedValue, nodes)];
        for (var k = _byValue.Length - 1; k >= 0; k--)
        {
            var strongest = Levels(_byValue[k]).MaxBy(level => _byValue[k].OddsAt(level));
            var odds = grid.Odds(_byValue[k].Id, strongest);
            _everything[k] = [.. _everything[k + 1].Select((rest, q) => (odds[q] * _byValue[k].Value) + ((1 - odds[q]) * rest))];
        }
    }

    /// <summary>The highest value less the price of its fees that any allowed portfolio reaches.</summary>
    public static double Optimum(PortfolioProblem problem, ReferenceGrid grid)
    {
        var search = new BruteForce(problem, grid);
        search.Search(0, 0);
        return search._best;
    }

    private static IEnumerable<SignalLevel> Levels(Candidate candidate) =>
        new[] { SignalLevel.Gold, SignalLevel.Silver, SignalLevel.None }.Where(level => candidate.OddsAt(level) is not null);

    private void Search(int k, double value)
    {
        var fees = Fees.Of(_problem, _list);
        var objective = value - (_problem.FeeWeight * fees);
        if (fees > (_problem.Limits.Budget ?? double.PositiveInfinity) + 1e-9
            || objective + TensorPrimitives.Dot<double>(_open[k], _everything[k]) <= _best)
        {
            return;
        }

        if (k == _byValue.Length)
        {
            _best = objective + (_problem.UnmatchedValue * TensorPrimitives.Sum<double>(_open[k]));
            return;
        }

        var candidate = _byValue[k];
        if (MayTake(candidate))
        {
            _list.Add(candidate);
            foreach (var level in Levels(candidate).Where(InPool))
            {
                var odds = _grid.Odds(candidate.Id, level);
                TensorPrimitives.Multiply(_open[k], odds, _scratch);
                var yes = TensorPrimitives.Sum<double>(_scratch);
                TensorPrimitives.Subtract(_open[k], _scratch, _open[k + 1]);
                Send(level, 1);
                Search(k + 1, value + (candidate.Value * yes));
                Send(level, -1);
            }

            _list.RemoveAt(_list.Count - 1);
        }

        if (!_problem.Include.Contains(candidate.Id))
        {
            _open[k].CopyTo(_open[k + 1], 0);
            Search(k + 1, value);
        }
    }

    private bool MayTake(Candidate candidate) =>
        (!_problem.Exclude.Contains(candidate.Id) || _problem.Include.Contains(candidate.Id))
        && _list.Count < (_problem.Limits.Applications ?? int.MaxValue)
        && _list.Count(c => c.Group == candidate.Group) < Math.Min(
            Fees.Capacity(_problem, candidate.Group), _problem.Limits.PerGroup.TryGetValue(candidate.Group, out var cap) ? cap : int.MaxValue);

    private bool InPool(SignalLevel level) => level switch
    {
        SignalLevel.Gold => _gold < _problem.Limits.Gold,
        SignalLevel.Silver => _silver < _problem.Limits.Silver,
        _ => true,
    };

    private void Send(SignalLevel level, int by)
    {
        _gold += level == SignalLevel.Gold ? by : 0;
        _silver += level == SignalLevel.Silver ? by : 0;
    }
}
