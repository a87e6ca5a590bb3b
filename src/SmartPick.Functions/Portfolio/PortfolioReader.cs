using System.Text.Json;
using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.Portfolio;

/// <summary>Reads the body of <c>POST /api/v1/portfolio</c>.</summary>
internal static class PortfolioReader
{
    /// <summary>Each group with a cap or tiers is a constraint of its own.</summary>
    private const int MaxConstrainedGroups = 50;

    /// <summary>The problem, or null with what is wrong in <paramref name="errors"/>.</summary>
    public static PortfolioProblem? Read(JsonElement body, FieldErrors errors)
    {
        var form = body.ValueKind == JsonValueKind.Object ? StageForm.Detect(body) : StageForm.OneStage;
        if (PortfolioFields.For(form).ReadBody(body, errors) is not var (draft, json))
        {
            return null;
        }

        CheckDuplicates(draft.Programs ?? []);
        var problem = new PortfolioProblem
        {
            // Ties break by id, whatever the order of the request.
            Candidates = [.. (draft.Programs ?? []).Select(p => p.ToCandidate()).OrderBy(c => c.Id, StringComparer.Ordinal)],
            Dependence = draft.Correlation,
            UnmatchedValue = draft.UnmatchedValue,
            Limits = draft.Limits,
            Fees = FeesOf(draft.Tiers, json),
            Include = draft.Include.ToHashSet(StringComparer.Ordinal),
            Exclude = draft.Exclude.ToHashSet(StringComparer.Ordinal),
        };
        if (draft.Tiers.Keys.Union(problem.Limits.PerGroup.Keys).Count() > MaxConstrainedGroups)
        {
            json.Error("tiers", "too-many", $"At most {MaxConstrainedGroups} groups may have tiers or a cap.");
        }

        if (draft.Programs is not null)
        {
            new ForcedSet(json, problem).Check();
        }

        return errors.Count > 0 ? null : problem;
    }

    private static void CheckDuplicates(IReadOnlyList<ProgramDraft> programs)
    {
        var ids = new HashSet<string>(programs.Count, StringComparer.Ordinal);
        foreach (var program in programs.Where(p => p.Id.Length > 0 && !ids.Add(p.Id)))
        {
            program.Json!.Error("id", "duplicate", $"There is already a program '{program.Id}'.");
        }
    }

    private static Dictionary<string, FeeSchedule> FeesOf(IReadOnlyDictionary<string, IReadOnlyList<FeeTier>> tiers, RequestObject json)
    {
        var fees = new Dictionary<string, FeeSchedule>(StringComparer.Ordinal);
        foreach (var (group, groupTiers) in tiers)
        {
            var errors = ErrorsOf(groupTiers).ToList();
            foreach (var (place, code, message) in errors)
            {
                json.Error($"tiers.{group}{place}", code, message);
            }

            if (errors.Count == 0)
            {
                fees[group] = new FeeSchedule(groupTiers);
            }
        }

        return fees;
    }

    private static IEnumerable<(string Place, string Code, string Message)> ErrorsOf(IReadOnlyList<FeeTier> tiers)
    {
        for (var t = 0; t < tiers.Count; t++)
        {
            if (tiers[t].Each is null && tiers[t].Flat is null)
            {
                yield return (
                    FormattableString.Invariant($"[{t}].each"), "required", "A tier needs 'each' or, if it is the first, 'flat'.");
            }

            if (tiers[t].Flat is not null && (t > 0 || tiers[t].Each is not null))
            {
                yield return (
                    FormattableString.Invariant($"[{t}].flat"), "not-allowed", "Only the first tier may have 'flat', in place of 'each'.");
            }

            if (t > 0 && tiers[t - 1].First is null)
            {
                yield return (FormattableString.Invariant($"[{t - 1}]"), "open-ended", "Only the last tier may leave out 'first'.");
            }

            if (t > 0 && tiers[t].Each < tiers[t - 1].Each)
            {
                yield return (FormattableString.Invariant($"[{t}]"), "falling-price", "Tier prices must not fall.");
            }
        }
    }
}
