using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Pgy1;

/// <summary>What is left of the signals that PGY-1 programs have to themselves.</summary>
internal sealed class Pgy1Signals
{
    private readonly SeasonRules _season;

    /// <summary>The pools that PGY-1 programs draw on, with what is left in each.</summary>
    private readonly List<(string Pool, SignalPool Left)> _pools;

    public Pgy1Signals(SeasonRules season, RecommendationLimits limits)
    {
        _season = season;
        _pools = new(season.Preparatory.Count);
        foreach (var specialty in season.Preparatory)
        {
            if (Find(specialty) < 0)
            {
                var pool = PoolOf(specialty);
                _pools.Add((pool, IsTheirOwn(pool) ? limits.SignalsOf(pool, season) : default));
            }
        }
    }

    /// <summary>The strongest signal that a program of the specialty can still be sent if it takes any.</summary>
    public SignalLevel Best(string specialty)
    {
        var left = _pools[Find(specialty)].Left;
        return left.Gold > 0 ? SignalLevel.Gold : left.Silver > 0 ? SignalLevel.Silver : SignalLevel.None;
    }

    public void Send(string specialty, SignalLevel level)
    {
        var at = Find(specialty);
        var (pool, left) = _pools[at];
        _pools[at] = (pool, level switch
        {
            SignalLevel.Gold => left with { Gold = left.Gold - 1 },
            SignalLevel.Silver => left with { Silver = left.Silver - 1 },
            _ => left,
        });
    }

    /// <summary>A pool that residencies draw on is the list's.</summary>
    private bool IsTheirOwn(string pool)
    {
        foreach (var (_, specialty) in _season.Specialties)
        {
            if (!specialty.IsPreparatory && specialty.SignalPool == pool)
            {
                return false;
            }
        }

        return true;
    }

    private int Find(string specialty)
    {
        var pool = PoolOf(specialty);
        for (var i = 0; i < _pools.Count; i++)
        {
            if (_pools[i].Pool == pool)
            {
                return i;
            }
        }

        return -1;
    }

    private string PoolOf(string specialty) => _season.Specialties[specialty].SignalPool;
}
