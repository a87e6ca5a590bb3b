using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.RankList;

/// <summary>
/// Where a rank list leads, given the interviews: applicant-proposing deferred acceptance sends the applicant to the first
/// rank that says yes. Given the in-person factor w, programs decide independently with odds b(w); the tracks of one
/// program share its decision with chance s and decide each for itself otherwise, so that
/// P(k tracks all say no | w) = s · (1 − b) + (1 − s) · (1 − b)^k.
/// </summary>
internal sealed class RankListOdds
{
    private readonly IReadOnlyList<Rank> _ranks;
    private readonly int[] _programs;
    private readonly int _programCount;
    private readonly double[][] _conditional;
    private readonly double[][] _withoutPgy1;
    private readonly NormalRule _rule;
    private readonly double _sameDecision;

    /// <param name="ranks">The primary list, most wanted first.</param>
    /// <param name="odds">P(match | interview) of the program of each rank; equal for the tracks of one program.</param>
    /// <param name="supplemental">P(match | interview) of the programs ranked for the event of landing at each rank.</param>
    /// <param name="loading">Loading of the in-person factor.</param>
    /// <param name="sameDecision">Chance that a program decides once for all its tracks.</param>
    public RankListOdds(
        IReadOnlyList<Rank> ranks, IReadOnlyList<double> odds, IReadOnlyList<double[]> supplemental, double loading, double sameDecision)
    {
        _ranks = ranks;
        _rule = FactorRule.Report(loading);
        _sameDecision = sameDecision;
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        _programs =
            [.. ranks.Select(r => indices.TryGetValue(r.Program.Id, out var index) ? index : indices[r.Program.Id] = indices.Count)];
        _programCount = indices.Count;
        _conditional = [.. odds.Select(p => Dependence.Conditional(p, loading, _rule.Nodes))];
        _withoutPgy1 = [.. ranks.Zip(supplemental, (rank, list) => rank.Track == Tracks.Advanced ? NoneOf(list, loading) : new double[_rule.Nodes.Length])];
    }

    /// <summary>By rank, P(ends up there), and P(ends up there, advanced, and at no PGY-1 year).</summary>
    public (double[] Landing, double[] WithoutPgy1) Outcome()
    {
        var landing = new double[_ranks.Count];
        var withoutPgy1 = new double[_ranks.Count];
        Walk(skipped: -1, (rank, w, p) =>
        {
            landing[rank] += p;
            withoutPgy1[rank] += p * _withoutPgy1[rank][w];
        });
        return (landing, withoutPgy1);
    }

    /// <summary>P(matches to the specialty) when one rank is dropped; −1 drops none.</summary>
    public double MatchProbability(int dropped = -1)
    {
        var sum = 0.0;
        Walk(dropped, (rank, _, p) => sum += _ranks[rank].IsResidency ? p : 0);
        return sum;
    }

    private void Walk(int skipped, Action<int, int, double> visit)
    {
        // How many tracks of each program have said no so far.
        var refusals = new int[_programCount];
        for (var w = 0; w < _rule.Nodes.Length; w++)
        {
            Array.Clear(refusals);
            var open = _rule.Weights[w];
            for (var rank = 0; rank < _ranks.Count; rank++)
            {
                if (rank == skipped)
                {
                    continue;
                }

                var program = _programs[rank];
                var yes = YesAfter(refusals[program]++, _conditional[rank][w]);
                visit(rank, w, open * yes);
                open *= 1 - yes;
            }
        }
    }

    /// <summary>P(a further track says yes | this many tracks of its program have said no).</summary>
    private double YesAfter(int refusals, double odds)
    {
        if (refusals == 0)
        {
            return odds;
        }

        var before = NoneOf(refusals, odds);
        return before > 0 ? 1 - (NoneOf(refusals + 1, odds) / before) : 0;
    }

    private double NoneOf(int tracks, double odds) =>
        (_sameDecision * (1 - odds)) + ((1 - _sameDecision) * Math.Pow(1 - odds, tracks));

    private double[] NoneOf(double[] odds, double loading)
    {
        var none = new double[_rule.Nodes.Length];
        Array.Fill(none, 1);
        foreach (var p in odds)
        {
            var conditional = Dependence.Conditional(p, loading, _rule.Nodes);
            for (var w = 0; w < none.Length; w++)
            {
                none[w] *= 1 - conditional[w];
            }
        }

        return none;
    }
}
