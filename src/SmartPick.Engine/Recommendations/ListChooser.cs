using System.Collections.Frozen;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Recommendations;

/// <summary>A list with the PGY-1 years beside it.</summary>
/// <param name="Solution">The list.</param>
/// <param name="Preference">The list in preference order.</param>
/// <param name="Pgy1">The years.</param>
internal sealed record ChosenList(PortfolioSolution Solution, Pick[] Preference, Pgy1Plan Pgy1);

/// <summary>Chooses a list and PGY-1 years beside it, within one budget.</summary>
internal sealed class ListChooser
{
    private readonly RecommendationRequest _request;
    private readonly SeasonRules _season;
    private readonly EligiblePrograms _eligible;
    private readonly OddsModel _odds;
    private readonly Pgy1Planner _planner;
    private readonly ListProblems _problems;
    private readonly ListedPrograms _listed;
    private readonly BudgetSplit _split;
    private readonly double _closeSignals;
    private readonly SolveEffort _effort;
    private readonly IReadOnlySet<string> _required;

    /// <summary>P(match) of the best list, before signals moved to the applicant's own programs.</summary>
    private double _bestBeforeOwnSignals;

    public ListChooser(
        RecommendationRequest request,
        SeasonRules season,
        EligiblePrograms eligible,
        OddsModel odds,
        ModelParameters model,
        Pgy1Planner planner,
        SolveEffort effort)
    {
        (_request, _season, _eligible, _odds, _planner, _effort) = (request, season, eligible, odds, planner, effort);
        _problems = new ListProblems(request, season, eligible, odds);
        _listed = new ListedPrograms(request.Applicant, eligible, model);
        _split = new BudgetSplit(request, season, eligible, model, planner, _listed);
        _closeSignals = model.Get("signals.own.close").Value;
        _required = RequiredPrograms.Of(request, season, eligible);
    }

    /// <param name="cancellationToken">Stops the search.</param>
    public ChosenList Choose(CancellationToken cancellationToken) => Choose(_request.Objective, _effort.IsProven, cancellationToken);

    /// <summary>What the objective "match" would reach under the same limits, at least what the list reaches.</summary>
    /// <param name="chosen">The list that was chosen.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public double BestMatchProbability(PortfolioSolution chosen, CancellationToken cancellationToken) =>
        _request.Objective == Objective.Match
        ? Math.Max(chosen.MatchProbability, _bestBeforeOwnSignals)
        : Math.Max(chosen.MatchProbability, Choose(Objective.Match, isProven: false, cancellationToken).Solution.MatchProbability);

    private ChosenList Choose(Objective objective, bool isProven, CancellationToken cancellationToken)
    {
        // Where the best list has the programs forced in anyway, forcing them changes nothing: neither the list without any, nor, where
        // programs are pinned, the one with the applicant's own.
        var withoutPins = _request.Preferences.Include.Count == 0 ? _required : RequiredPrograms.Of(WithoutPins(), _season, _eligible);
        var likelyYears = _effort.LikelyYears;
        HashSet<IReadOnlySet<string>> fewer = [FrozenSet<string>.Empty, withoutPins];
        foreach (var forced in fewer.Where(forced => forced.Count < _required.Count))
        {
            var list = Choose(objective, forced, isProven, likelyYears, cancellationToken);
            var chosen = list.Solution.Picks.Select(p => _eligible.Open[p.Place].Id).ToHashSet(StringComparer.Ordinal);
            if (_required.All(id => chosen.Contains(id) || !_eligible.Open.Any(p => p.Id == id)))
            {
                return list;
            }

            likelyYears = list.Pgy1.Outcome.Applications;
        }

        return Choose(objective, _required, isProven, likelyYears, cancellationToken);

        RecommendationRequest WithoutPins() =>
            _request with { Preferences = _request.Preferences with { Include = FrozenSet<string>.Empty } };
    }

