using System.Collections.Frozen;

namespace SmartPick.Engine.Portfolio;

/// <summary>What a portfolio may use. A null limit does not bind.</summary>
public sealed record PortfolioLimits
{
    /// <summary>Dollars that sums of dollars and cents may be off by.</summary>
    private const double FeeTolerance = 1e-9;

    public int? Applications { get; init; }

    /// <summary>Caps on applications by group; groups not named are not capped.</summary>
    public IReadOnlyDictionary<string, int> PerGroup { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Dollars for all fees and costs together.</summary>
    public double? Budget { get; init; }

    /// <summary>Gold signals in the pool that all groups share.</summary>
    public int Gold { get; init; }

    /// <summary>Silver signals in the pool that all groups share.</summary>
    public int Silver { get; init; }

    /// <summary>Whether fees are more than a budget, which is not exceeded by rounding; null does not bind.</summary>
    public static bool IsOver(double fees, double? budget) => fees > budget + FeeTolerance;
}
