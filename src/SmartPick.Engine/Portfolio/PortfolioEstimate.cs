namespace SmartPick.Engine.Portfolio;

/// <summary>A portfolio valued on the coarse rule, without a bound: to compare with others before one of them is solved in full.</summary>
/// <param name="Path">The programs in send order.</param>
/// <param name="Curve">From no application along the path.</param>
internal sealed record PortfolioEstimate(ApplicationStep[] Path, CurvePoint[] Curve)
{
    public CurvePoint End => Curve[^1];
}
