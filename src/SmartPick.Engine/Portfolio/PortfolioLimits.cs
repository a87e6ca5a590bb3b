using System.Collections.Frozen;

namespace SmartPick.Engine.Portfolio;

/// <summary>What a portfolio may use. A null limit does not bind.</summary>
public sealed record PortfolioLimits
{
    public int? Applications { get; init; }

    /// <summary>Caps on applications by group; groups not named are not capped.</summary>
    public IReadOnlyDictionary<string, int> PerGroup { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Dollars for all fees and costs together, compared exactly (<see cref="Money"/>).</summary>
    public double? Budget { get; init; }

    /// <summary>Gold signals in the pool that all groups share.</summary>
    public int Gold { get; init; }

    /// <summary>Silver signals in the pool that all groups share.</summary>
    public int Silver { get; init; }
}
