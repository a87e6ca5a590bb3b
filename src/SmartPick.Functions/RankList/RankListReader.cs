using System.Text.Json;
using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.RankList;

/// <summary>Reads the body of <c>POST /api/v1/rank-list</c>.</summary>
internal sealed class RankListReader(SeasonBook seasons, ProgramDirectory directory, SchoolDirectory schools)
{
    /// <summary>The request, or null with what is wrong in <paramref name="errors"/>.</summary>
    public RankListRequest? Read(JsonElement body, FieldErrors errors)
    {
        if (RankListFields.All.ReadBody(body, errors) is not var (draft, json))
        {
            return null;
        }

        var season = draft.Applicant is { } who ? seasons.For(who).Rules : seasons.Latest;
        var applicant = draft.Applicant is { } told ? new ApplicantNames(json, directory, schools, season).Resolve(told) : null;
        var ranks = new RankChecks(season, directory, applicant).RanksOf(draft.Interviews);
        var supplemental = new SupplementalChecks(season, directory, ranks).ListsOf(draft.Supplemental);
        return errors.Count > 0 ? null : new RankListRequest
        {
            Applicant = applicant!,
            Ranks = ranks,
            Supplemental = supplemental,
        };
    }
}
