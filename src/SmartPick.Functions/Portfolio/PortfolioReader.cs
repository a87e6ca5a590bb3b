using System.Text.Json;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.Portfolio;

/// <summary>Reads the body of <c>POST /api/v1/portfolio</c>.</summary>
internal static class PortfolioReader
{
    /// <summary>Values, costs and budgets stay within what sums and differences resolve.</summary>
    public const double MostMagnitude = 1e9;

    public const int MostCount = 1_000_000;

    public const int MostPrograms = 2000;

    /// <summary>Each group with a cap or tiers is a constraint of its own.</summary>
    private const int MostConstrainedGroups = 50;

    /// <summary>The problem, or null with what is wrong in <paramref name="errors"/>.</summary>
    /// <param name="body">The body.</param>
    /// <param name="errors">Receives what is wrong with it.</param>
    /// <param name="workspace">What the programs live in.</param>
    public static PortfolioProblem? Read(JsonElement body, List<FieldError> errors, Workspace workspace)
    {
        if (JsonObjectReader.Root(body, errors) is not { } json)
        {
            return null;
        }

        var candidates = json.Objects("programs", new CandidateReader(StageForm.Of(body), Count(body)).Read, MostPrograms, workspace);
        if (json.IsAbsent("programs"))
        {
            json.Error("programs", "required", "Required; it may be empty.");
        }

        // Ties break by id, whatever the order of the request.
        candidates?.AsSpan().Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
        var problem = new PortfolioProblem
        {
            Candidates = candidates ?? ArraySegment<Candidate>.Empty,
            Dependence = ReadDependence(json),
            UnmatchedValue = json.Number("unmatchedValue", 0, MostMagnitude) ?? 0,
            Limits = json.Object("limits", ReadLimits) ?? new PortfolioLimits(),
            Fees = (json.Map("tiers", TierReader.Read) ?? []).ToDictionary(t => t.Key, t => new FeeSchedule(t.Value), StringComparer.Ordinal),
            Include = ReadIds(json, "include"),
            Exclude = ReadIds(json, "exclude"),
        };
        json.RejectUnknownFields();
        if (problem.Fees.Keys.Union(problem.Limits.PerGroup.Keys).Count() > MostConstrainedGroups)
        {
            json.Error("tiers", "too-many", $"At most {MostConstrainedGroups} groups may have tiers or a cap.");
        }

        if (candidates is not null)
        {
            new ForcedSet(json, problem).Check();
        }

        return errors.Count > 0 ? null : problem;
    }

    /// <summary>How many programs the body gives, up to as many as are accepted.</summary>
    private static int Count(JsonElement body) =>
        body.TryGetProperty("programs", out var programs) && programs.ValueKind == JsonValueKind.Array
            ? Math.Min(programs.GetArrayLength(), MostPrograms)
            : 0;

    private static Dependence ReadDependence(JsonObjectReader json)
    {
        if (!json.IsObject("correlation"))
        {
            return Dependence.OneStage(json.Number("correlation", 0, Dependence.MaxLoading) ?? 0);
        }

        var loadings = json.Object("correlation", stages => new Loadings(
            stages.Number("interview", 0, Dependence.MaxLoading) ?? 0,
            stages.Number("match", 0, Dependence.MaxLoading) ?? 0))!;
        return new Dependence(loadings.Interview, loadings.Match);
    }

    private static PortfolioLimits ReadLimits(JsonObjectReader json)
    {
        var signals = json.Object("signals", pool => new Signals(pool.Integer("gold", 0, MostCount) ?? 0, pool.Integer("silver", 0, MostCount) ?? 0));
        return new PortfolioLimits
        {
            Applications = json.Integer("applications", 0, MostCount),
            PerGroup = json.Map("perGroup", (caps, group) => caps.Integer(group, 0, MostCount)) ?? [],
            Budget = json.Number("budget", 0, MostMagnitude),
            Gold = signals?.Gold ?? 0,
            Silver = signals?.Silver ?? 0,
        };
    }

    private static HashSet<string> ReadIds(JsonObjectReader json, string name) =>
        (json.Strings(name, MostPrograms) ?? []).ToHashSet(StringComparer.Ordinal);

    private sealed record Loadings(double Interview, double Match);

    private sealed record Signals(int Gold, int Silver);
}
