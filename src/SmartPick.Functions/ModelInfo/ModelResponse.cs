namespace SmartPick.Functions.ModelInfo;

/// <summary>Body of the answer to <c>GET /api/v1/model</c>.</summary>
/// <param name="Version">Version of the model, as in every response.</param>
/// <param name="Season">The latest season whose rules are known.</param>
/// <param name="Parameters">Every number of the model.</param>
/// <param name="Calibration">Published figures next to the model's in a simulated population.</param>
/// <param name="Specialties">What the odds of each specialty rest on.</param>
/// <param name="Limits">What the model cannot do, and who should not rely on it.</param>
public sealed record ModelResponse(
    string Version,
    string Season,
    IReadOnlyList<ParameterResponse> Parameters,
    IReadOnlyList<CalibrationResponse> Calibration,
    IReadOnlyList<SpecialtyOddsResponse> Specialties,
    IReadOnlyList<string> Limits);

/// <param name="Specialty">Its code.</param>
/// <param name="BorrowsFrom">The specialties whose mean stands for what it has no figures for; absent where it has its own.</param>
/// <param name="Odds">By applicant type: calibrated with a published match rate, or borrowed from a similar specialty or type.</param>
public sealed record SpecialtyOddsResponse(string Specialty, IReadOnlyList<string>? BorrowsFrom, IReadOnlyDictionary<string, string> Odds);

/// <param name="Name">Its name.</param>
/// <param name="Specialty">
/// The specialty, or group of specialties, it applies to; absent when it applies to all without a value of their own.
/// </param>
/// <param name="Value">Its value.</param>
/// <param name="StandardError">Its standard error, in the same unit.</param>
/// <param name="Unit">Its unit; log-odds are natural logarithms.</param>
/// <param name="Kind">published, derived or judged.</param>
/// <param name="Source">Citation.</param>
/// <param name="Note">What it is, or the arithmetic behind it.</param>
public sealed record ParameterResponse(
    string Name, string? Specialty, double Value, double StandardError, string Unit, string Kind, string Source, string Note);

/// <param name="Figure">Code of the figure.</param>
/// <param name="Unit">rate, count, odds-ratio or points.</param>
/// <param name="Published">The published value.</param>
/// <param name="Model">The model's.</param>
/// <param name="Use">fit where a parameter was solved from it, else check.</param>
/// <param name="Source">Citation.</param>
/// <param name="Note">What it is and, where the model misses it, the reason.</param>
public sealed record CalibrationResponse(
    string Figure, string Unit, double Published, double Model, string Use, string Source, string Note);
