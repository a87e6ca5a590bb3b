using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.RankList;

/// <summary>The odds of one rank list and of its variations: every error that its ranks share, a rank less, a track more.</summary>
internal sealed class RankListForecast
{
    private readonly IReadOnlyList<Rank> _ranks;
    private readonly InterviewedOdds _odds;
    private readonly double _loading;
    private readonly double _sameDecision;
    private readonly Estimate[] _match;
    private readonly RankListOdds _list;

    /// <param name="request">The list.</param>
    /// <param name="odds">Odds after interviews.</param>
    /// <param name="loading">Loading of the in-person factor.</param>
    /// <param name="sameDecision">Chance that a program decides once for all its tracks.</param>
    public RankListForecast(RankListRequest request, InterviewedOdds odds, double loading, double sameDecision)
    {
        _ranks = request.Ranks;
        _odds = odds;
        _loading = loading;
        _sameDecision = sameDecision;
        _match = [.. _ranks.Select(r => odds.At(r.Program, r.Impression))];
        _list = new RankListOdds(
            _ranks, [.. _match.Select(m => m.P)], [.. _ranks.Select((_, rank) => Pgy1Odds(request, rank))], loading, sameDecision);
        (Landing, WithoutPgy1) = _list.Outcome();
        var p = _list.MatchProbability();
        var (low, high) = (Shifted(-Estimate.HalfWidth), Shifted(Estimate.HalfWidth));

        // A preliminary rank near the top takes more away when all odds rise.
        MatchProbability = new Estimate(p, Math.Min(p, Math.Min(low, high)), Math.Max(p, Math.Max(low, high)));
    }

    /// <summary>P(match | interview) by rank.</summary>
    public IReadOnlyList<Estimate> Match => _match;

    /// <summary>P(ends up there) by rank.</summary>
    public IReadOnlyList<double> Landing { get; }

    /// <summary>P(ends up there, and at no PGY-1 year where it is advanced) by rank.</summary>
    public IReadOnlyList<double> WithoutPgy1 { get; }

    /// <summary>P(a categorical or advanced position).</summary>
    public Estimate MatchProbability { get; }

    /// <summary>What P(match) loses if a rank is dropped.</summary>
    public double Marginal(int rank) => MatchProbability.P - _list.MatchProbability(dropped: rank);

    /// <summary>What P(match) gains by ranking, last, each categorical or advanced track that is not ranked and may be offered.</summary>
    public IEnumerable<TrackAddition> Additions() =>
        from tracks in _ranks.Zip(_match).Where(r => r.First is { IsResidency: true, Program.IsUnlisted: false })
            .GroupBy(r => r.First.Program.Id, StringComparer.Ordinal)
        let sibling = tracks.First()
        let ranked = tracks.Aggregate(Tracks.None, (all, r) => all | r.First.Track)
        from track in new[] { Tracks.Categorical, Tracks.Advanced }
        where !ranked.HasFlag(track) && sibling.First.Program.Tracks?.HasFlag(track) != false
        select new TrackAddition(
            sibling.First.Program, track, ProbabilityWith(sibling.First with { Track = track }, sibling.Second.P) - MatchProbability.P);

    /// <summary>
    /// What P(match) gains by one more program, ranked last, with the mean odds of the residencies on the list; 0 without any.
    /// </summary>
    public double NextInterview()
    {
        var residencies = _ranks.Zip(_match).Where(r => r.First.IsResidency).ToArray();
        if (residencies.Length == 0)
        {
            return 0;
        }

        var next = new Rank(residencies[0].First.Program with { Id = "" }, Tracks.Categorical, null);
        return ProbabilityWith(next, residencies.Average(r => r.Second.P)) - MatchProbability.P;
    }

    /// <summary>
    /// Odds of the PGY-1 programs that can still say yes once the applicant has landed at a rank: one that stands above it as a
    /// preliminary rank has said no by then. A year that the applicant has is as good as a sure yes.
    /// </summary>
    private double[] Pgy1Odds(RankListRequest request, int rank) =>
        request.Applicant.HasPgy1Year ? [1]
        : _ranks[rank].Track == Tracks.Advanced && request.Supplemental?.GetValueOrDefault(_ranks[rank].Program.Id) is { } list
            ? [.. list.Where(year => !_ranks.Take(rank).Any(r => !r.IsResidency && r.Program.Id == year.Id))
                .Select(year => _odds.At(year, _ranks.FirstOrDefault(r => r.Program.Id == year.Id)?.Impression).P)]
            : [];

    private double ProbabilityWith(Rank added, double match) =>
        Primary([.. _ranks, added], [.. _match.Select(m => m.P), match]).MatchProbability();

    /// <summary>P(match) when what the ranks' errors share moves all of them by so many standard deviations.</summary>
    private double Shifted(double deviations) => Primary(
        _ranks,
        [.. _ranks.Zip(_match, (rank, match) => Logit.ToProbability(
            Logit.Of(match.P) + (deviations * _odds.SharedDeviation(rank.Program, rank.Impression))))]).MatchProbability();

    private RankListOdds Primary(IReadOnlyList<Rank> ranks, double[] match) =>
        new(ranks, match, [.. ranks.Select(_ => (double[])[])], _loading, _sameDecision);
}
