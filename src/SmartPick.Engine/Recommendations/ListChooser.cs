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
internal sealed record ChosenList(PortfolioSolution Solution, ArraySegment<Pick> Preference, Pgy1Plan Pgy1);

/// <summary>Chooses a list and PGY-1 years beside it, within one budget.</summary>
internal sealed class ListChooser(
    RecommendationRequest request, SeasonRules season, Prospects prospects, OddsModel odds, ModelParameters model, Pgy1Planner planner)
{
    private readonly IReadOnlySet<string> _required = RequiredPrograms.Of(request, season, prospects);

    private PortfolioProblem? _problem;

    /// <summary>What of the budget is the list's, once that is settled.</summary>
    private Money _budget = Money.Unlimited;

    /// <summary>P(match) of the best list, before signals moved to the applicant's own programs.</summary>
    private double _bestBeforeOwnSignals;

    public ChosenList Choose(CancellationToken cancellationToken)
    {
        var market = Compile(request.Objective);
        using var grid = OddsGrid.ForSearch(market);
        var budget = Money.Limit(request.Limits.BudgetUsd);
        if (budget != Money.Unlimited)
        {
            _budget = budget - (request.Objective == Objective.Match
                ? Reserve(market, grid, budget, cancellationToken)
                : Reserve(budget, cancellationToken));
        }

        var best = PortfolioSolver.Solve(market.Under(_budget), grid, exact: true, cancellationToken);
        var solution = WithOwnSignals(best, cancellationToken);
        var preference = InPreference(solution.Picks, p => p.Place);
        return new ChosenList(
            solution,
            preference,
            planner.Plan(
                Listed(preference, p => (p.Place, p.Signal)),
                budget - Money.Price(solution.Cost)));
    }

    /// <summary>What the objective "match" would reach under the same limits; solved when asked for.</summary>
    /// <param name="chosen">The list that was chosen.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public double BestMatchProbability(PortfolioSolution chosen, CancellationToken cancellationToken)
    {
        if (request.Objective == Objective.Match)
        {
            return Math.Max(chosen.MatchProbability, _bestBeforeOwnSignals);
        }

        var market = Compile(Objective.Match).Under(_budget);
        using var grid = OddsGrid.ForSearch(market);
        return PortfolioSolver.Solve(market, grid, exact: true, cancellationToken).MatchProbability;
    }

    /// <summary>
    /// The best list that signals the applicant's own programs where that costs next to nothing. Its bound is still that of all lists
    /// that cost no more.
    /// </summary>
    private PortfolioSolution WithOwnSignals(PortfolioSolution best, CancellationToken cancellationToken)
    {
        _bestBeforeOwnSignals = best.MatchProbability;
        if (!request.Applicant.NamesOwnPrograms)
        {
            return best;
        }

        var moved = new OwnSignals(prospects, own => Value(request.Objective, own), odds.Dependence, model.Get("signals.own.close").Value)
            .Moved(InPreference(best.Picks, p => p.Place), p => _required.Contains(p.Id) && request.Applicant.KnowsFromWithin(p.Program));
        if (moved.Count == 0)
        {
            return best;
        }

        var problem = _problem!;
        var candidates = new MadeWhenRead<Candidate>(prospects.Open.Count, place =>
        {
            var prospect = prospects.Open[place];
            var value = Value(request.Objective, prospect.Value);
            var scenarios = prospects.ScenarioOddsOf(prospect);
            return moved.TryGetValue(place, out var signal) ? prospect.ToCandidate(value, scenarios, signal) : prospect.ToCandidate(value, scenarios);
        });
        var market = CompiledProblem.Compile(
            problem with
            {
                Candidates = candidates,
                Limits = problem.Limits with
                {
                    Gold = problem.Limits.Gold - moved.Values.Count(s => s == SignalLevel.Gold),
                    Silver = problem.Limits.Silver - moved.Values.Count(s => s == SignalLevel.Silver),
                },
            },
            odds.Workspace).Under(_budget);
        using var grid = OddsGrid.ForSearch(market);
        var solution = PortfolioSolver.Solve(market, grid, exact: true, cancellationToken);
        var bound = Math.Max(best.UpperBound + (problem.FeeWeight * (solution.Cost - best.Cost)), solution.ExpectedValue);
        return solution with
        {
            Picks = [.. solution.Picks.Select(p => moved.TryGetValue(p.Place, out var signal) ? p with { Signal = signal } : p)],
            UpperBound = bound,
            Gap = bound == 0 ? 0 : (bound - solution.ExpectedValue) / bound,
            IsOptimal = false,
        };
    }

    /// <summary>What of a budget PGY-1 years have, whatever the objective.</summary>
    private Money Reserve(Money budget, CancellationToken cancellationToken)
    {
        var byMatch = Compile(Objective.Match);
        using var grid = OddsGrid.ForSearch(byMatch);
        return Reserve(byMatch, grid, budget, cancellationToken);
    }

    private Money Reserve(CompiledProblem byMatch, OddsGrid grid, Money budget, CancellationToken cancellationToken)
    {
        var draft = PortfolioSolver.Draft(byMatch, grid, cancellationToken);
        var preference = InPreference(draft.Path, p => p.Place);
        var wanted = planner.Wanted(Listed(preference, p => (p.Place, p.Level)));

        // They are paid however the rest of the budget is spent.
        var forced = _required.Count == 0 ? Money.Zero
            : request.Limits.FeesOf(prospects.Open.Where(p => _required.Contains(p.Id)).Select(p => p.Program.Specialty), season);
        return Pgy1Reserve.Of(draft, wanted, budget, forced);
    }

    /// <summary>What there is to choose from, under the whole budget.</summary>
    private CompiledProblem Compile(Objective objective)
    {
        var candidates = new MadeWhenRead<Candidate>(
            prospects.Open.Count,
            place => prospects.Open[place].ToCandidate(Value(objective, prospects.Open[place].Value), prospects.ScenarioOddsOf(prospects.Open[place])));
        return CompiledProblem.Compile((_problem ??= Problem()) with { Candidates = candidates }, odds.Workspace);
    }

    /// <summary>The same for all objectives: limits, fees and signals.</summary>
    private PortfolioProblem Problem()
    {
        var values = request.Preferences.Specialties;
        string[] specialties = [.. values.Keys];
        Array.Sort(specialties, (one, other) =>
            values[other].CompareTo(values[one]) is not 0 and var byValue ? byValue : string.CompareOrdinal(one, other));
        var signals = Signals(specialties);
        return new PortfolioProblem
        {
            Candidates = [],
            Dependence = odds.Dependence,
            ScenarioWeights = prospects.ScenarioWeights,
            Limits = new PortfolioLimits
            {
                Applications = request.Limits.Applications,
                PerGroup = request.Limits.PerSpecialty,
                Budget = request.Limits.BudgetUsd,
                Gold = signals.Gold,
                Silver = signals.Silver,
            },
            Fees = specialties.ToDictionary(s => s, _ => season.Fees.Schedule, StringComparer.Ordinal),
            PreferredGroups = specialties,
            Discount = request.Limits.Discount(season),
            Include = _required,
            FeeWeight = request.Threshold / RecommendationRequest.FeeUnit,
        };
    }

    /// <summary>The signals in all pools of some specialties.</summary>
    private SignalPool Signals(string[] specialties)
    {
        var (gold, silver) = (0, 0);
        for (var i = 0; i < specialties.Length; i++)
        {
            // Specialties may share a pool.
            var pool = season.Specialties[specialties[i]].SignalPool;
            if (Array.FindIndex(specialties, s => season.Specialties[s].SignalPool == pool) == i)
            {
                var signals = request.Limits.SignalsOf(pool, season);
                (gold, silver) = (gold + signals.Gold, silver + signals.Silver);
            }
        }

        return new SignalPool(gold, silver);
    }

    /// <summary>The value that an objective gives a program worth <paramref name="own"/> to the applicant.</summary>
    private static double Value(Objective objective, double own) => objective switch
    {
        Objective.Preference => own,
        Objective.Balanced => 0.5 + (0.5 * own),
        _ => 1,
    };

    private ArraySegment<T> InPreference<T>(IReadOnlyList<T> list, Func<T, int> place)
    {
        var sorted = odds.Workspace.Take<T>(list.Count);
        for (var i = 0; i < sorted.Count; i++)
        {
            sorted[i] = list[i];
        }

        sorted.AsSpan().Sort((one, other) => place(one).CompareTo(place(other)));
        return sorted;
    }

    private ArraySegment<ListedProgram> Listed<T>(ArraySegment<T> list, Func<T, (int Place, SignalLevel Signal)> sent)
    {
        var listed = odds.Workspace.Take<ListedProgram>(list.Count);
        for (var i = 0; i < listed.Count; i++)
        {
            var (place, signal) = sent(list[i]);
            var at = prospects.Open[place].Odds;
            listed[i] = new ListedProgram(at.Program, at.Terms.InterviewP(signal), at.Terms.MatchOpen, AdvancedShare.Of(at.Program, model));
        }

        return listed;
    }
}
