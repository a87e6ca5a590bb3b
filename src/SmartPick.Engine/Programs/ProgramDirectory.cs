using System.Collections.Frozen;

namespace SmartPick.Engine.Programs;

/// <summary>An immutable set of programs, ordered by id, with the look-ups that answers need.</summary>
public sealed class ProgramDirectory
{
    private readonly FrozenDictionary<string, ResidencyProgram> _byId;
    private readonly FrozenDictionary<string, ResidencyProgram[]> _bySpecialty;
    private readonly FrozenDictionary<string, ResidencyProgram[]> _byInstitution;

    /// <param name="programs">Programs in any order.</param>
    /// <exception cref="ArgumentException">Two programs share an id.</exception>
    public ProgramDirectory(IEnumerable<ResidencyProgram> programs)
    {
        var ordered = programs.OrderBy(p => p.Id, StringComparer.Ordinal).ToArray();
        Programs = ordered;
        _byId = ordered.ToFrozenDictionary(p => p.Id, StringComparer.Ordinal);
        _bySpecialty = ordered.GroupBy(p => p.Specialty, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _byInstitution = ordered.GroupBy(p => p.Institution, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    public static ProgramDirectory Empty { get; } = new([]);

    /// <summary>All programs, ordered by id.</summary>
    public IReadOnlyList<ResidencyProgram> Programs { get; }

    /// <summary>Specialty codes that have at least one program.</summary>
    public IEnumerable<string> Specialties => _bySpecialty.Keys.Order(StringComparer.Ordinal);

    public ResidencyProgram? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The programs of one specialty ordered by id; empty when the specialty has none.</summary>
    public IReadOnlyList<ResidencyProgram> Of(string specialty) => _bySpecialty.GetValueOrDefault(specialty, []);

    /// <summary>The programs of one institution ordered by id; empty when it has none.</summary>
    public IReadOnlyList<ResidencyProgram> At(string institution) => _byInstitution.GetValueOrDefault(institution, []);

    /// <summary>Whether any program has this institution key.</summary>
    public bool HasInstitution(string institution) => _byInstitution.ContainsKey(institution);
}
