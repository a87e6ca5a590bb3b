using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>An applicant's odds at one program.</summary>
public sealed record ProgramOdds
{
    public required ResidencyProgram Program { get; init; }

    /// <summary>Reason code when a strict rule shuts the applicant out; then all odds are 0.</summary>
    public string? Exclusion { get; init; }

    /// <summary>Marginal P(interview) by signal level.</summary>
    public required IReadOnlyDictionary<SignalLevel, Estimate> Interview { get; init; }

    /// <summary>P(match | interview): would be matched there if nothing preferred takes the applicant first.</summary>
    public required Estimate MatchGivenInterview { get; init; }

    /// <summary>What the odds are made of, strongest first.</summary>
    public required IReadOnlyList<Contribution> Contributions { get; init; }

    /// <summary>Program fields that are not known and bear on the odds.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }
}
