using System.Text.Json;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.Contracts;

/// <summary>Reads the body of <c>POST /api/v1/recommendations</c> and <c>POST /api/v1/readiness</c>.</summary>
internal sealed class RecommendationReader(SeasonBook seasons, SeasonClock clock)
{
    private readonly ObjectType<RecommendationDraft> _fields = RecommendationFields.For(seasons, clock);

    /// <summary>The request, or null with what is wrong in <paramref name="errors"/>.</summary>
    public RecommendationRequest? Read(JsonElement body, ProgramDirectory directory, SchoolDirectory schools, FieldErrors errors)
    {
        if (_fields.ReadBody(body, errors) is not var (draft, json))
        {
            return null;
        }

        var preferences = draft.Preferences ?? new Preferences { Specialties = draft.Season.DefaultValues() };
        var applicant = draft.Applicant is { } told ? new ApplicantNames(json, directory, schools, draft.Season).Resolve(told) : null;
        new NamedPrograms(json, preferences, draft.Limits, draft.Season).Check(directory);
        return errors.Count > 0 ? null : new RecommendationRequest
        {
            Applicant = applicant!,
            Preferences = preferences,
            Limits = draft.Limits,
            Objective = draft.Objective,
            Threshold = draft.Threshold,
            TieSeed = TieOrder.Seed(applicant!),
            Standing = draft.Standing,
        };
    }
}
