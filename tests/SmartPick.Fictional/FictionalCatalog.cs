using SmartPick.Engine.Programs;

namespace SmartPick.Fictional;

/// <summary>
/// A made-up directory of any size with every column filled, for tests, benchmarks and demonstrations. Shaped like the real
/// one: the same share of each specialty, every IR residency beside a DR residency, some transitional years at DR institutions.
/// </summary>
public static class FictionalCatalog
{
    public const int MaximumPrograms = 10_000;

    private const double IrShare = 103.0 / 495;
    private const double DrShare = 193.0 / 495;
    private const double TyShareOfDrInstitutions = 44.0 / 193;

    /// <summary>The programs ordered by id; the same seed and size give the same programs.</summary>
    public static IReadOnlyList<ResidencyProgram> Create(int seed, int programs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(programs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(programs, MaximumPrograms);

        var random = new Random(seed);
        var ir = (int)Math.Round(programs * IrShare);
        var dr = (int)Math.Round(programs * DrShare);
        var ty = programs - ir - dr;
        var shared = Math.Min(ty, (int)Math.Round(dr * TyShareOfDrInstitutions));
        var institutions = Enumerable.Range(0, dr + ty - shared)
            .Select(i => FictionalInstitution.Create(random, i + 1, hostsIr: i < ir))
            .ToArray();

        (FictionalSpecialty Specialty, FictionalInstitution Institution)[] residencies =
        [
            .. institutions.Take(ir).Select(i => (FictionalSpecialty.IntegratedIr, i)),
            .. institutions.Take(dr).Select(i => (FictionalSpecialty.DiagnosticRadiology, i)),
            .. Enumerable.Range(0, shared).Select(i => (FictionalSpecialty.TransitionalYear, institutions[i * dr / shared])),
            .. institutions.Skip(dr).Select(i => (FictionalSpecialty.TransitionalYear, i)),
        ];

        var source = $"fictional generator, seed {seed}";
        return [.. residencies.Select((r, i) =>
            FictionalProgram.Create(random, $"990{i + 1:D7}", r.Specialty, r.Institution, source))];
    }
}
