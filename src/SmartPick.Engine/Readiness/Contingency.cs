using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Recommendations;

namespace SmartPick.Engine.Readiness;

/// <summary>The ways it can end, which exclude each other, with what to do in each.</summary>
internal static class Contingency
{
    private const string Unmatched = "unmatched";
    private const string Elsewhere = "matched-other";

    /// <param name="list">The recommended list.</param>
    /// <param name="advice">Advice for outcomes; its codes name them.</param>
    public static IReadOnlyList<Branch> Of(Recommendation list, IReadOnlyList<GivenAdvice> advice)
    {
        var text = advice.DistinctBy(a => a.Code).ToDictionary(a => a.Code, a => a.Text, StringComparer.Ordinal);
        var matched = list.Summary.BySpecialty
            .Select(s => new Branch($"matched-{s.Key}", s.Value.P, text.GetValueOrDefault($"matched-{s.Key}") ?? text.GetValueOrDefault(Elsewhere, "")))
            .OrderByDescending(b => b.P).ThenBy(b => b.Outcome, StringComparer.Ordinal).ToArray();
        return [.. matched, new Branch(Unmatched, Math.Max(0, 1 - matched.Sum(b => b.P)), text.GetValueOrDefault(Unmatched, ""))];
    }
}
