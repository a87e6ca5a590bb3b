using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Schools;
using SmartPick.Catalog.Storage;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Refresh;

/// <summary>Refuses a catalog from which too many live programs or schools are missing, or in which programs have another specialty.</summary>
internal static class RemovalThreshold
{
    private const int MaxExamples = 5;

    /// <param name="lastGood">The live programs.</param>
    /// <param name="draft">The programs that would replace them.</param>
    /// <param name="maxShare">Largest share, 0–1, that may vanish.</param>
    /// <returns>The problem; <c>null</c> when the catalog is accepted.</returns>
    public static DataProblem? Check(
        IReadOnlyCollection<ResidencyProgram> lastGood, IEnumerable<ResidencyProgram> draft, double maxShare)
    {
        var specialties = draft.ToDictionary(p => p.Id, p => p.Specialty, StringComparer.Ordinal);
        var vanishing = lastGood
            .Where(p => specialties.GetValueOrDefault(p.Id) != p.Specialty)
            .Select(p => p.Id)
            .Order(StringComparer.Ordinal)
            .ToArray();
        if (vanishing.Length <= maxShare * lastGood.Count)
        {
            return null;
        }

        return new DataProblem(
            ProgramBlobs.Prefix,
            0,
            ProgramColumns.Id.Name,
            string.Join(' ', vanishing.Take(MaxExamples)),
            DataRules.Vanishing,
            FormattableString.Invariant(
                $"{vanishing.Length} of {lastGood.Count} live programs would be removed or change specialty; the limit is {100 * maxShare:0.#}%."));
    }

    /// <param name="lastGood">The live schools.</param>
    /// <param name="draft">The schools that would replace them.</param>
    /// <param name="maxShare">Largest share, 0–1, that may vanish.</param>
    /// <returns>The problem; <c>null</c> when the catalog is accepted.</returns>
    public static DataProblem? Check(IReadOnlyCollection<School> lastGood, IEnumerable<School> draft, double maxShare)
    {
        var vanishing = lastGood.Select(s => s.Key).Except(draft.Select(s => s.Key), StringComparer.Ordinal).ToArray();
        return vanishing.Length <= maxShare * lastGood.Count ? null : new DataProblem(
            ProgramBlobs.Schools,
            0,
            SchoolRow.Columns[0],
            string.Join(' ', vanishing.Take(MaxExamples)),
            DataRules.Vanishing,
            FormattableString.Invariant($"{vanishing.Length} of {lastGood.Count} live schools would be removed; the limit is {100 * maxShare:0.#}%."));
    }
}
