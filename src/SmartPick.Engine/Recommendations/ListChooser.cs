using System.Collections.Frozen;
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

    /// <summary>How many of the widest steps the range of splits has.</summary>
    private const int FirstSteps = 8;

    /// <summary>P(match) of the best list, before signals moved to the applicant's own programs.</summary>
    private double _bestBeforeOwnSignals;

    public ChosenList Choose(CancellationToken cancellationToken) => Choose(request.Objective, cancellationToken);

    private ChosenList Choose(Objective objective, CancellationToken cancellationToken)
    {
        // Where the best list has the programs forced in anyway, forcing them changes nothing: neither the list without any, nor, where
        // programs are pinned, the one with the applicant's own.
        var withoutPins = request.Preferences.Include.Count == 0 ? _required : RequiredPrograms.Of(WithoutPins(), season, prospects);
        HashSet<IReadOnlySet<string>> fewer = [FrozenSet<string>.Empty, withoutPins];
        foreach (var forced in fewer.Where(forced => forced.Count < _required.Count))
        {
            var list = Choose(objective, forced, cancellationToken);
            var chosen = list.Solution.Picks.Select(p => prospects.Open[p.Place].Id).ToHashSet(StringComparer.Ordinal);
            if (_required.All(id => chosen.Contains(id) || !prospects.Open.Any(p => p.Id == id)))
            {
                return list;
            }
        }

        return Choose(objective, _required, cancellationToken);

        RecommendationRequest WithoutPins() =>
            request with { Preferences = request.Preferences with { Include = FrozenSet<string>.Empty } };
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
        if (!FeesAreShared)
        {
            return WithOwnSignals(objective, problem, Solve(problem, grid, exact: true, cancellationToken), cancellationToken);
        }

        // For every number of years the list is the best beside them. What both are worth together rises to a best number and falls after
        // it, but for what whole fees make of it. Bounds can wait for the last one.
        var wanted = Wanted(problem, grid, cancellationToken);
        var tried = new SortedList<int, (ChosenList List, double Worth)>();
        var isShort = false;
        var best = wanted.Start;
        Try(best);
        if (wanted.Most > 0 && Left(tried[best].List) < Dearest())
        {
            isShort = true;
            tried[best] = (tried[best].List, Worth(tried[best].List, isShort));
            for (var step = Math.Max(1, wanted.Most / FirstSteps); step > 0 && tried.Count < MaxSplits;)
            {
                Try(best + step);
                Try(best - step);
                var better = tried.MaxBy(split => split.Value.Worth).Key;
                (best, step) = better == best ? (best, step / 2) : (better, step);
            }

            best = tried.MaxBy(split => split.Value.Worth).Key;
        }

        // What years that are not worth their fee leave is the list's again.
        Try(Math.Min(best, tried[best].List.Pgy1.Outcome.Applications));
        best = tried.MaxBy(split => split.Value.Worth).Key;

        // A list worth a little more may cost a year: then the one that was tried stands.
        var chosen = tried[best];
        var last = problem.With(wanted.First(best));
        var proven = Solve(last, grid, exact: true, cancellationToken);
        return WithOwnSignals(objective, last, Worth(proven, isShort) >= chosen.Worth ? proven : chosen.List, cancellationToken);

        Money Dearest() => request.Preferences.Specialties.Keys.Concat(season.Preparatory)
            .Max(s => season.FeesOf(s).Dearest is var each && season.FeesOf(s).Opening is var opening && opening > each ? opening : each);

        Money Left(ChosenList list) => problem.Budget - Money.Price(list.Solution.Cost) - Money.Price(list.Pgy1.Outcome.FeesUsd);

        void Try(int years)
        {
            if (years >= 0 && years <= wanted.Most && tried.Count < MaxSplits && !tried.ContainsKey(years))
            {
                var list = Solve(problem.With(wanted.First(years)), grid, exact: false, cancellationToken);
                tried.Add(years, (list, Worth(list, isShort)));
            }
        }
    }

    /// <summary>The best list of a problem, and the years beside it.</summary>
    private ChosenList Solve(CompiledProblem problem, OddsGrid grid, bool exact, CancellationToken cancellationToken) =>
        WithYears(PortfolioSolver.Solve(problem, grid, exact, cancellationToken));

    /// <summary>
    /// What a list and the years beside it are worth together, a match without a year being as good a match as any. Where money is short it counts
    /// as none, so that the budget is split for as many full courses of training as it can buy; else as what it is taken to lose, less all fees.
    /// </summary>
    private double Worth(ChosenList list, bool isShort)
    {
        var (solution, pgy1) = (list.Solution, list.Pgy1.Outcome);
        var without = solution.MatchProbability > 0 ? pgy1.Without / solution.MatchProbability : 0;
        return isShort
            ? solution.ExpectedValue * (1 - without)
            : (solution.ExpectedValue * (1 - (model.Get("pgy1.lossShare").Value * without)))
                - (request.Threshold / RecommendationRequest.FeeUnit * (solution.Cost + pgy1.FeesUsd));
    }

    /// <summary>Whether what the list costs can bear on the years: they have one budget and one fee assistance.</summary>
    private bool FeesAreShared => request.Limits.BudgetUsd is not null || request.Limits.Discount(season) is not null;

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

    /// <summary>The years that a list would have if they were no object, and about how many of them a budget is best spent on.</summary>
    private WantedYears Wanted(CompiledProblem problem, OddsGrid grid, CancellationToken cancellationToken)
    {
        var estimate = PortfolioSolver.Draft(problem, grid, cancellationToken);
        var preference = InPreference(estimate.Path, p => p.Place);
        var wanted = planner.Wanted(Listed(preference, p => (p.Place, p.Level)));
        string[] years = [.. wanted.Years.Select(year => planner.SpecialtyOf(year))];

        // As many as the budget holds beside the programs that are forced in.
        string[] forced = [.. prospects.Open.Where(p => problem.Source.Include.Contains(p.Id)).Select(p => p.Program.Specialty)];
        var most = 0;
        while (most < years.Length && request.Limits.FeesOf([.. forced, .. years[..(most + 1)]], season) <= problem.Budget)
        {
            most++;
        }

        return new WantedYears(years[..most], Math.Min(most, Pgy1Reserve.Of(estimate, wanted, problem.Budget, request.Limits.FeesOf(forced, season))));
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
            Fees = specialties.Concat(season.Preparatory).ToDictionary(s => s, season.FeesOf, StringComparer.Ordinal),
            PreferredGroups = specialties,
            Discount = request.Limits.Discount(season),
            Beside = !FeesAreShared ? FrozenDictionary<string, int>.Empty : season.Preparatory.ToDictionary(s => s, _ => 0, StringComparer.Ordinal),
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

/// <summary>PGY-1 applications that a list would have if money were no object.</summary>
/// <param name="Specialties">The specialty of each, the one that takes most off the risk first.</param>
/// <param name="Start">About how many of them a budget is best spent on.</param>
internal sealed record WantedYears(string[] Specialties, int Start)
{
    public int Most => Specialties.Length;

    /// <summary>The first of them, by specialty.</summary>
    public Dictionary<string, int> First(int years) => Specialties.Take(years).CountBy(s => s, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
