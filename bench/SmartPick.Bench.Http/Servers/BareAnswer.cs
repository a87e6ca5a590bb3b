using SmartPick.Functions.Contracts;
using SmartPick.Functions.Recommendations;

namespace SmartPick.Bench.Http.Servers;

/// <summary>
/// A recommendation as one would write it without a thought of speed: its numbers are doubles; what has none is the product's.
/// </summary>
internal sealed record BareAnswer(
    CatalogVersion Catalog,
    ModelVersion Model,
    BareSummary Summary,
    IReadOnlyList<BareProgram> Programs,
    IReadOnlyList<BareNotChosen> NotChosen,
    IReadOnlyList<BarePgy1> Pgy1,
    IReadOnlyList<BareCurve> Curve,
    StopResponse StopAt,
    IReadOnlyList<AdviceResponse> Strategy,
    IReadOnlyList<WarningResponse> Warnings);

internal sealed record BareSummary(
    BareEstimate MatchProbability,
    IReadOnlyDictionary<string, BareEstimate> BySpecialty,
    double WithoutPgy1,
    double BestMatchProbability,
    BareInterviews Interviews,
    int Applications,
    double FeesUsd,
    double Pgy1FeesUsd,
    IReadOnlyDictionary<string, SignalsResponse> Signals,
    IReadOnlyDictionary<string, SignalsResponse> SignalPools,
    double ExpectedValue,
    double UpperBound,
    double Gap);

internal readonly record struct BareEstimate(double P, double Low, double High);

internal readonly record struct BareInterviews(double Mean, int P10, int P90);

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
    string EquivalenceGroup,
    string Signal,
    double Value,
    double FeeUsd,
    BareOdds Odds,
    double Marginal,
    IReadOnlyList<BareReason> Reasons,
    IReadOnlyList<string> Unknown);

internal readonly record struct BareOdds(BareEstimate Interview, BareEstimate Match, double? Landing);

internal readonly record struct BareReason(string Factor, double Effect, string Text);

internal readonly record struct BareNotChosen(string ProgramId, string Reason, string Text, double Marginal, string? EquivalenceGroup);

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
