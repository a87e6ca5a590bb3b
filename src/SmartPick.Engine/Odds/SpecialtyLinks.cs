namespace SmartPick.Engine.Odds;

/// <summary>How specialties bear on each other in an application.</summary>
/// <param name="Core">Specialties whose letters count in every other one: procedural or core clerkships, the usual one first.</param>
/// <param name="Related">By specialty: others whose projects and letters speak for it too.</param>
/// <param name="ShortNames">Short names, by code, of specialties that are known by one.</param>
/// <param name="Preliminary">Specialties some of whose programs offer a preliminary year.</param>
public sealed record SpecialtyLinks(
    IReadOnlyList<string> Core,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Related,
    IReadOnlyDictionary<string, string> ShortNames,
    IReadOnlyList<string> Preliminary)
{
    public static SpecialtyLinks None { get; } =
        new([], new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>(), []);

    /// <summary>Specialties whose projects and letters speak for another.</summary>
    public IReadOnlyList<string> RelatedTo(string specialty) => Related.GetValueOrDefault(specialty, []);

    /// <summary>The core specialties other than this one.</summary>
    public IReadOnlyList<string> CoreBeside(string specialty) => [.. Core.Where(s => s != specialty)];
}
