using System.Text.Json.Nodes;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Requests;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.Readiness;

/// <summary>
/// A what-if as a JSON merge patch (RFC 7396) of the request: the patched request gives the list behind the effect.
/// </summary>
internal static class ChangePatch
{
    public static JsonObject Create(RecommendationRequest before, RecommendationRequest after)
    {
        var patch = new JsonObject();
        Add(patch, "applicant", Applicant(before.Applicant, after.Applicant));
        Add(patch, "preferences", Preferences(before.Preferences, after.Preferences));
        Add(patch, "limits", Limits(before.Limits, after.Limits));
        return patch;
    }

    private static JsonObject Applicant(Applicant before, Applicant after)
    {
        var patch = new JsonObject();
        if (after.Step2Ck is { } exam && exam != before.Step2Ck)
        {
            patch["step2ck"] = new JsonObject
            {
                ["result"] = exam.Passed == true ? "pass" : "fail",
                ["score"] = exam.Score,
                ["attempts"] = exam.Attempts,
            };
        }

        if (after.Letters is { } letters && letters != before.Letters)
        {
            patch["letters"] = new JsonArray([.. letters.Select(Letter)]);
        }

        if (after.Research is { } research && research != before.Research)
        {
            patch["research"] = new JsonObject
            {
                ["abstracts"] = research.Abstracts,
                ["posters"] = research.Posters,
                ["papers"] = research.Papers,
                ["firstAuthorPapers"] = research.FirstAuthorPapers,
                ["specialtyProjects"] = research.SpecialtyProjects is { } projects
                    ? new JsonObject(projects.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value)))
                    : null,
            };
        }

        if (after.Rotations is { } rotations && rotations != before.Rotations)
        {
            patch["rotations"] = new JsonArray([.. rotations.Select(r => new JsonObject
            {
                ["kind"] = ContractNames.NameOf(r.Kind),
                ["specialty"] = r.Specialty,
                ["programId"] = r.ProgramId,
            })]);
        }

        if (after.Leadership is { } leadership && leadership != before.Leadership)
        {
            patch["leadership"] = Words(leadership);
        }

        if (after.UsClinicalExperienceMonths != before.UsClinicalExperienceMonths)
        {
            patch["usClinicalExperienceMonths"] = after.UsClinicalExperienceMonths;
        }

        return patch;
    }

    /// <summary>In the one word that requests of the first version have for it, where there is one.</summary>
    private static JsonNode Letter(Letter letter) => LetterCodes.Find(LetterCodes.NameOf(letter)) == letter
        ? JsonValue.Create(LetterCodes.NameOf(letter))
        : new JsonObject { ["specialty"] = letter.Specialty, ["writer"] = ContractNames.NameOf(letter.Writer) };

    private static JsonObject Preferences(Preferences before, Preferences after)
    {
        var patch = new JsonObject();
        if (after.Specialties != before.Specialties)
        {
            patch["specialties"] = new JsonObject(after.Specialties.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value)));
        }

        if (after.ExcludeStates != before.ExcludeStates)
        {
            patch["excludeStates"] = new JsonArray([.. after.ExcludeStates.Select(s => JsonValue.Create(s))]);
        }

        return patch;
    }

    private static JsonObject Limits(RecommendationLimits before, RecommendationLimits after)
    {
        var patch = new JsonObject();
        if (after.Applications != before.Applications)
        {
            patch["applications"] = after.Applications;
        }

        if (after.BudgetUsd != before.BudgetUsd)
        {
            patch["budgetUsd"] = after.BudgetUsd;
        }

        // A pool that is absent has the season's signals: null removes it.
        var reset = before.Signals.Keys.Except(after.Signals.Keys).Select(pool => KeyValuePair.Create(pool, (JsonNode?)null));
        Add(patch, "signals", new JsonObject(reset));
        return patch;
    }

    private static void Add(JsonObject patch, string name, JsonObject part)
    {
        if (part.Count > 0)
        {
            patch[name] = part;
        }
    }

    private static JsonArray Words<T>(IEnumerable<T> values)
        where T : struct, Enum => new([.. values.Select(v => JsonValue.Create(ContractNames.NameOf(v)))]);
}
