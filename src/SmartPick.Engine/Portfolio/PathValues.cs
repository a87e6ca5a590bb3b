namespace SmartPick.Engine.Portfolio;

/// <summary>Values along a send path on the reporting rule.</summary>
internal sealed class PathValues
{
    private readonly PortfolioProblem _problem;
    private readonly IReadOnlyList<SendStep> _path;
    private readonly SearchState _value;
    private readonly SearchState _match;
    private readonly Dictionary<string, int> _valueKinds;
    private readonly Dictionary<string, int> _matchKinds;

    public PathValues(PortfolioProblem problem, IReadOnlyList<SendStep> path)
    {
        _problem = problem;
        _path = path;
        var sent = path.Select(AtItsLevel).ToArray();
        (_value, _valueKinds) = State(sent, problem.UnmatchedValue);
        (_match, _matchKinds) = State([.. sent.Select(c => c with { Value = 1 })], 0);
    }

    /// <summary>Value less fees of a selection on the reporting rule.</summary>
    public static double ObjectiveOf(Market market, Selection selection)
    {
        var taken = Enumerable.Range(0, market.Kinds.Length).Where(k => selection.Taken(k) > 0).ToArray();
        var small = market.Restrict(taken);
        var state = new SearchState(small, OddsGrid.ForReport(small));
        state.Load(selection.Restrict(small, taken));
        return state.Objective;
    }

    /// <summary>One point for each number of applications from none to the whole path.</summary>
    public CurvePoint[] Curve()
    {
        var points = new CurvePoint[_path.Count + 1];
        var fees = 0.0;
        points[0] = new CurvePoint(0, 0, 0, _problem.UnmatchedValue);
        for (var i = 0; i < _path.Count; i++)
        {
            _value.Add(_valueKinds[_path[i].Candidate.Id], 0);
            _match.Add(_matchKinds[_path[i].Candidate.Id], 0);
            fees += _path[i].Fee;
            points[i + 1] = new CurvePoint(i + 1, fees, _match.Value, _value.Value);
        }

        return points;
    }

    /// <summary>What the expected value of the path's first programs loses when each of them alone is dropped.</summary>
    /// <param name="count">How many of the path are meant.</param>
    public double[] Losses(int count)
    {
        for (var i = _path.Count - 1; i >= count; i--)
        {
            _value.Remove(_valueKinds[_path[i].Candidate.Id], 0);
        }

        var losses = new double[count];
        var whole = _value.Value;
        for (var i = 0; i < count; i++)
        {
            var kind = _valueKinds[_path[i].Candidate.Id];
            _value.Remove(kind, 0);
            losses[i] = whole - _value.Value;
            _value.Add(kind, 0);
        }

        return losses;
    }

    private static Candidate AtItsLevel(SendStep step) => step.Candidate with
    {
        Odds = step.Candidate.OddsAt(step.Level)!.Value,
        SilverOdds = null,
        GoldOdds = null,
    };

    private (SearchState State, Dictionary<string, int> Kinds) State(Candidate[] sent, double unmatchedValue)
    {
        var market = Market.Compile(new PortfolioProblem
        {
            Candidates = sent,
            Dependence = _problem.Dependence,
            UnmatchedValue = unmatchedValue,
        });
        var grid = OddsGrid.ForReport(market);
        var kinds = market.KindsById();
        return (new SearchState(market, grid), kinds);
    }
}
