using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio.Solving;

/// <summary>
/// Finds a good portfolio and a relaxed point that bounds it. The relaxation is solved on few kinds at a time: those
/// that its prices then show to be worth more than they cost are added until none is left (column generation), so that
/// a market of thousands costs little more than one look at each program.
/// </summary>
internal sealed class PortfolioSearch
{
    private const double Precision = 5e-6;
    private const int RelaxationSteps = 150;
    private const int MaxRounds = 12;

    /// <summary>Classes to begin with beside those taken by the greedy portfolio, and to add in a round.</summary>
    private const int KindsPerRound = 60;

    /// <summary>A portfolio this close to the bound (share of it) is not worth further search.</summary>
    private const double GoodGap = 2e-5;

    /// <summary>Exchanges are tried among kinds that could matter if the optimum is no further below the bound than this share.</summary>
    private const double HopefulGap = 2e-3;

    /// <summary>Small markets have larger gaps, and room to try everything.</summary>
    private const int FewKinds = 60;

    /// <summary>Groups with a flat price of which every set is tried.</summary>
    private const int FewOpenings = 3;

    private readonly CompiledProblem _problem;
    private readonly OddsGrid _grid;
    private readonly RelaxationConstraints _constraints;
    private readonly WorkBudget _work;
    private readonly CancellationToken _cancellationToken;

    private PortfolioSearch(RelaxationConstraints constraints, OddsGrid grid, WorkBudget work, CancellationToken cancellationToken) =>
        (_problem, _constraints, _grid, _work, _cancellationToken) = (constraints.Problem, constraints, grid, work, cancellationToken);

    /// <param name="constraints">The market's constraints.</param>
    /// <param name="grid">The grid to search on.</param>
    /// <param name="work">What may be computed.</param>
    /// <param name="cancellationToken">Checked at every step.</param>
    public static SearchResult Run(
        RelaxationConstraints constraints, OddsGrid grid, WorkBudget work, CancellationToken cancellationToken) =>
        new PortfolioSearch(constraints, grid, work, cancellationToken).Run();

    private SearchResult Run()
    {
        using var greedy = Greedy();
        var point = greedy.Selection.ToPoint();
        var isOpen = new bool[_problem.Classes.Length];
        var worth = new double[_problem.Classes.Length];
        for (var k = 0; k < isOpen.Length; k++)
        {
            isOpen[k] = _problem.Classes[k].Forced || greedy.Selection.Taken(k) > 0;
            worth[k] = isOpen[k] || !_problem.Classes[k].Fits ? 0 : greedy.Gain(k, _problem.Classes[k].BestLevel);
        }

        OpenDearest(isOpen, worth);
        using var reported = new DualBoundEvaluator(_problem, _grid);
        for (var round = 1; ; round++)
        {
            var kinds = _problem.ClassesWhere(k => isOpen[k]);
            var part = kinds.Length == isOpen.Length ? _constraints : new RelaxationConstraints(_problem.Restrict(kinds));
            using var value = new RelaxedValue(part.Problem, _grid);
            var relaxed = RelaxedSolution.RoomFor(part);
            RelaxationSolver.Solve(
                part, value, Restrict(point, kinds), [], relaxed, Within(greedy.Objective), Precision, RelaxationSteps, _work, _cancellationToken);
            point = Lift(relaxed.Point, kinds);
            var whole = reported.At(_constraints, new RelaxedSolution(point, Prices(part, relaxed), []), slack: 0, _cancellationToken);
            SetWorth(worth, isOpen, whole);
            if (whole.Bound <= Within(relaxed.Bound) || round == MaxRounds || _work.IsSpent || !OpenDearest(isOpen, worth))
            {
                var isWhole = part == _constraints;
                var (best, reached) = Improve(part, isWhole ? greedy.Selection : greedy.Selection.Restrict(part.Problem, kinds), relaxed);
                return new SearchResult(_constraints, isWhole ? best : best.Lift(_problem, kinds), reached, whole);
            }
        }
    }

    /// <summary>
    /// The better of two greedy portfolios: by gain and, where prices differ, by gain per dollar. Where a group's first application has a
    /// flat price on top, which no single program may be worth, the best over which of them to open.
    /// </summary>
    private SearchState Greedy()
    {
        var best = Start(_problem, GreedyRule.Gain);
        if (!_problem.FeesMatter)
        {
            return best;
        }

        var offered = new Selection(_problem);
        Offer(_problem, GreedyRule.GainPerDollar);

        int[] choices = [.. Enumerable.Range(0, _problem.Groups.Length).Where(IsChoice)];
        if (choices.Length <= FewOpenings)
        {
            for (var set = 1; set < 1 << choices.Length; set++)
            {
                var opened = set;
                OfferOpened(g => (opened & (1 << Array.IndexOf(choices, g))) != 0);
            }
        }
        else
        {
            // One group after the other, as the best portfolio so far has them.
            foreach (var group in choices)
            {
                OfferOpened(g => best.Selection.TakenOf(g) > 0 != (g == group));
            }
        }

        return best;

        SearchState Start(CompiledProblem problem, GreedyRule rule)
        {
            var state = new SearchState(problem, _grid);
            state.AddForced();
            GreedySearch.Extend(state, rule, _cancellationToken);
            return state;
        }

        bool IsChoice(int group) => _problem.Fees[group].Opening > Money.Zero && _problem.ClassesWhere(k => _problem.Classes[k].Group == group
            && _problem.Classes[k].Fits) is { Length: > 0 } members && !members.Any(k => _problem.Classes[k].Forced);

        void OfferOpened(Func<int, bool> isOpen)
        {
            if (_problem.Opened(g => !choices.Contains(g) || isOpen(g)) is { } opened)
            {
                Offer(opened, GreedyRule.Gain);
                Offer(opened, GreedyRule.GainPerDollar);
            }
        }

        void Offer(CompiledProblem problem, GreedyRule rule)
        {
            using var state = Start(problem, rule);
            offered.CopyFrom(state.Selection);
            if (state.Value - (_problem.Source.FeeWeight * offered.Fees.Dollars) > best.Objective)
            {
                best.Load(offered);
            }
        }
    }

