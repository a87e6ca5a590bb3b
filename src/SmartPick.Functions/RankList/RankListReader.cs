using System.Text.Json;
using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.RankList;

/// <summary>Reads the body of <c>POST /api/v1/rank-list</c>.</summary>
internal sealed class RankListReader(SeasonBook seasons, ProgramDirectory directory)
{
    /// <summary>The request, or null with what is wrong in <paramref name="errors"/>.</summary>
    public RankListRequest? Read(JsonElement body, FieldErrors errors)
    {
        if (RankListFields.All.ReadBody(body, errors) is not var (draft, json))
        {
            return null;
        }

        var season = draft.Applicant is { } who ? seasons.For(who).Rules : seasons.Latest;
        if (draft.Applicant is { } applicant)
        {
            ApplicantNames.Check(json, applicant, directory, season);
        }

        var ranks = new RankChecks(season, directory).RanksOf(draft.Interviews);
        var supplemental = new SupplementalChecks(season, directory, ranks).ListsOf(draft.Supplemental);
        return errors.Count > 0 ? null : new RankListRequest
        {
            Applicant = draft.Applicant!,
            Ranks = ranks,
            Supplemental = supplemental,
        };
    }
}
