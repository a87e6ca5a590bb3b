using System.Text.Json;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;

namespace SmartPick.Functions.Contracts;

/// <summary>Reads the body of <c>POST /api/v1/recommendations</c>; what may be wished for is what the applicant's own season allows.</summary>
internal sealed class RecommendationReader(SeasonBook seasons)
{
    /// <summary>The request; meaningful only when <paramref name="errors"/> stays empty.</summary>
    public RecommendationRequest? Read(JsonElement body, ProgramDirectory directory, List<FieldError> errors)
    {
        if (JsonObjectReader.Root(body, errors) is not { } json)
        {
            return null;
        }

        var applicant = ApplicantReader.Of(json, directory, seasons);
        var season = seasons.RulesFor(applicant);
        var preferences = json.Object("preferences", new PreferencesReader(season).Read) ?? new Preferences { Specialties = season.DefaultValues() };
        var limits = json.Object("limits", new LimitsReader(season).Read) ?? new RecommendationLimits();
        var objective = json.Word("objective", Vocabulary.Objectives);
        var threshold = json.Number("threshold", 0, 1);
        json.RejectUnknownFields();
        new ForcedPrograms(json, preferences, limits, season).Check(directory);
        return errors.Count > 0 ? null : new RecommendationRequest
        {
            Applicant = applicant!,
            Preferences = preferences,
            Limits = limits,
            Objective = objective ?? Objective.Match,
            Threshold = threshold ?? RecommendationRequest.DefaultThreshold,
            TieSeed = CanonicalHash.Of(body),
        };
    }
}
