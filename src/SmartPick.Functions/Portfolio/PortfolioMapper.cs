using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.Portfolio;

/// <summary>Maps a solved portfolio to the response.</summary>
internal static class PortfolioMapper
{
    public static PortfolioResponse ToResponse(PortfolioSolution solution) => new(
        solution.Picks.Select(p => new PickResponse(solution.Candidates[p.Place].Id, ContractNames.NameOf(p.Signal), p.Marginal)),
        solution.ExpectedValue,
        solution.MatchProbability,
        solution.Cost,
        solution.UpperBound,
        solution.Gap,
        solution.IsOptimal,
        Certificate(solution.Certificate),
        solution.Curve.Select(c => new PortfolioCurveResponse(c.Applications, c.Fees, c.MatchProbability, c.ExpectedValue)));

    private static CertificateResponse Certificate(Certificate certificate) => new(
        certificate.Bound,
        certificate.Point.Select(p => new CertificatePointResponse(p.Id, p.None, p.Silver, p.Gold)),
        certificate.Applications,
        certificate.Budget,
        certificate.Gold,
        certificate.Silver,
        certificate.PerGroup,
        certificate.Tiers);
}
