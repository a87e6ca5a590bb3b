using System.Text.Json.Serialization;
using SmartPick.Engine.Applicants;

namespace SmartPick.Engine.Odds;

/// <summary>A published aggregate that the model is fitted to or checked against.</summary>
/// <param name="Figure">Its code.</param>
/// <param name="Specialty">Code of the specialty that it is about.</param>
/// <param name="Measure">What is measured: one of the measures that the calibration knows.</param>
/// <param name="Unit">rate, count, odds-ratio or points.</param>
/// <param name="Published">The published value.</param>
/// <param name="StandardError">Its standard error; that of its logarithm where it is an odds ratio.</param>
/// <param name="Use">Whether a parameter is solved from it.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Note">What it is.</param>
/// <param name="Type">Code of the applicant type; US MD seniors where it is left out.</param>
/// <param name="IsNewest">Whether it is of the newest season, after the market has moved, not of the year of the interview figures.</param>
/// <param name="Tolerance">How far the model may be off, in the unit of the figure, where that is not the usual.</param>
/// <param name="Band">Step 2 CK scores that it is about.</param>
/// <param name="Solves">The parameter that is solved mostly from it; null where it is not.</param>
/// <param name="Miss">Why the model misses it, said where it does.</param>
public sealed record CalibrationTarget(
    string Figure,
    string Specialty,
    string Measure,
    string Unit,
    double Published,
    double StandardError,
    TargetUse Use,
    string Source,
    string Note,
    string? Type = null,
    bool IsNewest = false,
    double? Tolerance = null,
    ScoreBand? Band = null,
    SolvedParameter? Solves = null,
    string? Miss = null)
{
    /// <summary>The applicants that it is about.</summary>
    public ApplicantType ApplicantType => Type is null ? ApplicantType.UsMdSenior : ApplicantTypes.Parse(Type);
}

/// <summary>A band of Step 2 CK scores.</summary>
/// <param name="From">Lowest score.</param>
/// <param name="Below">First score above it.</param>
/// <param name="Mean">Mean score in it.</param>
/// <param name="Count">Applicants in it, by the published count.</param>
public sealed record ScoreBand(double From, double Below, double Mean, int Count);

/// <summary>A parameter that nothing published determines: another one with a judged difference.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">Name of the parameter that it follows.</param>
/// <param name="Add">What is added to it.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Note">Why.</param>
/// <param name="Specialty">Specialty code; null for every specialty that has a value of its own to follow.</param>
public sealed record BorrowedParameter(
    string Name, string From, double Add, double StandardError, string Source, string Note, string? Specialty = null);

/// <summary>A parameter that is solved, not typed in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Where the search begins.</param>
/// <param name="LeastError">
/// Judged standard error of carrying published figures over to a single program, beside their sampling error.
/// </param>
/// <param name="Unit">Its unit.</param>
/// <param name="Note">What it is.</param>
/// <param name="Specialty">Specialty code; null for all.</param>
/// <param name="Least">Least value that makes sense; null where there is none.</param>
public sealed record SolvedParameter(
    string Name, double Start, double LeastError, string Unit, string Note, string? Specialty = null, double? Least = null);

/// <summary>What a published figure is used for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TargetUse>))]
public enum TargetUse
{
    [JsonStringEnumMemberName("fit")]
    Fit,

    [JsonStringEnumMemberName("check")]
    Check,
}
