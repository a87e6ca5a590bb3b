using System.Collections.Frozen;

namespace SmartPick.Engine.Programs;

/// <summary>An immutable set of medical schools, ordered by key.</summary>
public sealed class SchoolDirectory
{
    private readonly FrozenDictionary<string, School> _byKey;

    /// <param name="schools">Schools in any order.</param>
    /// <exception cref="ArgumentException">Two schools share a key.</exception>
    public SchoolDirectory(IEnumerable<School> schools)
    {
        Schools = [.. schools.OrderBy(s => s.Key, StringComparer.Ordinal)];
        _byKey = Schools.ToFrozenDictionary(s => s.Key, StringComparer.Ordinal);
    }

    public static SchoolDirectory Empty { get; } = new([]);

    /// <summary>All schools, ordered by key.</summary>
    public IReadOnlyList<School> Schools { get; }

    public School? Find(string key) => _byKey.GetValueOrDefault(key);
}
