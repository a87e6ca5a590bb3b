namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Candidates that nothing tells apart: same value, odds, group and cost. The solver counts how many of a kind it
/// takes, so a market of many alike programs costs no more than one of few.
/// </summary>
internal readonly record struct CandidateClass
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

    /// <summary>Price of one of them beside the group's tiers.</summary>
    public required Money Cost { get; init; }

    /// <summary>The signal levels that can be sent and raise the odds, as a set of bits.</summary>
    public required byte UsefulLevels { get; init; }

    /// <summary>
    /// Whether one of them can be part of a portfolio at all: together with what is forced in, it fits the budget and the caps.
    /// </summary>
    public required bool Fits { get; init; }

    public int Count => Places.Count;

    /// <summary>The useful level with the best odds; of equal ones the weakest signal.</summary>
    public int BestLevel
    {
        get
        {
            var best = 0;
            for (var level = 1; level < CompiledProblem.Levels; level++)
            {
                best = Takes(level) && OddsAt(level) > OddsAt(best) ? level : best;
            }

            return best;
        }
    }

    /// <summary>Whether the signal level can be sent and is worth sending.</summary>
    public bool Takes(int level) => (UsefulLevels & (1 << level)) != 0;

    /// <summary>First-stage odds at a level that it takes.</summary>
    public double OddsAt(int level) => First.OddsAt((SignalLevel)level)!.Value;

    /// <summary>Row of the odds grid for a signal level.</summary>
    public int Row(int level) => (Index * CompiledProblem.Levels) + level;
}
