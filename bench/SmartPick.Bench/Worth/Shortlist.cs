using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Worth;

/// <summary>A list with its signals, whoever made it.</summary>
internal sealed class Shortlist(IReadOnlyList<(Candidate Candidate, SignalLevel Signal)> entries)
{
    public int Applications => entries.Count;

    /// <summary>P(at least one match): one less the mean over both factors of the chance that every program says no.</summary>
    public double MatchProbability(Dependence dependence)
    {
        var (interview, match) = (FactorRule.Report(dependence.Interview), FactorRule.Report(dependence.Match));
        var interviews = entries.Select(e => Dependence.Conditional(e.Candidate.OddsAt(e.Signal)!.Value, dependence.Interview, interview.Nodes)).ToArray();
        var matches = entries.Select(e => Dependence.Conditional(e.Candidate.MatchOdds, dependence.Match, match.Nodes)).ToArray();
        var unmatched = 0.0;
        for (var z = 0; z < interview.Nodes.Length; z++)
        {
            for (var w = 0; w < match.Nodes.Length; w++)
            {
                var no = 1.0;
                for (var i = 0; i < interviews.Length; i++)
                {
                    no *= 1 - (interviews[i][z] * matches[i][w]);
                }

                unmatched += interview.Weights[z] * match.Weights[w] * no;
            }
        }

        return 1 - unmatched;
    }
}
