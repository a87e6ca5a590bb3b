using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;

namespace SmartPick.Engine.Simulation;

/// <summary>
/// Applicants of the same type and aims, in bands of standing: the Recommender makes one list for each band's middle
/// applicant, and the others of the band send as many applications and signals, chosen by their own odds.
/// </summary>
internal sealed class Archetypes
{
    /// <summary>At most so many lists are solved for a whole population.</summary>
    public const int Most = 50;

    private readonly Dictionary<string, Band[]> _bands;

    private Archetypes(Dictionary<string, Band[]> bands) => _bands = bands;

    /// <summary>How many lists were solved.</summary>
    public int Count => _bands.Values.Sum(bands => bands.Length);

    public static Archetypes Solve(
        IReadOnlyCollection<ApplicantProspects> applicants, Recommender recommender, ProgramDirectory directory, CancellationToken cancellationToken)
    {
        var groups = applicants.GroupBy(Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Members: group.OrderBy(a => a.Standing).ToArray())).ToArray();
        // One band for each group; those left are shared out by size.
        var left = Math.Max(0, Most - groups.Length);
        return new Archetypes(groups.ToDictionary(
            group => group.Key,
            group => Bands(group.Members, 1 + (left * group.Members.Length / applicants.Count)),
            StringComparer.Ordinal));

        Band[] Bands(ApplicantProspects[] members, int count) =>
            [.. members.Chunk((members.Length + count - 1) / count).Select(band => new Band(band[^1].Standing, Plan(band[band.Length / 2])))];

        ArchetypePlan Plan(ApplicantProspects middle) => ArchetypePlan.Of(middle, recommender.Recommend(middle.Request, directory, cancellationToken));
    }

    /// <summary>What one of the applicants that the archetypes were solved for sends, in the order of their own preference.</summary>
    public IEnumerable<(OpenProgram Program, SignalLevel Signal)> For(ApplicantProspects applicant) =>
        Array.Find(_bands[Key(applicant)], band => applicant.Standing <= band.Highest)!.Plan.For(applicant);

    private static string Key(ApplicantProspects applicant) =>
        $"{applicant.Request.Applicant.Type} {string.Join(' ', applicant.Request.Preferences.Specialties.Keys.Order(StringComparer.Ordinal))}";

    /// <summary>Applicants up to a standing, and what they send.</summary>
    private sealed record Band(double Highest, ArchetypePlan Plan);
}
