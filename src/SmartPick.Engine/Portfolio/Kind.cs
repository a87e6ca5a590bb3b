namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Candidates that nothing tells apart: same value, odds, group and cost. The solver counts how many of a kind it
/// takes, so a market of many alike programs costs no more than one of few.
/// </summary>
internal sealed class Kind
{
    /// <summary>Candidates in tie order.</summary>
    public required Candidate[] Members { get; init; }

    /// <summary>Rank of the kind's value among the distinct values of the market, best first.</summary>
    public required int Layer { get; init; }

    public required int Group { get; init; }

    /// <summary>Whether every member must be taken.</summary>
    public required bool Forced { get; init; }

    public double Cost => Members[0].Cost;

    /// <summary>Row of the odds grid by signal level; −1 where the level cannot be sent.</summary>
    public required int[] Rows { get; init; }

    public int Count => Members.Length;
}
