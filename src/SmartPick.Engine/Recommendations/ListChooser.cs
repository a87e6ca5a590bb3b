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

    /// <summary>Splits of a budget that are tried in full at most, each a list of its own.</summary>
    private const int MaxSplits = 12;

    /// <summary>Steps of the cheapest fee that are as good as all: no one applies to more PGY-1 programs.</summary>
    private const int MaxReserves = 200;

    /// <summary>How many of the widest steps the range of splits has.</summary>
    private const int FirstSteps = 8;

    /// <summary>P(match) of the best list, before signals moved to the applicant's own programs.</summary>
    private double _bestBeforeOwnSignals;

    public ChosenList Choose(CancellationToken cancellationToken) => Choose(request.Objective, cancellationToken);

    private ChosenList Choose(Objective objective, CancellationToken cancellationToken)
    {
        // Where the best list has the programs forced in anyway, forcing them changes nothing.
        if (_required.Count > 0)
        {
            var free = Choose(objective, new HashSet<string>(), cancellationToken);
            var chosen = free.Solution.Picks.Select(p => prospects.Open[p.Place].Id).ToHashSet(StringComparer.Ordinal);
            if (_required.All(id => chosen.Contains(id) || !prospects.Open.Any(p => p.Id == id)))
            {
                return free;
            }
        }

        return Choose(objective, _required, cancellationToken);
    }

    /// <summary>What the objective "match" would reach under the same limits, at least what the list reaches; solved when asked for.</summary>
    /// <param name="chosen">The list that was chosen.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public double BestMatchProbability(PortfolioSolution chosen, CancellationToken cancellationToken) => request.Objective == Objective.Match
        ? Math.Max(chosen.MatchProbability, _bestBeforeOwnSignals)
        : Math.Max(chosen.MatchProbability, Choose(Objective.Match, cancellationToken).Solution.MatchProbability);

    private ChosenList Choose(Objective objective, IReadOnlySet<string> include, CancellationToken cancellationToken)
    {
        var problem = CompiledProblem.Compile(
            Problem(include) with { Candidates = Candidates(objective, new Dictionary<int, SignalLevel>()) }, odds.Workspace);
        using var grid = OddsGrid.ForSearch(problem);
        var budget = Money.Limit(request.Limits.BudgetUsd);
        if (budget == Money.Unlimited)
        {
            return WithOwnSignals(objective, problem, Solve(problem, grid, Money.Zero, cancellationToken).List, cancellationToken);
        }

        // What list and years are worth together rises to a best split and falls after it, but for what whole fees and fee assistance
        // make of it: a few splits over the whole range first, then the neighbors of the best. Bounds can wait for the last one.
        var reserves = Reserves(problem, grid, budget, include, cancellationToken);
        var tried = new SortedList<int, (ChosenList List, double Value)>();
        var best = reserves.Start;
        Try(best);
        if (Left(tried[best].List) < season.Fees.Schedule.Next(int.MaxValue - 1))
        {
            // Wide steps first, then narrower ones around the best.
            for (var step = Math.Max(1, reserves.Of.Count / FirstSteps); step > 0 && tried.Count < MaxSplits;)
            {
                Try(best + step);
                Try(best - step);
                var better = tried.MaxBy(split => split.Value.Value).Key;
                (best, step) = better == best ? (best, step / 2) : (better, step);
            }

            best = tried.MaxBy(split => split.Value.Value).Key;
        }

        var chosen = (tried[best].List, tried[best].Value, Reserve: reserves.Of[best], Applications: (int?)null);

        // What the years leave of their share is the list's again.
        Consider(Money.Price(chosen.List.Pgy1.Outcome.FeesUsd), null);

        // Fee assistance helps with so many applications: one more to the list can make a year dear.
        if (request.Limits.Discount(season) is { } assistance)
        {
            foreach (var kept in new[] { chosen.List.Pgy1.Outcome.Applications, chosen.List.Pgy1.Outcome.Applications / 2 })
            {
                var cap = Math.Max(include.Count, assistance.Applications - kept);
                if (kept > 0 && cap < chosen.List.Solution.Picks.Count)
                {
                    Consider(chosen.Reserve, cap);
                }
            }
        }

        // A list worth a little more may cost a year: then the one that was tried stands.
        var proven = Solve(problem, grid, chosen.Reserve, cancellationToken, chosen.Applications);
        return WithOwnSignals(
            objective,
            Part(problem, chosen.Reserve, chosen.Applications),
            proven.Value >= chosen.Value ? proven.List : chosen.List,
            cancellationToken);

        void Consider(Money reserve, int? applications)
        {
            if (reserve != chosen.Reserve || applications != chosen.Applications)
            {
                var (list, value) = Solve(problem, grid, reserve, cancellationToken, applications, exact: false);
                chosen = value > chosen.Value ? (list, value, reserve, applications) : chosen;
            }
        }

        Money Left(ChosenList list) => budget - Money.Price(list.Solution.Cost) - Money.Price(list.Pgy1.Outcome.FeesUsd);

        void Try(int split)
        {
            if (split >= 0 && split < reserves.Of.Count && tried.Count < MaxSplits && !tried.ContainsKey(split))
            {
                tried.Add(split, Solve(problem, grid, reserves.Of[split], cancellationToken, exact: false));
            }
        }
    }

    /// <summary>The list that a budget buys beside what is kept for PGY-1 years, the years beside it, and what both are worth together.</summary>
    private (ChosenList List, double Value) Solve(
        CompiledProblem problem, OddsGrid grid, Money reserve, CancellationToken cancellationToken, int? applications = null, bool exact = true)
    {
        var list = WithYears(PortfolioSolver.Solve(Part(problem, reserve, applications), grid, exact, cancellationToken));

        // A match without a first year is worth nothing; it is taken to be as good a match as any.
        var kept = list.Solution.MatchProbability > 0 ? 1 - (list.Pgy1.Outcome.Without / list.Solution.MatchProbability) : 1;
        return (list, list.Solution.ExpectedValue * kept);
    }

    /// <summary>The problem under what of the budget is the list's, and a cap on applications.</summary>
    private CompiledProblem Part(CompiledProblem problem, Money reserve, int? applications) => reserve == Money.Zero && applications is null
        ? problem
        : problem.Under(Money.Limit(request.Limits.BudgetUsd) - reserve, applications);

    private ChosenList WithYears(PortfolioSolution solution)
    {
        var preference = InPreference(solution.Picks, p => p.Place);
        var left = Money.Limit(request.Limits.BudgetUsd) - Money.Price(solution.Cost);
        return new ChosenList(solution, preference, planner.Plan(Listed(preference, p => (p.Place, p.Signal)), left));
    }

    /// <summary>
    /// The best list that signals the applicant's own programs where that costs next to nothing. Its bound is still that of all lists
    /// that cost no more.
    /// </summary>
    private ChosenList WithOwnSignals(Objective objective, CompiledProblem problem, ChosenList best, CancellationToken cancellationToken)
    {
        if (objective == request.Objective)
        {
            _bestBeforeOwnSignals = best.Solution.MatchProbability;
        }

        if (!request.Applicant.NamesOwnPrograms || objective != request.Objective)
        {
            return best;
        }

        var moved = new OwnSignals(prospects, own => Value(objective, own), odds.Dependence, model.Get("signals.own.close").Value)
            .Moved(best.Preference, p => _required.Contains(p.Id) && request.Applicant.KnowsFromWithin(p.Program));
        if (moved.Count == 0)
        {
            return best;
        }

        var source = problem.Source;
        var settled = CompiledProblem.Compile(
            source with
            {
                Candidates = Candidates(objective, moved),
                Limits = source.Limits with
                {
                    Gold = source.Limits.Gold - moved.Values.Count(s => s == SignalLevel.Gold),
                    Silver = source.Limits.Silver - moved.Values.Count(s => s == SignalLevel.Silver),
                },
            },
            odds.Workspace);
        using var grid = OddsGrid.ForSearch(settled);
        var solution = PortfolioSolver.Solve(settled, grid, exact: true, cancellationToken);
        var bound = Math.Max(best.Solution.UpperBound + (source.FeeWeight * (solution.Cost - best.Solution.Cost)), solution.ExpectedValue);
        return WithYears(solution with
        {
            Picks = [.. solution.Picks.Select(p => moved.TryGetValue(p.Place, out var signal) ? p with { Signal = signal } : p)],
            UpperBound = bound,
            Gap = bound == 0 ? 0 : (bound - solution.ExpectedValue) / bound,
            IsOptimal = false,
        });
    }

    /// <summary>What of a budget could be kept for PGY-1 years, from nothing to nearly all.</summary>
    /// <returns>The amounts, and about where the best is.</returns>
    private (List<Money> Of, int Start) Reserves(
        CompiledProblem problem, OddsGrid grid, Money budget, IReadOnlySet<string> include, CancellationToken cancellationToken)
    {
        var estimate = PortfolioSolver.Draft(problem, grid, cancellationToken);
        var preference = InPreference(estimate.Path, p => p.Place);
        var wanted = planner.Wanted(Listed(preference, p => (p.Place, p.Level)));
        var forced = include.Count == 0
            ? Money.Zero
            : request.Limits.FeesOf(prospects.Open.Where(p => include.Contains(p.Id)).Select(p => p.Program.Specialty), season);
        if (wanted.Years.Count == 0)
        {
            return ([Money.Zero], 0);
        }

        // In steps of the cheapest fee, as far as the budget goes.
        var cheapest = season.Fees.Schedule.Next(0);
        var step = cheapest - cheapest.Waived(request.Limits.Discount(season)?.Rate ?? 0);
        List<Money> reserves = [Money.Zero];
        while (step > Money.Zero && reserves[^1] + step + forced <= budget && reserves.Count < MaxReserves)
        {
            reserves.Add(reserves[^1] + step);
        }

        return (reserves, Math.Max(0, reserves.FindLastIndex(r => r <= Pgy1Reserve.Of(estimate, wanted, budget, forced))));
    }

    /// <summary>What there is to choose from.</summary>
    /// <param name="objective">What gives each program its value.</param>
    /// <param name="settled">Signals that are settled, by place.</param>
    private MadeWhenRead<Candidate> Candidates(Objective objective, Dictionary<int, SignalLevel> settled) => new(prospects.Open.Count, place =>
    {
        var prospect = prospects.Open[place];
        var value = Value(objective, prospect.Value);
        var scenarios = prospects.ScenarioOddsOf(prospect);
        return settled.TryGetValue(place, out var signal) ? prospect.ToCandidate(value, scenarios, signal) : prospect.ToCandidate(value, scenarios);
    });

    /// <summary>The same for all objectives: limits, fees and signals, under the whole budget.</summary>
    private PortfolioProblem Problem(IReadOnlySet<string> include)
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
            Include = include,
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
            var advanced = AdvancedShare.Of(at.Program, request.Applicant, model);
            listed[i] = new ListedProgram(at.Program, at.Terms.InterviewP(signal), at.Terms.MatchOpen, advanced);
        }

        return listed;
    }
}
