using System.Text.Json.Serialization;

namespace SmartPick.Engine.Calibration;

/// <summary>A published aggregate that the model is fitted to or checked against.</summary>
/// <param name="Figure">Its code.</param>
/// <param name="Unit">rate, count, odds-ratio or points.</param>
/// <param name="Published">The published value.</param>
/// <param name="StandardError">Its standard error; that of its logarithm where it is an odds ratio.</param>
/// <param name="Use">Whether a parameter is solved from it.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Note">What it is.</param>
/// <param name="Solves">The parameter that is solved mostly from it; null where it is not.</param>
/// <param name="Miss">Why the model misses it, said where it does.</param>
public sealed record CalibrationTarget(
    string Figure,
    string Unit,
    double Published,
    double StandardError,
    TargetUse Use,
    string Source,
    string Note,
    SolvedParameter? Solves = null,
    string? Miss = null);

/// <summary>A parameter that is solved, not typed in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Where the search begins.</param>
/// <param name="LeastError">Judged standard error of carrying published figures over to a single program, beside their sampling error.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Note">What it is.</param>
/// <param name="Specialty">Specialty code; null for all.</param>
public sealed record SolvedParameter(string Name, double Start, double LeastError, string Unit, string Note, string? Specialty = null);

/// <summary>What a published figure is used for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TargetUse>))]
public enum TargetUse
{
    [JsonStringEnumMemberName("fit")]
    Fit,

    [JsonStringEnumMemberName("check")]
    Check,
}