    /// <summary>The better of the rounded relaxation and the greedy portfolio, each improved by exchanges.</summary>
    private (Selection Best, double Reached) Improve(RelaxationConstraints part, Selection greedy, RelaxedSolution relaxed)
    {
        using var state = new SearchState(part.Problem, _grid);
        state.Load(greedy);
        var (best, bestObjective) = (greedy, state.Objective);
        var enough = relaxed.Bound - (GoodGap * Math.Abs(relaxed.Bound));
        if (bestObjective >= enough)
        {
            return (best, bestObjective);
        }

        Rounding.Round(state, relaxed.Point);
        var reached = Math.Max(bestObjective, state.Objective);
        var hopeful = part.Problem.Classes.Length <= FewKinds ? reached : relaxed.Bound - (HopefulGap * Math.Abs(relaxed.Bound));
        var fixing = ReducedCostFixing.Of(part, relaxed, Math.Max(reached, hopeful));
        Exchange();
        if (bestObjective < enough)
        {
            state.Load(greedy);
            Exchange();
        }

        return (best, bestObjective);

        void Exchange()
        {
            using var exchange = new LocalSearch(state, fixing, enough, _work, _cancellationToken);
            exchange.Run();
            if (state.Objective > bestObjective + part.Problem.NegligibleGain)
            {
                (best, bestObjective) = (state.Selection.Copy(), state.Objective);
            }
        }
    }

    /// <summary>What one program of each kind that is not open yet is worth beyond the prices, at its best level.</summary>
    private void SetWorth(Span<double> worth, ReadOnlySpan<bool> isOpen, RelaxedSolution relaxed)
    {
        Span<double> gains = stackalloc double[CompiledProblem.Levels];
        for (var k = 0; k < worth.Length; k++)
        {
            _constraints.ReducedCosts(k, relaxed.ReducedGradient, relaxed.Multipliers, gains);
            worth[k] = isOpen[k] || !_problem.Classes[k].Fits ? 0 : SpanMath.Max(gains);
        }
    }

    /// <summary>Opens the kinds that are worth most, above nothing; false where there is none.</summary>
    private static bool OpenDearest(Span<bool> isOpen, ReadOnlySpan<double> worth)
    {
        var dearest = new (double Behind, int Kind)[worth.Length].AsSpan();
        var count = 0;
        for (var k = 0; k < worth.Length; k++)
        {
            if (worth[k] > 0)
            {
                dearest[count++] = (-worth[k], k);
            }
        }

        dearest[..count].Sort();
        foreach (var (_, kind) in dearest[..Math.Min(count, KindsPerRound)])
        {
            isOpen[kind] = true;
        }

        return count > 0;
    }

    private double[] Restrict(double[] point, ReadOnlySpan<int> kinds)
    {
        if (kinds.Length == _problem.Classes.Length)
        {
            return point;
        }

        var restricted = new double[kinds.Length * CompiledProblem.Levels];
        for (var i = 0; i < restricted.Length; i++)
        {
            restricted[i] = point[(kinds[i / CompiledProblem.Levels] * CompiledProblem.Levels) + (i % CompiledProblem.Levels)];
        }

        return restricted;
    }

    private double[] Lift(double[] point, ReadOnlySpan<int> kinds)
    {
        if (kinds.Length == _problem.Classes.Length)
        {
            return point;
        }

        var lifted = new double[_problem.Classes.Length * CompiledProblem.Levels];
        for (var i = 0; i < point.Length; i++)
        {
            lifted[(kinds[i / CompiledProblem.Levels] * CompiledProblem.Levels) + (i % CompiledProblem.Levels)] = point[i];
        }

        return lifted;
    }

    /// <summary>The prices found on a part of the problem, for the limits of the whole.</summary>
    private double[] Prices(RelaxationConstraints part, RelaxedSolution relaxed)
    {
        var prices = new double[_constraints.Rows.Length];
        for (var row = 0; row < prices.Length; row++)
        {
            for (var own = 0; own < part.Rows.Length; own++)
            {
                if ((part.Rows[own].Kind, part.Rows[own].Group) == (_constraints.Rows[row].Kind, _constraints.Rows[row].Group))
                {
                    prices[row] = relaxed.Multipliers[own];
                }
            }
        }

        return prices;
    }

    private static double Within(double objective) => objective + (Precision * Math.Abs(objective));
}
