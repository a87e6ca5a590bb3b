using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Recommendations;

/// <summary>A list with the PGY-1 years beside it.</summary>
/// <param name="Solution">The list.</param>
/// <param name="Preference">The list in preference order.</param>
/// <param name="Pgy1">The years.</param>
/// <param name="BestMatchProbability">What the objective "match" would reach under the same limits.</param>
internal sealed record ChosenList(PortfolioSolution Solution, IReadOnlyList<Pick> Preference, Pgy1Plan Pgy1, double BestMatchProbability);

/// <summary>Chooses a list and PGY-1 years beside it, within one budget.</summary>
internal sealed class ListChooser(
    RecommendationRequest request, SeasonRules season, Prospects prospects, OddsModel odds, Pgy1Planner planner)
{
    public ChosenList Choose(CancellationToken cancellationToken)
    {
        var (budget, match) = request.Limits.BudgetUsd is { } limit ? Reserve(limit, cancellationToken) : (null, null);
        var solution = request.Objective == Objective.Match && match is not null ? match : Solve(request.Objective, budget, cancellationToken);
        match ??= request.Objective == Objective.Match ? solution : Solve(Objective.Match, budget, cancellationToken);
        var preference = InPreference(solution);
        return new ChosenList(
            solution,
            preference,
            planner.Plan(Listed(preference), (request.Limits.BudgetUsd ?? double.PositiveInfinity) - solution.Cost),
            match.MatchProbability);
    }

    /// <summary>
    /// What a budget leaves the list when PGY-1 years have their part, whatever the objective, and the list that it buys under
    /// the objective "match".
    /// </summary>
    private (double? Budget, PortfolioSolution Match) Reserve(double budget, CancellationToken cancellationToken)
    {
        var match = Solve(Objective.Match, budget, cancellationToken);
        var wanted = planner.Plan(Listed(InPreference(match)), double.PositiveInfinity);
        var left = budget - Pgy1Reserve.Of(match, wanted, budget, ForcedFees());
        return (left, match.Cost <= left ? match : Solve(Objective.Match, left, cancellationToken));
    }

    private PortfolioSolution Solve(Objective objective, double? budget, CancellationToken cancellationToken)
    {
        var specialties = request.Preferences.Specialties;
        var pools = specialties.Keys.Select(s => season.Specialties[s].SignalPool).Distinct(StringComparer.Ordinal)
            .Select(pool => request.Limits.SignalsOf(pool, season)).ToArray();
        return PortfolioSolver.Solve(
            new PortfolioProblem
            {
                Candidates = [.. prospects.Open.Select(p => p.ToCandidate(Value(objective, p.Value)))],
                Dependence = odds.Dependence,
                Limits = new PortfolioLimits
                {
                    Applications = request.Limits.Applications,
                    PerGroup = request.Limits.PerSpecialty,
                    Budget = budget,
                    Gold = pools.Sum(p => p.Gold),
                    Silver = pools.Sum(p => p.Silver),
                },
                Fees = specialties.ToDictionary(s => s.Key, _ => new FeeSchedule(season.Fees.Tiers), StringComparer.Ordinal),
                PreferredGroups = [.. specialties.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Key)],
                Discount = request.Limits.Discount(season),
                Include = request.Preferences.Include,
                PricePerDollar = request.Threshold / RecommendationRequest.FeeUnit,
            },
            cancellationToken);
    }

    /// <summary>The value that an objective gives a program worth <paramref name="own"/> to the applicant.</summary>
    private static double Value(Objective objective, double own) => objective switch
    {
        Objective.Preference => own,
        Objective.Balanced => 0.5 + (0.5 * own),
        _ => 1,
    };

    private Pick[] InPreference(PortfolioSolution list) => [.. list.Picks.OrderBy(p => prospects.ById[p.Candidate.Id].PreferenceOrder)];

    private ListedProgram[] Listed(IEnumerable<Pick> list) =>
        [.. list.Select(p => new ListedProgram(prospects.ById[p.Candidate.Id].Program, p.Candidate.OddsAt(p.Signal)!.Value, p.Candidate.MatchOdds))];

    /// <summary>Dollars that the programs forced in cost, however the rest of the budget is spent.</summary>
    private double ForcedFees()
    {
        var forced = request.Preferences.Include.Where(prospects.ById.ContainsKey).CountBy(id => prospects.ById[id].Program.Specialty, StringComparer.Ordinal).ToArray();
        return FeeTotal.Of([.. forced.Select(_ => new FeeSchedule(season.Fees.Tiers))], [.. forced.Select(f => f.Value)], request.Limits.Discount(season));
    }
}
