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
        Certificate(solution.Certificate!),
        solution.Curve.Select(c => new PortfolioCurveResponse(c.Applications, c.Fees, c.MatchProbability, c.ExpectedValue)));

    private static CertificateResponse Certificate(Certificate certificate) => new(
        certificate.Bound,
        Points(certificate),
        certificate.Opened,
        certificate.Applications,
        certificate.Budget,
        certificate.Gold,
        certificate.Silver,
        certificate.PerGroup,
        certificate.Tiers,
        certificate.IsExact ? CertificateMethod.DynamicProgram : certificate.Cases.Count > 0 ? CertificateMethod.Cases : CertificateMethod.Relaxation,
        certificate.Splits.Select(
            s => new CertificateSplitResponse(s.Programs, s.Signal is { } signal ? ContractNames.NameOf(signal) : null, s.Count)),
        certificate.Cases.Select(Case));

    private static CertificateCaseResponse Case(CertificateCase proof) => new(
        proof.Decisions.Select(d => new CertificateDecisionResponse(d.Split, d.IsUpper, d.Price)),
        double.IsFinite(proof.Bound) ? proof.Bound : null,
        Points(proof),
        proof.Opened,
        proof.Applications,
        proof.Budget,
        proof.Gold,
        proof.Silver,
        proof.PerGroup,
        proof.Tiers);

    private static IEnumerable<CertificatePointResponse> Points(CertificateCase proof) =>
        proof.Point.Select(p => new CertificatePointResponse(p.Id, p.None, p.Silver, p.Gold));
}
