namespace SmartPick.Engine.Portfolio;

/// <summary>What the greedy search ranks the next application by.</summary>
internal enum GreedyRule
{
    Gain,
    GainPerDollar,
}

/// <summary>Adds one program at a time, each the best that still fits, at the strongest signal that is left.</summary>
internal sealed class GreedySearch : IDisposable
{
    /// <summary>Stands in for a fee of nothing, so that free applications are still compared by gain.</summary>
    private const double FreeFee = 1e-9;

    /// <summary>A coarse grid may overstate odds, but not by more than this.</summary>
    private const double GridError = 1.1;

    private readonly SearchState _state;
    private readonly GreedyRule _rule;
    private readonly double _feeWeight;
    private readonly LazyGreedyQueue _kinds;

    /// <param name="state">What is taken so far.</param>
    /// <param name="rule">How candidates are compared.</param>
    /// <param name="feeWeight">Objective units that each dollar of fee must buy.</param>
    public GreedySearch(SearchState state, GreedyRule rule, double feeWeight)
    {
        _state = state;
        _rule = rule;
        _feeWeight = feeWeight;
        _kinds = new LazyGreedyQueue(Score, state.Problem.Classes.Length);
    }

    /// <summary>Extends a state until nothing that fits is worth its fee.</summary>
    public static void Extend(SearchState state, GreedyRule rule, CancellationToken cancellationToken)
    {
        using var search = new GreedySearch(state, rule, state.Problem.Source.FeeWeight);
        search.Extend(cancellationToken);
    }

    /// <summary>Extends the state, as it is now, until nothing that fits is worth its fee.</summary>
    public void Extend(CancellationToken cancellationToken)
    {
        Begin();
        while (Next() is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Offers every kind that the state has left.</summary>
    public void Begin()
    {
        // Gains fall, fees rise and limits fill up with every application: what is out stays out.
        var kinds = _state.Problem.Classes;
        for (var kind = 0; kind < kinds.Length; kind++)
        {
            if (kinds[kind].Fits)
            {
                var yes = kinds[kind].OddsAt(kinds[kind].BestLevel) * kinds[kind].First.MatchOdds;
                Offer(kind, Ranked(kind, GridError * yes * (kinds[kind].Value - _state.Problem.Source.UnmatchedValue)));
            }
        }
    }

    /// <summary>Adds the best next application to the state, or nothing when none is worth its fee.</summary>
    /// <returns>What was added.</returns>
    public (int Kind, int Level)? Next()
    {
        if (_kinds.Next() is not var (kind, score))
        {
            return null;
        }

        var level = _state.Selection.BestLevel(kind);
        _state.Add(kind, level);
        Offer(kind, score);
        return (kind, level);
    }

    public void Dispose() => _kinds.Dispose();

    private void Offer(int kind, double atMost)
    {
        if (_state.Selection.Taken(kind) < _state.Problem.Classes[kind].Count)
        {
            _kinds.Add(kind, atMost);
        }
    }

    private double? Score(int kind)
    {
        if (!_state.Selection.Fits(kind))
        {
            return null;
        }

        var gain = _state.Gain(kind, _state.Selection.BestLevel(kind));
        return gain <= _state.Problem.NegligibleGain || (_feeWeight > 0 && gain < _feeWeight * _state.Selection.NextFee(kind).Dollars)
            ? null
            : Ranked(kind, gain);
    }

    private double Ranked(int kind, double gain) =>
        _rule == GreedyRule.GainPerDollar ? gain / Math.Max(_state.Selection.NextFee(kind).Dollars, FreeFee) : gain;
}
