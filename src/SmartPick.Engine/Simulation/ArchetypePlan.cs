using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Recommendations;

namespace SmartPick.Engine.Simulation;

/// <summary>
/// What applicants of one kind send: for each specialty how many applications, and which of them are signalled, in the
/// order of the applicant's own odds (without a signal), best first. Whom they send them to is each applicant's own.
/// </summary>
/// <param name="Signals">By specialty, the signal of each application.</param>
internal sealed record ArchetypePlan(IReadOnlyDictionary<string, SignalLevel[]> Signals)
{
    /// <summary>The plan behind the list recommended to an applicant.</summary>
    public static ArchetypePlan Of(ApplicantProspects applicant, Recommendation list)
    {
        var signals = list.Programs.ToDictionary(p => p.Program.Id, p => p.Signal, StringComparer.Ordinal);
        return new ArchetypePlan(applicant.Request.Preferences.Specialties.Keys.Order(StringComparer.Ordinal).ToDictionary(
            specialty => specialty,
            specialty => applicant.ByOdds(specialty).Where(p => signals.ContainsKey(p.Program.Id)).Select(p => signals[p.Program.Id]).ToArray(),
            StringComparer.Ordinal));
    }

    /// <summary>What an applicant of the kind sends, in the order of their own preference.</summary>
    public IEnumerable<(OpenProgram Program, SignalLevel Signal)> For(ApplicantProspects applicant) => Signals
        .SelectMany(specialty => applicant.ByOdds(specialty.Key).Zip(specialty.Value))
        .OrderBy(sent => sent.First.PreferenceOrder);
}
