using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Recommendations;

/// <summary>
/// Programs that are on the list in any case: those that the applicant includes, and their home and away programs as far as the
/// limits allow.
/// </summary>
internal static class RequiredPrograms
{
    /// <param name="request">A valid request: the programs it includes fit its limits.</param>
    /// <param name="season">Whose fees.</param>
    /// <param name="eligible">The programs open to the applicant.</param>
    /// <returns>Their ids.</returns>
    public static IReadOnlySet<string> Of(RecommendationRequest request, SeasonRules season, EligiblePrograms eligible)
    {
        var include = request.Preferences.Include;
        if (!request.Applicant.NamesOwnPrograms)
        {
            return include;
        }

        var own = eligible.Open
            .Where(p => request.Applicant.KnowsFromWithin(p.Program) && !include.Contains(p.Id))
            .OrderByDescending(p => p.Value * p.Odds.Entry.InterviewP(SignalLevel.None) * p.Odds.Entry.MatchOpen)
            .ThenBy(p => p.Id, StringComparer.Ordinal)
            .ToArray();
        var required = include.ToHashSet(StringComparer.Ordinal);
        var specialties = eligible.Open.Where(p => include.Contains(p.Id)).Select(p => p.Program.Specialty).ToList();
        foreach (var program in own)
        {
            specialties.Add(program.Program.Specialty);
            if (Fits(request.Limits, specialties, season))
            {
                required.Add(program.Id);
            }
            else
            {
                specialties.RemoveAt(specialties.Count - 1);
            }
        }

        return required;
    }

    private static bool Fits(RecommendationLimits limits, List<string> specialties, SeasonRules season) =>
        specialties.Count <= limits.Applications
        && specialties.CountBy(s => s, StringComparer.Ordinal)
            .All(s => s.Value <= limits.PerSpecialty.GetValueOrDefault(s.Key, int.MaxValue))
        && limits.FeesOf(specialties, season) <= Money.Limit(limits.BudgetUsd);
}
