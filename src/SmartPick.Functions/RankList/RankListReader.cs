using System.Text.Json;
using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.RankList;

/// <summary>Reads the body of <c>POST /api/v1/rank-list</c>.</summary>
internal sealed class RankListReader(SeasonBook seasons, ProgramDirectory directory)
{
    private static readonly string[] Couples = ["couple", "couples", "partner"];

    /// <summary>The request, or null with what is wrong in <paramref name="errors"/>.</summary>
    public RankListRequest? Read(JsonElement body, List<FieldError> errors)
    {
        if (JsonObjectReader.Root(body, errors) is not { } json)
        {
            return null;
        }

        foreach (var field in Couples)
        {
            json.Refuse(field, "Couples' lists are not judged here: a pair is matched together, and what holds for one applicant's list need not hold for a pair's.");
        }

        var applicant = ApplicantReader.Of(json, directory, seasons);
        var season = seasons.RulesFor(applicant);
        var ranks = new RanksReader(season, directory).Read(json);
        var supplemental = new SupplementalReader(season, directory, ranks).Read(json);
        json.RejectUnknownFields();
        return errors.Count > 0 ? null : new RankListRequest
        {
            Applicant = applicant!,
            Ranks = ranks,
            Supplemental = supplemental,
        };
    }
}
