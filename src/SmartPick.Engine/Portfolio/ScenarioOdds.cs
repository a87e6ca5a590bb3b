namespace SmartPick.Engine.Portfolio;

/// <summary>
/// A candidate's odds in each scenario of a problem. Scenarios are errors that candidates share in different measure, so that a list can
/// hedge against them.
/// </summary>
/// <param name="None">First-stage odds without a signal, by scenario.</param>
/// <param name="Silver">The same with a silver signal.</param>
/// <param name="Gold">The same with a gold signal.</param>
/// <param name="Match">Second-stage odds, by scenario.</param>
public sealed record ScenarioOdds(double[] None, double[] Silver, double[] Gold, double[] Match)
{
    /// <summary>First-stage odds at a signal level, by scenario.</summary>
    public double[] At(SignalLevel level) => level switch
    {
        SignalLevel.Gold => Gold,
        SignalLevel.Silver => Silver,
        _ => None,
    };

    /// <summary>Orders odds that differ; 0 where they are the same in every scenario.</summary>
    internal static int Compare(ScenarioOdds? one, ScenarioOdds? other)
    {
        if (ReferenceEquals(one, other))
        {
            return 0;
        }

        return one is null ? -1
            : other is null ? 1
            : one.None.AsSpan().SequenceCompareTo(other.None) is not 0 and var byNone ? byNone
            : one.Silver.AsSpan().SequenceCompareTo(other.Silver) is not 0 and var bySilver ? bySilver
            : one.Gold.AsSpan().SequenceCompareTo(other.Gold) is not 0 and var byGold ? byGold
            : one.Match.AsSpan().SequenceCompareTo(other.Match);
    }

    /// <summary>Whether all odds are at least those of another.</summary>
    internal bool IsAtLeast(ScenarioOdds other) =>
        IsAtLeast(None, other.None) && IsAtLeast(Silver, other.Silver) && IsAtLeast(Gold, other.Gold) && IsAtLeast(Match, other.Match);

    private static bool IsAtLeast(double[] one, double[] other)
    {
        for (var i = 0; i < other.Length; i++)
        {
            if (i >= one.Length || one[i] < other[i])
            {
                return false;
            }
        }

        return true;
    }
}
