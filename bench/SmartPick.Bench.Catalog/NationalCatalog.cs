using SmartPick.Engine.Programs;
using SmartPick.Fictional;

namespace SmartPick.Bench.Catalog;

/// <summary>Made-up programs, divided into specialties as the national directory of 2026 is.</summary>
internal static class NationalCatalog
{
    private const int Seed = 20261120;

    // Programs of the largest specialties; all smaller ones together are the last.
    private static readonly int[] Sizes =
    [
        806, 693, 362, 344, 285, 212, 207, 199, 194, 193, 182, 150, 143, 141, 127, 123, 114, 103, 89, 88, 82, 81, 81, 39, 36, 33, 182,
    ];

    public static IReadOnlySet<string> Specialties { get; } = Enumerable.Range(0, Sizes.Length).Select(Code).ToHashSet(
        StringComparer.Ordinal);

    /// <summary>Programs ordered by id; the same size gives the same programs.</summary>
    public static IReadOnlyList<ResidencyProgram> Create(int programs)
    {
        var all = Sizes.Sum();
        var specialties = Sizes.SelectMany((size, i) => Enumerable.Repeat(Code(i), size)).ToArray();
        return [.. FictionalCatalog.Create(Seed, programs).Select((p, i) => p with { Specialty = specialties[i % all] })];
    }

    private static string Code(int i) => FormattableString.Invariant($"specialty-{i:D2}");
}
