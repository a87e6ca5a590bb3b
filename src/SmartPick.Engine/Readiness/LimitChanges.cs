using System.Globalization;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Requests;

namespace SmartPick.Engine.Readiness;

/// <summary>What an applicant could loosen: region, budget, number of applications, signals kept back.</summary>
internal static class LimitChanges
{
    public static IEnumerable<Change> Of(RecommendationRequest request, AdviceContext context)
    {
        var excluded = request.Preferences.ExcludeStates;
        if (excluded.Count > 0)
        {
            yield return Change.Of(
                ChangeCodes.WiderRegion,
                request with { Preferences = request.Preferences with { ExcludeStates = [] } },
                ("states", Figures.Words(excluded.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))));
        }

        var limits = request.Limits;
        var dollars = context.Threshold("readiness.whatIf.budgetUsd");
        if (limits.BudgetUsd is { } budget)
        {
            yield return Change.Of(
                ChangeCodes.Budget, request with { Limits = limits with { BudgetUsd = budget + dollars } }, ("amount", Whole(dollars)));
        }
        else if (context.List is { AtCap: true })
        {
            // Without a budget the number of applications is what binds: as many more as the same dollars pay at the dearest tier.
            var more = (int)(dollars / request.Preferences.Specialties.Keys.Max(s => context.Season.Rules.FeesOf(s).Dearest.Dollars));
            yield return Change.Of(
                ChangeCodes.Applications, request with { Limits = limits with { Applications = limits.Applications + more } }, (
                    "amount", Whole(more)));
        }

        var season = context.Season.Rules.SignalPools;
        var asked = request.Preferences.Specialties.Keys.Select(s => context.Season.Rules.Specialties[s].SignalPool)
            .ToHashSet(StringComparer.Ordinal);
        if (limits.Signals.Any(p => asked.Contains(p.Key) && (p.Value.Gold < season[p.Key].Gold || p.Value.Silver < season[p.Key].Silver)))
        {
            yield return Change.Of(ChangeCodes.AllSignals, request with
            {
                Limits = limits with { Signals = limits.Signals.Where(p => !asked.Contains(p.Key)).ToDictionary(StringComparer.Ordinal) },
            });
        }
    }

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
