namespace SmartPick.Engine.Portfolio;

/// <summary>About what a problem's portfolio will be, on the coarse rule: for what must be settled before the problem is.</summary>
/// <param name="Path">The programs in send order.</param>
/// <param name="Curve">From no application along the path.</param>
internal sealed record GreedyEstimate(IReadOnlyList<ApplicationStep> Path, IReadOnlyList<CurvePoint> Curve)
{
    public CurvePoint End => Curve[^1];
}
