using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Schools;
using SmartPick.Catalog.Storage;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Refresh;

/// <summary>
/// Refuses a catalog from which too many live programs are missing or have another specialty (of all, or of one specialty, since in a
/// national catalog a whole specialty is a small part), or too many live schools.
/// </summary>
internal static class RemovalThreshold
{
    private const int MaxExamples = 5;

    // Of a handful of programs one is a large share.
    private const int SmallestSpecialty = 10;

    /// <param name="lastGood">The live programs.</param>
    /// <param name="draft">The programs that would replace them.</param>
    /// <param name="maxShare">Largest share, 0–1, that may vanish.</param>
    /// <returns>The problem; <c>null</c> when the catalog is accepted.</returns>
    public static DataProblem? Check(
        IReadOnlyCollection<ResidencyProgram> lastGood, IEnumerable<ResidencyProgram> draft, double maxShare)
    {
        var specialties = draft.ToDictionary(p => p.Id, p => p.Specialty, StringComparer.Ordinal);
        return Check(lastGood, "", specialties, maxShare)
            ?? lastGood.GroupBy(p => p.Specialty, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Where(g => g.Count() >= SmallestSpecialty)
                .Select(g => Check([.. g], $" of {g.Key}", specialties, maxShare))
                .FirstOrDefault(p => p is not null);
    }

    private static DataProblem? Check(
        IReadOnlyCollection<ResidencyProgram> lastGood, string ofSpecialty, Dictionary<string, string> specialties, double maxShare)
    {
        var vanishing = lastGood
            .Where(p => specialties.GetValueOrDefault(p.Id) != p.Specialty)
            .Select(p => p.Id)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (vanishing.Count <= maxShare * lastGood.Count)
        {
            return null;
        }

        return new DataProblem(
            ProblemEffect.RefreshRefused,
            ProgramBlobs.Prefix,
            0,
            ProgramColumns.Id.Name,
            string.Join(' ', vanishing.Take(MaxExamples)),
            DataRules.Vanishing,
            FormattableString.Invariant($"{vanishing.Count} of {lastGood.Count} live programs{ofSpecialty} would be removed or change ")
                + FormattableString.Invariant($"specialty; the limit is {100 * maxShare:0.#}%. ")
                + "Is a file missing or cut short? Accept the change if it is right.");
    }

    /// <param name="lastGood">The live schools.</param>
    /// <param name="draft">The schools that would replace them.</param>
    /// <param name="maxShare">Largest share, 0–1, that may vanish.</param>
    /// <returns>The problem; <c>null</c> when the catalog is accepted.</returns>
    public static DataProblem? Check(IReadOnlyCollection<School> lastGood, IEnumerable<School> draft, double maxShare)
    {
        var vanishing = lastGood.Select(s => s.Key).Except(draft.Select(s => s.Key), StringComparer.Ordinal).ToArray();
        return vanishing.Length <= maxShare * lastGood.Count ? null : new DataProblem(
            ProblemEffect.RefreshRefused,
            ProgramBlobs.Schools,
            0,
            SchoolRow.Columns[0],
            string.Join(' ', vanishing.Take(MaxExamples)),
            DataRules.Vanishing,
            FormattableString.Invariant($"{vanishing.Length} of {lastGood.Count} live schools would be removed; ")
                + FormattableString.Invariant($"the limit is {100 * maxShare:0.#}%."));
    }
}
