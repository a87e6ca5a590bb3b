namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// Branch and bound: splits on a fractional count, bounds each branch by the relaxation, and so proves a portfolio of a
/// small market optimal.
/// </summary>
internal sealed class Enumeration
{
    private const int MaxBranches = 20_000;
    private const int MaxSteps = 200;
    private const double Fractional = 1e-6;

    private readonly Market _market;
    private readonly OddsGrid _grid;
    private readonly RelaxedPolytope _polytope;
    private readonly CancellationToken _cancellationToken;
    private double _bestObjective;
    private int _branches;

    private Enumeration(Market market, OddsGrid grid, Selection incumbent, CancellationToken cancellationToken)
    {
        _market = market;
        _grid = grid;
        _polytope = new RelaxedPolytope(market);
        var state = new SearchState(market, grid);
        state.Load(incumbent);
        _bestObjective = state.Objective;
        _cancellationToken = cancellationToken;
        Best = incumbent;
    }

    private Selection Best { get; set; }

    private double Enough => _bestObjective + (PortfolioSolver.Proven * Math.Max(1, Math.Abs(_bestObjective)));

    /// <summary>The optimum and whether the enumeration closed, which proves it.</summary>
    public static (Selection Best, bool IsClosed) Run(Market market, OddsGrid grid, Selection incumbent, CancellationToken cancellationToken)
    {
        var enumeration = new Enumeration(market, grid, incumbent, cancellationToken);
        var isClosed = enumeration.Branch(incumbent.ToPoint());
        return (enumeration.Best, isClosed);
    }

    /// <summary>Searches the current box; false when the branches ran out.</summary>
    private bool Branch(double[] start)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (!_polytope.IsBoxFeasible())
        {
            return true;
        }

        if (++_branches > MaxBranches)
        {
            return false;
        }

        var relaxed = new RelaxationSolver(_polytope, _grid, start).Solve(Enough, PortfolioSolver.Proven, MaxSteps, _cancellationToken);
        if (relaxed.Bound <= Enough)
        {
            return true;
        }

        Offer(relaxed.Point);
        if (relaxed.Bound <= Enough || Split(relaxed.Point) is not { } column)
        {
            return true;
        }

        var (low, high) = (_polytope.Low[column], _polytope.High[column]);
        var below = Math.Clamp(Math.Floor(relaxed.Point[column] + Fractional), low, high - 1);
        var upFirst = relaxed.Point[column] - below > 0.5;
        var isClosed = true;
        foreach (var up in new[] { upFirst, !upFirst })
        {
            _polytope.Low[column] = up ? below + 1 : low;
            _polytope.High[column] = up ? high : below;
            isClosed &= Branch(relaxed.Point);
            (_polytope.Low[column], _polytope.High[column]) = (low, high);
        }

        return isClosed;
    }

    /// <summary>The count that is furthest from whole; where all are whole, any that is still open; null when none is.</summary>
    private int? Split(double[] point)
    {
        int? split = null;
        var furthest = -1.0;
        for (var i = 0; i < point.Length; i++)
        {
            if (_polytope.High[i] > _polytope.Low[i])
            {
                var distance = Math.Abs(point[i] - Math.Round(point[i]));
                if (distance > furthest)
                {
                    (split, furthest) = (i, distance);
                }
            }
        }

        return split;
    }

    private void Offer(double[] point)
    {
        var state = Rounding.Round(_market, _grid, point);
        if (state.Objective > _bestObjective)
        {
            (Best, _bestObjective) = (state.Selection, state.Objective);
        }
    }
}
