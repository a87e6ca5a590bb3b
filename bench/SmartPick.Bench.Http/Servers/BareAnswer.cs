namespace SmartPick.Bench.Http.Servers;

/// <summary>A recommendation as one would write it without a thought of speed: its numbers are doubles.</summary>
internal sealed record BareAnswer(
    BareCatalog Catalog,
    BareModel Model,
    BareSummary Summary,
    IReadOnlyList<BareProgram> Programs,
    IReadOnlyList<BareNotChosen> NotChosen,
    IReadOnlyList<BarePgy1> Pgy1,
    IReadOnlyList<BareCurve> Curve,
    BareStop StopAt,
    IReadOnlyList<BareText> Strategy,
    IReadOnlyList<BareText> Warnings);

internal sealed record BareCatalog(string Version, DateTimeOffset RefreshedAt, int Programs);

internal sealed record BareModel(string Version, string Season, bool Calibrated);

internal sealed record BareSummary(
    BareEstimate MatchProbability,
    IReadOnlyDictionary<string, BareEstimate> BySpecialty,
    double WithoutPgy1,
    double BestMatchProbability,
    BareInterviews Interviews,
    int Applications,
    double FeesUsd,
    double Pgy1FeesUsd,
    IReadOnlyDictionary<string, BareSignals> Signals,
    IReadOnlyDictionary<string, BareSignals> SignalPools,
    double ExpectedValue,
    double UpperBound,
    double Gap);

internal readonly record struct BareEstimate(double P, double Low, double High);

internal readonly record struct BareInterviews(double Mean, int P10, int P90);

internal readonly record struct BareSignals(int Gold, int Silver);

internal readonly record struct BareProgram(
    int Rank,
    int PreferenceRank,
    string ProgramId,
    string Name,
    string Institution,
    string Specialty,
    string City,
    string State,
    string Tier,
    string TieGroup,
    string Signal,
    double Value,
    double FeeUsd,
    BareOdds Odds,
    double Marginal,
    IReadOnlyList<BareReason> Reasons,
    IReadOnlyList<string> Unknown);

internal readonly record struct BareOdds(BareEstimate Interview, BareEstimate Match, double? Landing);

internal readonly record struct BareReason(string Factor, double Effect, string Text);

internal readonly record struct BareNotChosen(string ProgramId, string Reason, string Text, double Marginal, string? TieGroup);

internal readonly record struct BarePgy1(
    string ProgramId,
    string Near,
    double FeeUsd,
    string Name,
    string Institution,
    string City,
    string State,
    double? DistanceKm,
    string Signal,
    BareOdds Odds,
    double Marginal);

internal readonly record struct BareCurve(int Applications, double FeesUsd, double MatchProbability, double ExpectedValue);

internal readonly record struct BareStop(int Applications, string Text);

internal readonly record struct BareText(string Code, string? Field, string Text);
