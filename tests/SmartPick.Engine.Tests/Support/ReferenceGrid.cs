using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Tests.Support;

/// <summary>The tests' own grid over both factors, with every candidate's conditional odds at each signal level.</summary>
internal sealed class ReferenceGrid
{
    private readonly Dictionary<(string Id, SignalLevel Level), double[]> _odds = [];

    public ReferenceGrid(PortfolioProblem problem, int oneStageNodes = 129, int twoStageNodes = 65)
    {
        var (interview, match) = problem.Dependence;
        var count = interview > 0 && match > 0 ? twoStageNodes : oneStageNodes;
        var paper = Gaussian.For(interview, count);
        var person = Gaussian.For(match, count);
        Weights = [.. paper.Weights.SelectMany(z => person.Weights.Select(w => z * w))];
        foreach (var candidate in problem.Candidates)
        {
            var second = person.Nodes.Select(w => Gaussian.Conditional(candidate.MatchOdds, match, w)).ToArray();
            foreach (var level in Enum.GetValues<SignalLevel>())
            {
                if (candidate.OddsAt(level) is { } odds)
                {
                    _odds[(candidate.Id, level)] =
                    [
                        .. paper.Nodes.Select(z => Gaussian.Conditional(odds, interview, z)).SelectMany(a => second.Select(b => a * b)),
                    ];
                }
            }
        }
    }

    public double[] Weights { get; }

    /// <summary>P(yes) of the candidate at each node.</summary>
    public double[] Odds(string id, SignalLevel level) => _odds[(id, level)];

    /// <summary>
    /// Expected value of the best program that says yes, or of not matching: by value from the best, each program counts
    /// where none better says yes. A program worth less than not matching is declined.
    /// </summary>
    public double Value(IEnumerable<(Candidate Candidate, SignalLevel Level)> list, double unmatched)
    {
        var open = (double[])Weights.Clone();
        var value = 0.0;
        foreach (var (candidate, level) in list.Where(p => p.Candidate.Value > unmatched).OrderByDescending(p => p.Candidate.Value))
        {
            var odds = Odds(candidate.Id, level);
            for (var q = 0; q < open.Length; q++)
            {
                value += candidate.Value * open[q] * odds[q];
                open[q] *= 1 - odds[q];
            }
        }

        return value + (unmatched * open.Sum());
    }

    /// <summary>P(at least one says yes).</summary>
    public double MatchProbability(IEnumerable<(Candidate Candidate, SignalLevel Level)> list)
    {
        var open = (double[])Weights.Clone();
        foreach (var (candidate, level) in list)
        {
            var odds = Odds(candidate.Id, level);
            for (var q = 0; q < open.Length; q++)
            {
                open[q] *= 1 - odds[q];
            }
        }

        return 1 - open.Sum();
    }
}
