using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Pgy1;

/// <summary>What is left of the signals that PGY-1 programs have to themselves.</summary>
internal sealed class Pgy1Signals
{
    private readonly Dictionary<string, string> _pools;
    private readonly Dictionary<string, SignalPool> _left;

    public Pgy1Signals(SeasonRules season, RecommendationLimits limits)
    {
        _pools = season.Preparatory.ToDictionary(s => s, s => season.Specialties[s].SignalPool, StringComparer.Ordinal);

        // A pool that residencies draw on is the list's.
        var shared = season.Specialties.Values.Where(s => !s.IsPreparatory).Select(s => s.SignalPool).ToHashSet(StringComparer.Ordinal);
        _left = _pools.Values.Distinct(StringComparer.Ordinal).ToDictionary(
            pool => pool,
            pool => shared.Contains(pool) ? new SignalPool(0, 0) : limits.SignalsOf(pool, season),
            StringComparer.Ordinal);
    }

    /// <summary>The strongest signal that a program of the specialty can still be sent if it takes any.</summary>
    public SignalLevel Best(string specialty)
    {
        var left = _left[_pools[specialty]];
        return left.Gold > 0 ? SignalLevel.Gold : left.Silver > 0 ? SignalLevel.Silver : SignalLevel.None;
    }

    public void Send(string specialty, SignalLevel level)
    {
        var left = _left[_pools[specialty]];
        _left[_pools[specialty]] = level switch
        {
            SignalLevel.Gold => left with { Gold = left.Gold - 1 },
            SignalLevel.Silver => left with { Silver = left.Silver - 1 },
            _ => left,
        };
    }
}
