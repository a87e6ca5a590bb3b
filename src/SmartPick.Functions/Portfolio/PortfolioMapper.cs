using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Recommendations;

namespace SmartPick.Functions.Portfolio;

/// <summary>Puts a solved market into the contract's shape.</summary>
internal static class PortfolioMapper
{
    public static PortfolioResponse ToResponse(PortfolioSolution solution) => new(
        [.. solution.Picks.Select(p => new PickResponse(solution.Candidates[p.Place].Id, Vocabulary.Word(p.Signal), (decimal)p.Marginal))],
        (decimal)solution.ExpectedValue,
        (decimal)solution.MatchProbability,
        (decimal)solution.Cost,
        (decimal)solution.UpperBound,
        (decimal)solution.Gap,
        solution.IsOptimal,
        Certificate(solution.Certificate),
        [.. solution.Curve.Select(c => new CurveResponse(c.Applications, (decimal)c.Fees, (decimal)c.MatchProbability, (decimal)c.ExpectedValue))]);

    private static CertificateResponse Certificate(Certificate certificate) => new(
        (decimal)certificate.Bound,
        [.. certificate.Point.Select(p => new CertificatePointResponse(p.Id, (decimal)p.None, (decimal)p.Silver, (decimal)p.Gold))],
        (decimal)certificate.Applications,
        (decimal)certificate.Budget,
        (decimal)certificate.Gold,
        (decimal)certificate.Silver,
        Decimals(certificate.PerGroup),
        Decimals(certificate.Tiers));

    private static Dictionary<string, decimal> Decimals(IReadOnlyDictionary<string, double> numbers) =>
        numbers.ToDictionary(n => n.Key, n => (decimal)n.Value, StringComparer.Ordinal);
}
