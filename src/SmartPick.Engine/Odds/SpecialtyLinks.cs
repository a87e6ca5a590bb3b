namespace SmartPick.Engine.Odds;

/// <summary>How specialties bear on each other in an application.</summary>
/// <param name="Core">Specialties whose letters count in every other one: procedural or core clerkships, the usual one first.</param>
/// <param name="Related">By specialty: others whose projects and letters speak for it too.</param>
/// <param name="ShortNames">Short names, by code, of specialties that are known by one.</param>
/// <param name="Pairs">Specialties that people apply to together, the more wanted one first.</param>
public sealed record SpecialtyLinks(
    IReadOnlyList<string> Core,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Related,
    IReadOnlyDictionary<string, string> ShortNames,
    IReadOnlyList<SpecialtyPair> Pairs)
{
    public static SpecialtyLinks None { get; } = new([], new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>(), []);

    /// <summary>Specialties whose projects and letters speak for another.</summary>
    public IReadOnlyList<string> RelatedTo(string specialty) => Related.GetValueOrDefault(specialty, []);

    /// <summary>The core specialties other than this one.</summary>
    public IReadOnlyList<string> CoreBeside(string specialty) => [.. Core.Where(s => s != specialty)];

    /// <summary>The pair that a specialty alone is compared in: where it is the more wanted one, else where it is the other.</summary>
    public SpecialtyPair? PairOf(string specialty) => Pairs.FirstOrDefault(p => p.First == specialty) ?? Pairs.FirstOrDefault(p => p.Second == specialty && p.BothWays);
}

/// <summary>Two specialties that people apply to together.</summary>
/// <param name="First">The more wanted one.</param>
/// <param name="Second">What is applied to beside it.</param>
/// <param name="Source">Why they are a pair.</param>
/// <param name="BothWays">Whether an applicant to the second is shown the first, too.</param>
public sealed record SpecialtyPair(string First, string Second, string Source, bool BothWays = false);
