using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Recommendations;

namespace SmartPick.Engine.Readiness;

/// <summary>The ways it can end, with what to do in each.</summary>
internal static class Contingency
{
    private const string AnyMatch = "matched";

    /// <param name="list">What the recommended list comes to.</param>
    /// <param name="book">All rules: a specialty that has one for its outcome is an outcome of its own.</param>
    /// <param name="advice">Advice for outcomes; its codes name them.</param>
    public static IReadOnlyList<Branch> Of(ListOutcome list, AdviceBook book, IReadOnlyList<GivenAdvice> advice)
    {
        var text = advice.DistinctBy(a => a.Code).ToDictionary(a => a.Code, a => a.Text, StringComparer.Ordinal);
        var matched = list.BySpecialty
            .GroupBy(s => OutcomeCodes.OfSpecialty(s.Key, book), s => s.Value.P, StringComparer.Ordinal)
            .Select(s => Branch(s.Key, s.Sum()))
            .OrderByDescending(b => b.P).ThenBy(b => b.Outcome, StringComparer.Ordinal).ToArray();
        return
        [
            .. matched,
            Branch(OutcomeCodes.Unmatched, Math.Max(0, 1 - matched.Sum(b => b.P))),
            .. list.WithoutPgy1 > 0 ? [Branch(OutcomeCodes.WithoutPgy1, list.WithoutPgy1) with { PartOf = AnyMatch }] : Array.Empty<Branch>(),
        ];

        Branch Branch(string outcome, double p) => new(outcome, p, text.GetValueOrDefault(outcome, ""));
    }
}
