using System.Buffers;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Recommendations;

/// <summary>What a chosen list brings: where the applicant lands and how many interviews.</summary>
internal static class ListOdds
{
    /// <summary>P(ends up at program i): it says yes and none preferred to it does. By the reporting rule.</summary>
    /// <param name="interview">P(interview) of each program of the list, in preference order.</param>
    /// <param name="match">P(match | interview) of each.</param>
    /// <param name="dependence">How decisions hang together.</param>
    /// <param name="landing">Takes the probabilities, in preference order.</param>
    public static void Landing(ReadOnlySpan<double> interview, ReadOnlySpan<double> match, Dependence dependence, Span<double> landing)
    {
        using var interviews = new StageGrid(interview, dependence.Interview, FactorRule.Report(dependence.Interview));
        using var matches = new StageGrid(match, dependence.Match, FactorRule.Report(dependence.Match));
        Landing(interviews, matches, landing);
    }

    /// <summary>The same as an expectation over the scenarios of shared errors.</summary>
    /// <param name="list">The programs in preference order, each with its signal.</param>
    /// <param name="eligible">Where the scenarios stand.</param>
    /// <param name="dependence">How decisions are correlated.</param>
    /// <param name="landing">Receives the probabilities, in preference order.</param>
    public static void Landing(
        ReadOnlySpan<(EligibleProgram Program, SignalLevel Signal)> list,
        EligiblePrograms eligible,
        Dependence dependence,
        Span<double> landing)
    {
        var rented = ArrayPool<double>.Shared.Rent(3 * list.Length);
        var interviews = rented.AsSpan(0, list.Length);
        var matches = rented.AsSpan(list.Length, list.Length);
        var inScenario = rented.AsSpan(2 * list.Length, list.Length);
        landing.Clear();
        for (var scenario = 0; scenario < Math.Max(1, eligible.ScenarioWeights.Length); scenario++)
        {
            for (var i = 0; i < list.Length; i++)
            {
                ref readonly var entry = ref list[i].Program.Odds.Entry;
                var odds = eligible.ScenarioOddsOf(list[i].Program);
                interviews[i] = odds?.At(list[i].Signal)[scenario] ?? entry.InterviewP(list[i].Signal);
                matches[i] = odds?.Match[scenario] ?? entry.MatchOpen;
            }

            Landing(interviews, matches, dependence, inScenario);
            var weight = eligible.ScenarioWeights is { Length: > 0 } weights ? weights[scenario] : 1;
            SpanMath.MultiplyAdd(inScenario, weight, landing, landing);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>The same from both stages of the list.</summary>
    /// <param name="interviews">The first stage.</param>
    /// <param name="matches">The second stage.</param>
    /// <param name="landing">Takes the probabilities, in preference order.</param>
    public static void Landing(StageGrid interviews, StageGrid matches, Span<double> landing)
    {
        var nodes = interviews.Rule.Nodes.Length * matches.Rule.Nodes.Length;
        var rented = ArrayPool<double>.Shared.Rent(2 * nodes);
        var open = rented.AsSpan(0, nodes);
        var yes = rented.AsSpan(nodes, nodes);
        OuterProduct.Write(interviews.Rule.Weights, matches.Rule.Weights, open);
        for (var i = 0; i < landing.Length; i++)
        {
            OuterProduct.Write(interviews[i], matches[i], yes);
            SpanMath.Multiply(yes, open, yes);
            landing[i] = SpanMath.Sum(yes);
            SpanMath.Subtract(open, yes, open);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>Distribution of the number of interviews: a Poisson-binomial at each node, mixed over the factor.</summary>
    /// <param name="interview">P(interview) of each program.</param>
    /// <param name="loading">Loading of the interview stage.</param>
    public static InterviewCount Interviews(ReadOnlySpan<double> interview, double loading)
    {
        using var interviews = new StageGrid(interview, loading, FactorRule.Report(loading));
        var rented = ArrayPool<double>.Shared.Rent(2 * (interview.Length + 1));
        var mixed = rented.AsSpan(0, interview.Length + 1);
        var counts = rented.AsSpan(mixed.Length, mixed.Length);
        mixed.Clear();
        for (var z = 0; z < interviews.Rule.Nodes.Length; z++)
        {
            counts.Clear();
            counts[0] = interviews.Rule.Weights[z];
            for (var i = 0; i < interview.Length; i++)
            {
                var p = interviews[i][z];
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

        var count = new InterviewCount(
            SpanMath.Sum(interview), Percentile(mixed, 0.1), Percentile(mixed, 0.9), interview.Length == 0 ? 0 : 1 - mixed[0]);
        ArrayPool<double>.Shared.Return(rented);
        return count;
    }

    private static int Percentile(ReadOnlySpan<double> probabilities, double share)
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
