namespace SmartPick.Functions.Recommendations;

/// <summary>Body of the answer to <c>POST /api/v1/recommendations</c>.</summary>
public sealed record RecommendationResponse(
    CatalogVersion Catalog,
    ModelVersion Model,
    SummaryResponse Summary,
    IReadOnlyList<ProgramResponse> Programs,
    IReadOnlyList<NotChosenResponse> NotChosen,
    IReadOnlyList<CurveResponse> Curve,
    StopResponse StopAt,
    IReadOnlyList<AdviceResponse> Strategy,
    IReadOnlyList<WarningResponse> Warnings);

public sealed record CatalogVersion(string Version, DateTimeOffset RefreshedAt, int Programs);

public sealed record ModelVersion(string Version, string Season, bool Calibrated);

public sealed record SummaryResponse(
    EstimateResponse MatchProbability,
    IReadOnlyDictionary<string, EstimateResponse> BySpecialty,
    double BestMatchProbability,
    InterviewsResponse Interviews,
    int Applications,
    double FeesUsd,
    IReadOnlyDictionary<string, SignalsResponse> Signals,
    IReadOnlyDictionary<string, SignalsResponse> SignalPools,
    double ExpectedValue,
    double UpperBound,
    double Gap);

public sealed record EstimateResponse(double P, double Low, double High);

public sealed record InterviewsResponse(double Mean, int P10, int P90);

public sealed record SignalsResponse(int Gold, int Silver);

public sealed record ProgramResponse(
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
    OddsResponse Odds,
    double Marginal,
    IReadOnlyList<ReasonResponse> Reasons,
    IReadOnlyList<string> Unknown);

public sealed record OddsResponse(EstimateResponse Interview, EstimateResponse Match, double Landing);

public sealed record ReasonResponse(string Factor, double Effect, string Text);

public sealed record NotChosenResponse(string ProgramId, string Reason, string Text, double Marginal, string? TieGroup);

public sealed record CurveResponse(int Applications, double FeesUsd, double MatchProbability, double ExpectedValue);

public sealed record StopResponse(int Applications, string Text);

public sealed record AdviceResponse(string Code, string Text);

public sealed record WarningResponse(string Code, string? Field, string Text);
