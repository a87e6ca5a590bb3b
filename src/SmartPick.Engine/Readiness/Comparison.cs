using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Readiness;

/// <summary>Applying to integrated IR only, to DR only and to both, side by side.</summary>
internal sealed class Comparison(Solves solves)
{
    private static readonly (string Strategy, string[] Specialties)[] Strategies =
    [
        ("ir-only", [SpecialtyCodes.IntegratedIr]),
        ("dr-only", [SpecialtyCodes.DiagnosticRadiology]),
        ("both", [SpecialtyCodes.IntegratedIr, SpecialtyCodes.DiagnosticRadiology]),
    ];

    public IReadOnlyList<StrategyOdds> Of(RecommendationRequest request, SeasonRules season) =>
        [.. Strategies.Where(s => s.Specialties.All(season.Specialties.ContainsKey)).Select(s => Odds(s.Strategy, solves.Of(Restrict(request, s.Specialties, season))))];

    /// <summary>The request for these specialties alone, each at the applicant's own value or, where not asked for, at the season's.</summary>
    public static RecommendationRequest Restrict(RecommendationRequest request, IReadOnlyCollection<string> specialties, SeasonRules season)
    {
        var asked = request.Preferences.Specialties;
        if (asked.Count == specialties.Count && specialties.All(asked.ContainsKey))
        {
            return request;
        }

        return request with
        {
            Preferences = request.Preferences with
            {
                Specialties = specialties.ToDictionary(
                    s => s, s => asked.TryGetValue(s, out var own) ? own : season.Specialties[s].DefaultValue ?? 1, StringComparer.Ordinal),
            },
        };
    }

    private static StrategyOdds Odds(string strategy, ListOutcome list) => new(
        strategy,
        list.MatchProbability,
        list.BySpecialty.GetValueOrDefault(SpecialtyCodes.IntegratedIr, Estimate.Never),
        list.FeesUsd,
        list.ApplicationsBySpecialty);
}
