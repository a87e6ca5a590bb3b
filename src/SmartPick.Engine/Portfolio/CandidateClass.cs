namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Candidates that nothing tells apart: same value, odds, group and cost. The solver counts how many of a kind it
/// takes, so a market of many alike programs costs no more than one of few.
/// </summary>
internal readonly struct CandidateClass
{
    /// <summary>The first of them.</summary>
    public required Candidate First { get; init; }

    /// <summary>Their places among the problem's candidates, in tie order.</summary>
    public required ArraySegment<int> Places { get; init; }

    /// <summary>What ending up at one of them is worth, at least the unmatched value.</summary>
    public required double Value { get; init; }

    /// <summary>Rank of the kind's value among the distinct values of the problem, best first.</summary>
    public required int ValueLevel { get; init; }

    public required int Group { get; init; }

    /// <summary>Whether every member must be taken.</summary>
    public required bool Forced { get; init; }

    /// <summary>The kind's place in the whole problem, by which the odds grid knows it.</summary>
    public required int Index { get; init; }

    public double Cost => First.Cost;

    public int Count => Places.Count;

    /// <summary>The strongest signal level that can be sent.</summary>
    public int StrongestLevel => First.GoldOdds is not null ? (int)SignalLevel.Gold : First.SilverOdds is not null ? (int)SignalLevel.Silver : 0;

    /// <summary>Whether the signal level can be sent.</summary>
    public bool Takes(int level) => level == 0 || First.OddsAt((SignalLevel)level) is not null;

    /// <summary>Row of the odds grid for a signal level.</summary>
    public int Row(int level) => (Index * CompiledProblem.Levels) + level;
}
