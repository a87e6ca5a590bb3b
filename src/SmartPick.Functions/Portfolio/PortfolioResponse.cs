using SmartPick.Functions.Recommendations;

namespace SmartPick.Functions.Portfolio;

/// <summary>Body of the answer to <c>POST /api/v1/portfolio</c>.</summary>
public sealed record PortfolioResponse(
    IReadOnlyList<PickResponse> Portfolio,
    decimal ExpectedValue,
    decimal MatchProbability,
    decimal Cost,
    decimal UpperBound,
    decimal Gap,
    bool Optimal,
    CertificateResponse Certificate,
    IReadOnlyList<CurveResponse> Curve);

public sealed record PickResponse(string Id, string Signal, decimal Marginal);

/// <summary>The relaxed point and the price of each limit, which together prove the bound.</summary>
public sealed record CertificateResponse(
    decimal Bound,
    IReadOnlyList<CertificatePointResponse> Point,
    decimal Applications,
    decimal Budget,
    decimal Gold,
    decimal Silver,
    IReadOnlyDictionary<string, decimal> PerGroup,
    IReadOnlyDictionary<string, decimal> Tiers);

public sealed record CertificatePointResponse(string Id, decimal None, decimal Silver, decimal Gold);