    private ChosenList Choose(
        Objective objective, IReadOnlySet<string> include, bool isProven, int? likelyYears, CancellationToken cancellationToken)
    {
        var problem = CompiledProblem.Compile(_problems.Of(objective, include));
        using var grid = OddsGrid.ForSearch(problem);
        if (!_problems.FeesAreShared)
        {
            var found = PortfolioSolver.Search(problem, grid, cancellationToken);
            var best = WithYears(Solve(found, grid, isProven, cancellationToken), kept: 0);
            return WithOwnSignals(objective, problem, best, isProven, kept: 0, cancellationToken);
        }

        var split = _split.Best(problem, grid, likelyYears, cancellationToken);
        var list = WithYears(Solve(split.Found, grid, isProven, cancellationToken), split.Years);
        if (RiskPriced(split, grid, list, isProven, cancellationToken) is { } other && Worth(other) > Worth(list))
        {
            list = other;
        }

        return WithOwnSignals(objective, split.Found.Constraints.Problem, list, isProven, split.Years, cancellationToken);

        double Worth(ChosenList of) => _split.Worth(of.Solution.Curve[of.Solution.Picks.Count], of.Pgy1.Outcome);
    }

    /// <summary>What was found, proved or as it is.</summary>
    private static PortfolioSolution Solve(SearchResult found, OddsGrid grid, bool isProven, CancellationToken cancellationToken) => isProven
        ? PortfolioSolver.Solve(found, grid, cancellationToken)
        : PortfolioSolver.Report(found.Best, grid, ReportDetail.Chosen, cancellationToken);

    /// <summary>
    /// The list that is found where a program counts for less by the share of its positions that are advanced times the risk to be without
    /// a year there: of lists that are worth about the same, the one that leaves less to that risk. Null where there is no such risk.
    /// </summary>
    private ChosenList? RiskPriced(ChosenSplit split, OddsGrid grid, ChosenList list, bool isProven, CancellationToken cancellationToken)
    {
        var outcome = list.Pgy1.Outcome;
        if (outcome.Without <= 0)
        {
            return null;
        }

        var problem = split.Found.Constraints.Problem;
        var loss = outcome.Without / outcome.Advanced * _split.LossShare;
        var priced = CompiledProblem.Compile(_problems.Discounted(problem.Source, program => loss * _listed.AdvancedShareOf(program)));
        using var pricedGrid = OddsGrid.ForSearch(priced);
        var found = PortfolioSolver.Search(priced, pricedGrid, cancellationToken).Best;
        var picks = ApplicationOrder.OfChosen(priced, pricedGrid, found, cancellationToken)
            .ToDictionary(step => step.Place, step => step.Level);
        var solution = PortfolioSolver.Report(
            Selection.Of(problem, picks), grid, isProven ? ReportDetail.Market : ReportDetail.Chosen, cancellationToken);
        return WithYears(solution.WithBoundOf(list.Solution, problem.Source.FeeWeight), split.Years);
    }

    /// <param name="solution">The list.</param>
    /// <param name="kept">Years that the budget was split for.</param>
    private ChosenList WithYears(PortfolioSolution solution, int kept)
    {
        Pick[] preference = [.. solution.Picks.OrderBy(p => p.Place)];
        var left = Money.Limit(_request.Limits.BudgetUsd) - Money.Price(solution.Cost);
        var listed = _listed.InPreference(preference.Select(p => (p.Place, p.Signal)));
        return new ChosenList(solution, preference, _planner.Plan(listed, left, kept));
    }

    /// <summary>
    /// The best list that signals the applicant's own programs where that costs next to nothing. Its bound is still that of all lists
    /// that cost no more.
    /// </summary>
    private ChosenList WithOwnSignals(
        Objective objective, CompiledProblem problem, ChosenList best, bool isProven, int kept, CancellationToken cancellationToken)
    {
        if (objective == _request.Objective)
        {
            _bestBeforeOwnSignals = best.Solution.MatchProbability;
        }

        if (!_request.Applicant.NamesOwnPrograms || objective != _request.Objective)
        {
            return best;
        }

        var moved = new OwnSignals(_eligible, own => ListProblems.Value(objective, own), _odds.Dependence, _closeSignals)
            .Moved(best.Preference, p => _required.Contains(p.Id) && _request.Applicant.KnowsFromWithin(p.Program));
        if (moved.Count == 0)
        {
            return best;
        }

        var source = problem.Source;
        var settled = CompiledProblem.Compile(_problems.WithSettled(source, objective, moved));
        using var grid = OddsGrid.ForSearch(settled);
        var found = PortfolioSolver.Search(settled, grid, cancellationToken);
        var solution = Solve(found, grid, isProven, cancellationToken);
        var list = solution.WithBoundOf(best.Solution, source.FeeWeight) with
        {
            Picks = [.. solution.Picks.Select(p => moved.TryGetValue(p.Place, out var signal) ? p with { Signal = signal } : p)],
        };
        return WithYears(list, kept);
    }
}
