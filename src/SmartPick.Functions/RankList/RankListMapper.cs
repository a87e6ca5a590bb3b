using SmartPick.Catalog.Snapshots;
using SmartPick.Engine.Odds;
using SmartPick.Engine.RankList.Review;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Http;

namespace SmartPick.Functions.RankList;

/// <summary>Maps a reviewed rank list to the response.</summary>
internal static class RankListMapper
{
    public static RankListResponse ToResponse(RankListReview review, CatalogSnapshot catalog, ModelParameters model) => new(
        new CatalogVersion(catalog.Version, catalog.RefreshedAt.ToWholeSeconds(), catalog.Directory.Programs.Count),
        OddsBasis.Version(
            model, review.Season.Season, review.AdviceContext.Applicant.Type, review.AdviceContext.Preferences.Specialties.Keys),
        EstimateResponse.From(review.MatchProbability),
        [.. review.List.Select(r => Rank(r, review.Season))],
        [.. review.Additions.Select(a => new TrackAdditionResponse(a.Program.Id, ContractNames.OneTrack.NameOf(a.Track), (decimal)a.Adds))],
        review.ContiguousRanks,
        review.Interviews,
        (decimal)review.WithoutPgy1,
        [.. review.Advice.Select(a => new AdviceResponse(a.Code, a.Text))],
        [.. review.Contingency.Select(c => new ContingencyResponse(c.Outcome, (decimal)c.P, c.Text))],
        [.. review.Warnings.Select(w => new WarningResponse(w.Code, w.Field, w.Text, w.Headline))]);

    private static RankResponse Rank(RankedTrack r, SeasonRules season) => new(
        r.Program.IsUnlisted ? null : r.Program.Id,
        r.Program.Name,
        r.Program.Specialty,
        ContractNames.OneTrack.NameOf(r.Track),
        r.Position,
        new RankOddsResponse(EstimateResponse.From(r.Match), (decimal)r.Landing),
        (decimal)r.Marginal,
        r.Program.IsUnlisted
            ? $"Not in our data: the odds are those of an average program in {season.Specialties[r.Program.Specialty].Name}."
            : null);
}
