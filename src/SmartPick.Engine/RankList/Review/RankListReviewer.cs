using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.RankList.Review;

/// <summary>
/// Judges a rank order list by where it leads. It never reorders: under applicant-proposing deferred acceptance no other order
/// or selection of the programs serves a single applicant better than the true one (Roth 1982; Dubins and Freedman 1981).
/// </summary>
public sealed class RankListReviewer(SeasonBook seasons, ModelParameters model, AdviceBook advice)
{
    private readonly double _sameDecision = model.Get("tracks.sameDecision").Value;

    /// <param name="request">A valid request.</param>
    /// <param name="directory">The programs of the catalog.</param>
    public RankListReview Review(RankListRequest request, ProgramDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(request);
        var season = seasons.For(request.Applicant);
        var odds = new OddsModel(
            request.Applicant, season.MatchYear, model, [.. Specialties(request.Ranks, season.Rules).Keys]);
        var forecast = new RankListForecast(request, new InterviewedOdds(odds, model), odds.Dependence.Match, _sameDecision);
        var contiguous = Contiguous(request.Ranks);
        var context = new AdviceContext
        {
            Applicant = request.Applicant,
            Preferences = new Preferences { Specialties = Specialties(request.Ranks, season.Rules) },
            Season = season,
            Model = model,
            Directory = directory,
            RankList = new RankListTraits
            {
                Ranks = request.Ranks,
                HasPgy1Year = request.Applicant.HasPgy1Year,
                Supplemental = request.Supplemental ?? new Dictionary<string, IReadOnlyList<ResidencyProgram>>(),
                ContiguousRanks = contiguous.Length,
                ContiguousInterviews = Interviews(contiguous),
                Interviews = Interviews(request.Ranks),
                WithoutPgy1 = forecast.WithoutPgy1.Sum(),
                NextInterview = forecast.NextInterview(),
                Additions = [.. forecast.Additions()],
                RulesBroken =
                [
                    .. request.Ranks.Select(r => r.Program).Distinct().Select(odds.At).Where(o => o.Exclusion is not null)
                        .Select(o => $"{o.Program.Name}: {o.Contributions[0].Text}"),
                ],
            },
        };
        var outcomes = Outcomes(request.Ranks, forecast, advice);
        return new RankListReview
        {
            Season = season.Rules,
            AdviceContext = context,
            MatchProbability = forecast.MatchProbability,
            List =
            [
                .. request.Ranks.Select((rank, i) => new RankedTrack
                {
                    Program = rank.Program,
                    Track = rank.Track,
                    Position = i + 1,
                    Match = forecast.Match[i],
                    Landing = forecast.Landing[i],
                    Marginal = forecast.Marginal(i),
                }),
            ],
            Additions = context.RankList.Additions,
            ContiguousRanks = context.RankList.ContiguousRanks,
            Interviews = context.RankList.Interviews,
            WithoutPgy1 = context.RankList.WithoutPgy1,
            Advice = [.. advice.Give(AdviceUse.RankList, context).Select(a => new Advice(a.Code, a.Text))],
            Contingency =
            [
                .. advice.Give(AdviceUse.Contingency, context).Where(a => outcomes.ContainsKey(a.Code))
                    .Select(a => new Contingency(a.Code, outcomes[a.Code], a.Text)),
            ],
            Warnings =
                [.. advice.Give(AdviceUse.Warning, context).Select(a => new Warning(a.Code, a.Rule.Field, a.Text, a.Rule.Headline))],
        };
    }

    /// <summary>Ranks of the specialty of the first residency rank before another specialty's, preliminary ranks aside.</summary>
    private static Rank[] Contiguous(IReadOnlyList<Rank> ranks)
    {
        var residencies = ranks.Where(r => r.IsResidency).ToArray();
        return [.. residencies.TakeWhile(r => r.Program.Specialty == residencies[0].Program.Specialty)];
    }

    private static int Interviews(IEnumerable<Rank> ranks) => ranks.Select(r => r.Program.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The specialties ranked, the sooner the more wanted; those that can be asked for while none is.</summary>
    private static Dictionary<string, double> Specialties(IReadOnlyList<Rank> ranks, SeasonRules season)
    {
        var ranked = ranks.Where(r => r.IsResidency).Select(r => r.Program.Specialty).Distinct(StringComparer.Ordinal).ToArray();
        return ranked.Length > 0
            ? ranked.Index().ToDictionary(s => s.Item, s => 1.0 / (s.Index + 1), StringComparer.Ordinal)
            : season.DefaultValues();
    }

    /// <summary>Odds of each way the Match can end, by its code. The ways exclude each other and sum to 1.</summary>
    private static Dictionary<string, double> Outcomes(IReadOnlyList<Rank> ranks, RankListForecast forecast, AdviceBook book)
    {
        var outcomes = ranks.Index().GroupBy(
            r => OutcomeCodes.Of(r.Item, book), r => forecast.Landing[r.Index] - forecast.WithoutPgy1[r.Index], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(), StringComparer.Ordinal);
        outcomes[OutcomeCodes.WithoutPgy1] = forecast.WithoutPgy1.Sum();
        outcomes[OutcomeCodes.Unmatched] = 1 - outcomes.Values.Sum();
        return outcomes;
    }
}
