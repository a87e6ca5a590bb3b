using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Recommendations;

/// <summary>
/// Splits one budget between a list and PGY-1 years. For every number of years the list is the best beside them; what both are worth
/// together rises to a best number and falls after it, but for what whole fees make of it. Lists are only estimated here: bounds can wait
/// for the split that is chosen.
/// </summary>
internal sealed class BudgetSplit(
    RecommendationRequest request,
    SeasonRules season,
    EligiblePrograms eligible,
    ModelParameters model,
    Pgy1Planner planner,
    ListedPrograms listed)
{
    /// <summary>Numbers of years that are tried at most, each with a list of its own.</summary>
    private const int MaxTried = 12;

    /// <summary>The same where about the best number is known.</summary>
    private const int MaxTriedNearby = 4;

    /// <summary>How many of the widest steps the range of numbers has.</summary>
    private const int FirstSteps = 8;

    private readonly double _usualLossShare = model.Get("pgy1.lossShare").Value;

    private readonly bool _isLimited = Money.Limit(request.Limits.BudgetUsd) != Money.Unlimited;

    /// <summary>
    /// The share of a match that counts as lost without a year: all of it where there is a budget, so that it is split for as many full
    /// courses of training as it can buy; else what is taken to be lost.
    /// </summary>
    public double LossShare => _isLimited ? 1 : _usualLossShare;

    /// <summary>The best split found.</summary>
    /// <param name="problem">The list's problem.</param>
    /// <param name="grid">Its grid for searching.</param>
    /// <param name="likelyYears">
    /// The number of years beside a similar list, where to look for the best number; null to look everywhere.
    /// </param>
    /// <param name="cancellationToken">Stops the search.</param>
    public ChosenSplit Best(CompiledProblem problem, OddsGrid grid, int? likelyYears, CancellationToken cancellationToken)
    {
        var wanted = Wanted(problem, grid, cancellationToken);
        var tried = new SortedList<int, Estimated>();
        var best = Try(Math.Min(likelyYears ?? wanted.Start, wanted.Most));
        if (!_isLimited && tried[best].Pgy1.Applications < best)
        {
            // What years that are not worth their fee leave is the list's again.
            best = Try(tried[best].Pgy1.Applications);
        }

        // With all the years and money left the list lacks nothing either.
        if (_isLimited && (best < wanted.Most || tried[best].Left(problem.Budget) < Dearest()))
        {
            var (step, most) = likelyYears is null ? (Math.Max(1, wanted.Most / FirstSteps), MaxTried) : (1, MaxTriedNearby);
            while (step > 0 && tried.Count < most)
            {
                Try(best + step);
                Try(tried[best].From - step);
                var better = MostWorth();
                (best, step) = better == best ? (best, step / 2) : (better, step);
            }
        }

        best = MostWorth();
        return new ChosenSplit(tried[best].Found, _isLimited ? tried[best].Pgy1.Applications : 0);

        int MostWorth() => tried.MaxBy(split => Worth(split.Value.List, split.Value.Pgy1)).Key;

        // The split is known by the largest number of years that leaves the list as it is.
        int Try(int years)
        {
            years = Math.Clamp(years, 0, wanted.Most);
            foreach (var (known, split) in tried)
            {
                if (split.From <= years && years <= known)
                {
                    return known;
                }
            }

            // Beside as many years as the list leaves money for it is still the best.
            var list = Estimate(problem.With(wanted.First(years)), years, grid, cancellationToken);
            var largest = Math.Clamp(list.Pgy1.Applications, years, wanted.Most);
            tried[largest] = list;
            return largest;
        }
    }

    /// <summary>
    /// What a list and the years beside it are worth together, a match without a year being as good a match as any but for what it loses;
    /// without a budget less all fees.
    /// </summary>
    /// <param name="list">What the list comes to.</param>
    /// <param name="pgy1">What the years come to.</param>
    public double Worth(CurvePoint list, Pgy1Outcome pgy1)
    {
        var without = list.MatchProbability > 0 ? pgy1.Without / list.MatchProbability : 0;
        var worth = list.ExpectedValue * (1 - (LossShare * without));
        return _isLimited ? worth : worth - (request.Threshold / RecommendationRequest.FeeUnit * (list.Fees + pgy1.FeesUsd));
    }

    /// <summary>The dearest thing that money can be left for: an application, or opening a service.</summary>
    private Money Dearest() => request.Preferences.Specialties.Keys.Concat(season.Preparatory).Select(season.FeesOf)
        .Max(fees => fees.Opening > fees.Dearest ? fees.Opening : fees.Dearest);

    private Estimated Estimate(CompiledProblem problem, int years, OddsGrid grid, CancellationToken cancellationToken)
    {
        var found = PortfolioSolver.Search(problem, grid, cancellationToken);
        var list = PortfolioSolver.Estimate(found.Best, grid, cancellationToken);
        return new Estimated(found, years, list.End, planner.Estimate(
            Listed(list), problem.Budget - Money.Price(list.End.Fees), kept: _isLimited ? years : 0));
    }

    /// <summary>The years that a list would have if they were no object, and about how many of them a budget is best spent on.</summary>
    private WantedYears Wanted(CompiledProblem problem, OddsGrid grid, CancellationToken cancellationToken)
    {
        var estimate = PortfolioSolver.Estimate(PortfolioSolver.Greedy(problem, grid, cancellationToken), grid, cancellationToken);
        var wanted = planner.Most(Listed(estimate));
        string[] years = [.. wanted.Years.Select(year => planner.SpecialtyOf(year))];

        // As many as the budget holds beside the programs that are forced in.
        string[] forced = [.. eligible.Open.Where(p => problem.Source.Include.Contains(p.Id)).Select(p => p.Program.Specialty)];
        string[] specialties = [.. forced.Concat(years).Distinct(StringComparer.Ordinal)];
        FeeSchedule[] fees = [.. specialties.Select(season.FeesOf)];
        int[] sent = [.. specialties.Select(s => forced.Count(f => f == s))];
        var most = 0;
        while (most < years.Length)
        {
            sent[Array.IndexOf(specialties, years[most])]++;
            if (FeeTotal.Of(fees, sent, problem.Source.Discount) > problem.Budget)
            {
                break;
            }

            most++;
        }

        return new WantedYears(
            years[..most], Math.Min(most, Pgy1Reserve.Of(estimate, wanted, problem.Budget, request.Limits.FeesOf(forced, season))));
    }

    private ListedProgram[] Listed(PortfolioEstimate list) => listed.InPreference(list.Path.Select(step => (step.Place, step.Level)));

    /// <summary>A list with what the years beside it come to.</summary>
    /// <param name="Found">The list.</param>
    /// <param name="From">The least number of years known to have this list beside them.</param>
    /// <param name="List">What the list comes to.</param>
    /// <param name="Pgy1">What the years come to.</param>
    private sealed record Estimated(SearchResult Found, int From, CurvePoint List, Pgy1Outcome Pgy1)
    {
        public Money Left(Money budget) => budget - Money.Price(List.Fees) - Money.Price(Pgy1.FeesUsd);
    }
}

/// <summary>A split of a budget.</summary>
/// <param name="Found">The list, which leaves money for the years.</param>
/// <param name="Years">The years that are kept beside it where a budget is split.</param>
internal sealed record ChosenSplit(SearchResult Found, int Years);

/// <summary>PGY-1 applications that a list would have if money were no object.</summary>
/// <param name="Specialties">The specialty of each, the one that takes most off the risk first.</param>
/// <param name="Start">About how many of them a budget is best spent on.</param>
internal sealed record WantedYears(string[] Specialties, int Start)
{
    public int Most => Specialties.Length;

    /// <summary>The first of them, by specialty.</summary>
    public Dictionary<string, int> First(int years) =>
        Specialties.Take(years).CountBy(s => s, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
