using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Recommendations;

/// <summary>What a chosen list brings: where the applicant lands and how many interviews.</summary>
internal sealed class ListOdds
{
    private readonly NormalRule _interviewRule;
    private readonly NormalRule _matchRule;
    private readonly double[][] _conditionalInterview;
    private readonly double[][] _conditionalMatch;
    private readonly double _meanInterviews;

    /// <param name="interview">P(interview) of each program of the list, in preference order.</param>
    /// <param name="match">P(match | interview) of each.</param>
    /// <param name="dependence">How decisions hang together.</param>
    /// <param name="rule">Quadrature by loading; the reporting rule unless another is given.</param>
    public ListOdds(
        IReadOnlyList<double> interview, IReadOnlyList<double> match, Dependence dependence, Func<double, NormalRule>? rule = null)
    {
        rule ??= FactorRule.Report;
        _interviewRule = rule(dependence.Interview);
        _matchRule = rule(dependence.Match);
        _conditionalInterview = [.. interview.Select(p => Dependence.Conditional(p, dependence.Interview, _interviewRule.Nodes))];
        _conditionalMatch = [.. match.Select(p => Dependence.Conditional(p, dependence.Match, _matchRule.Nodes))];
        _meanInterviews = interview.Sum();
    }

    /// <summary>P(ends up at program i): it says yes and none preferred to it does.</summary>
    public double[] Landing()
    {
        var landing = new double[_conditionalInterview.Length];
        for (var z = 0; z < _interviewRule.Nodes.Length; z++)
        {
            for (var w = 0; w < _matchRule.Nodes.Length; w++)
            {
                var open = _interviewRule.Weights[z] * _matchRule.Weights[w];
                for (var i = 0; i < landing.Length; i++)
                {
                    var yes = _conditionalInterview[i][z] * _conditionalMatch[i][w];
                    landing[i] += open * yes;
                    open *= 1 - yes;
                }
            }
        }

        return landing;
    }

    /// <summary>Distribution of the number of interviews: a Poisson-binomial at each node, mixed over the factor.</summary>
    public InterviewCount Interviews()
    {
        var mixed = new double[_conditionalInterview.Length + 1];
        var counts = new double[mixed.Length];
        for (var z = 0; z < _interviewRule.Nodes.Length; z++)
        {
            Array.Clear(counts);
            counts[0] = _interviewRule.Weights[z];
            foreach (var conditional in _conditionalInterview)
            {
                var p = conditional[z];
                for (var n = counts.Length - 1; n > 0; n--)
                {
                    counts[n] += p * (counts[n - 1] - counts[n]);
                }

                counts[0] *= 1 - p;
            }

            for (var n = 0; n < mixed.Length; n++)
            {
                mixed[n] += counts[n];
            }
        }

        return new InterviewCount(_meanInterviews, Percentile(mixed, 0.1), Percentile(mixed, 0.9));
    }

    private static int Percentile(double[] probabilities, double share)
    {
        var cumulated = 0.0;
        for (var n = 0; n < probabilities.Length; n++)
        {
            cumulated += probabilities[n];
            if (cumulated >= share)
            {
                return n;
            }
        }

        return probabilities.Length - 1;
    }
}
