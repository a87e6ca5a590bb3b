using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts;

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

/// <summary>
/// The relaxed point and the price of each limit, which together prove the bound; groups that are opened have paid their flat price.
/// </summary>
public sealed record CertificateResponse(
    double Bound,
    IEnumerable<CertificatePointResponse> Point,
    IReadOnlyList<string> Opened,
    double Applications,
    double Budget,
    double Gold,
    double Silver,
    IReadOnlyDictionary<string, double> PerGroup,
    IReadOnlyDictionary<string, double> Tiers,
    string Method,
    IEnumerable<CertificateSplitResponse> Splits,
    IEnumerable<CertificateCaseResponse> Cases);

/// <summary>What proves the upper bound.</summary>
internal static class CertificateMethod
{
    /// <summary>The certificate's own point and prices.</summary>
    public const string Relaxation = "relaxation";

    /// <summary>The largest bound of its cases.</summary>
    public const string Cases = "cases";

    /// <summary>An exact method for independent decisions, which anyone can repeat.</summary>
    public const string DynamicProgram = "dynamic-program";
}

/// <summary>
/// Divides portfolios by how many of some programs they have: at most so many, or more; with a signal, only programs sent it count.
/// </summary>
public sealed record CertificateSplitResponse(IReadOnlyList<string> Programs, string? Signal, int Count);

/// <summary>A side of a split; without a price where it is none of the programs, which then are left out.</summary>
public readonly record struct CertificateDecisionResponse(int Split, bool More, double? Price);

/// <summary>What point and prices prove of the portfolios that keep to the decisions; no bound where there are none.</summary>
public sealed record CertificateCaseResponse(
    IEnumerable<CertificateDecisionResponse> Decisions,
    double? Bound,
    IEnumerable<CertificatePointResponse> Point,
    IReadOnlyList<string> Opened,
    double Applications,
    double Budget,
    double Gold,
    double Silver,
    IReadOnlyDictionary<string, double> PerGroup,
    IReadOnlyDictionary<string, double> Tiers);

public readonly record struct CertificatePointResponse(string Id, double None, double Silver, double Gold);

public readonly record struct PortfolioCurveResponse(int Applications, double FeesUsd, double MatchProbability, double ExpectedValue);
