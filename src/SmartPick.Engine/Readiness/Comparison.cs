using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Readiness;

/// <summary>Applying to one specialty only, to another only and to both, side by side.</summary>
/// <param name="solves">Solves the lists.</param>
/// <param name="partners">Usual pairs of specialties.</param>
internal sealed class Comparison(Solves solves, IReadOnlyList<SpecialtyPartner> partners)
{
    private const string Both = "both";

    /// <param name="request">The request.</param>
    /// <param name="now">The list that is recommended for it.</param>
    /// <param name="context">What advice on that list depends on.</param>
    public IReadOnlyList<StrategyOdds> Of(RecommendationRequest request, ListOutcome now, AdviceContext context)
    {
        var season = context.Season.Rules;
        if (PairOf(context) is not var (first, second) || !season.Specialties.ContainsKey(first) || !season.Specialties.ContainsKey(second))
        {
            return [];
        }

        string[][] strategies = [[first], [second], [first, second]];
        return [.. strategies.Select(s => Odds(Name(s), s, first, ListFor(s)))];

        ListOutcome ListFor(string[] specialties)
        {
            var restricted = Restrict(request, specialties, season);
            return ReferenceEquals(restricted, request) ? now : solves.Compared(restricted);
        }

        string Name(string[] specialties) => specialties is [var only] ? $"{context.Model.Links.ShortNames.GetValueOrDefault(only, only)}-only" : Both;
    }

    /// <summary>
    /// The request for these specialties alone, each at the applicant's own value or, where not asked for, at the season's.
    /// </summary>
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

    /// <summary>The two most wanted specialties; where only one is asked for, it and its usual partner.</summary>
    private (string First, string Second)? PairOf(AdviceContext context) => context.ByPreference.Take(2).ToArray() switch
    {
        [var first, var second] => (first, second),
        [var only] when Partner(only, context) is { } pair => (pair.Specialty, pair.Partner),
        _ => null,
    };

    /// <summary>The pair in which a specialty is the more wanted one, or the other one of those that the same people apply to.</summary>
    private SpecialtyPartner? Partner(string specialty, AdviceContext context) => partners.FirstOrDefault(p => p.Specialty == specialty)
        ?? partners.FirstOrDefault(
            p => p.Partner == specialty && context.Model.PoolOf(specialty).Specialties.Contains(p.Specialty, StringComparer.Ordinal));

    private static StrategyOdds Odds(string strategy, IReadOnlyList<string> specialties, string first, ListOutcome list) => new(
        strategy,
        specialties,
        list.MatchProbability,
        list.BySpecialty.GetValueOrDefault(first, Estimate.Never),
        list.FeesUsd,
        list.ApplicationsBySpecialty);
}
