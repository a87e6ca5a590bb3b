using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Storage;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Refresh;

/// <summary>Refuses a catalog from which too many live programs are missing or have another specialty.</summary>
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
            FormattableString.Invariant(
                $"{vanishing.Count} of {lastGood.Count} live programs would be removed or change specialty; the limit is {100 * maxShare:0.#}%. Is a file missing or cut short? Accept the change if it is right."));
    }
}
