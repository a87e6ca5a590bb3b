namespace SmartPick.Engine.Odds;

/// <summary>Which states lie in the same region: the same census division, or a common border.</summary>
public sealed class StateRegions
{
    private readonly Dictionary<string, HashSet<string>> _near = new(StringComparer.Ordinal);

    /// <param name="source">Key of the source.</param>
    /// <param name="states">Every state by postal code.</param>
    /// <param name="reach">How many times the radius of a place with ties its region reaches.</param>
    /// <exception cref="ArgumentException">A neighbor is not a state, or does not name its neighbor in turn.</exception>
    public StateRegions(string source, IReadOnlyDictionary<string, StateRegion> states, double reach = 1)
    {
        (Source, Reach) = (source, reach);
        foreach (var (code, state) in states)
        {
            foreach (var neighbor in state.Neighbors)
            {
                if (!states.TryGetValue(neighbor, out var other) || !other.Neighbors.Contains(code, StringComparer.Ordinal))
                {
                    throw new ArgumentException(
                        $"{code} names {neighbor} as a neighbor, which is not a state that names {code}.", nameof(states));
                }
            }

            _near[code] =
                [.. states.Where(s => s.Key != code && s.Value.Division == state.Division).Select(s => s.Key), .. state.Neighbors];
        }
    }

    public static StateRegions None { get; } = new("", new Dictionary<string, StateRegion>());

    /// <summary>Key of the source in <see cref="ModelParameters.Sources"/>; empty when there are no regions.</summary>
    public string Source { get; }

    /// <summary>How many times the radius of a place with ties its region reaches.</summary>
    public double Reach { get; }

    /// <summary>Whether one state is in the region of another; false for a state and itself.</summary>
    public bool AreNear(string state, string other) => _near.TryGetValue(state, out var near) && near.Contains(other);
}

/// <summary>Where a state lies.</summary>
/// <param name="Division">Its census division.</param>
/// <param name="Neighbors">Postal codes of the states it borders on.</param>
public sealed record StateRegion(string Division, IReadOnlyList<string> Neighbors);
