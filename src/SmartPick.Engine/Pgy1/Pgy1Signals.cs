using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Pgy1;

/// <summary>What is left of the signals that PGY-1 programs have to themselves.</summary>
internal sealed class Pgy1Signals
{
    private readonly SeasonRules _season;
    private readonly Dictionary<string, SignalPool> _left;

    public Pgy1Signals(SeasonRules season, RecommendationLimits limits)
    {
        _season = season;
        _left = season.Preparatory.Select(PoolOf).Distinct(StringComparer.Ordinal).ToDictionary(
            pool => pool,
            // A pool that residencies draw on is the list's.
            pool => season.Specialties.Values.Any(s => !s.IsPreparatory && s.SignalPool == pool) ? new SignalPool(0, 0) : limits.SignalsOf(pool, season),
            StringComparer.Ordinal);
    }

    /// <summary>The strongest signal that a program of the specialty can still be sent if it takes any.</summary>
    public SignalLevel Best(string specialty)
    {
        var left = _left[PoolOf(specialty)];
        return left.Gold > 0 ? SignalLevel.Gold : left.Silver > 0 ? SignalLevel.Silver : SignalLevel.None;
    }

    public void Send(string specialty, SignalLevel level)
    {
        var left = _left[PoolOf(specialty)];
        _left[PoolOf(specialty)] = level switch
        {
            SignalLevel.Gold => left with { Gold = left.Gold - 1 },
            SignalLevel.Silver => left with { Silver = left.Silver - 1 },
            _ => left,
        };
    }

    private string PoolOf(string specialty) => _season.Specialties[specialty].SignalPool;
}
