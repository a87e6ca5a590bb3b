using SmartPick.Engine.Portfolio;
using SmartPick.Functions.OpenApi;

namespace SmartPick.Functions.Portfolio;

/// <summary>Body of the answer to <c>POST /api/v1/portfolio</c>.</summary>
/// <remarks>
/// Numbers are doubles: a caller's own units know no scale, and prices of small ones can be vast. Long lists are made while they are
/// written.
/// </remarks>
public sealed record PortfolioResponse(
    IEnumerable<PickResponse> Portfolio,
    double ExpectedValue,
    double MatchProbability,
    double Cost,
    double UpperBound,
    double Gap,
    bool Optimal,
    CertificateResponse Certificate,
    IEnumerable<PortfolioCurveResponse> Curve);

public readonly record struct PickResponse(string Id, [property: NamesOf(typeof(SignalLevel))] string Signal, double Marginal);

/// <summary>The relaxed point and the price of each limit, which together prove the bound.</summary>
public sealed record CertificateResponse(
    double Bound,
    IEnumerable<CertificatePointResponse> Point,
    double Applications,
    double Budget,
    double Gold,
    double Silver,
    IReadOnlyDictionary<string, double> PerGroup,
    IReadOnlyDictionary<string, double> Tiers);

public readonly record struct CertificatePointResponse(string Id, double None, double Silver, double Gold);

public readonly record struct PortfolioCurveResponse(int Applications, double FeesUsd, double MatchProbability, double ExpectedValue);
