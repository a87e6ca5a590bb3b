namespace SmartPick.Engine.Portfolio;

/// <summary>A chosen portfolio with everything that is reported about it.</summary>
public sealed record PortfolioSolution
{
    /// <summary>The problem's candidates, of which what is chosen and what is left out are places.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }

    /// <summary>Chosen programs in send order: each the best next one among the chosen.</summary>
    public required IReadOnlyList<Pick> Picks { get; init; }

    /// <summary>Programs left out, in candidate order.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>Expected value of the best program that says yes, or of not matching.</summary>
    public required double ExpectedValue { get; init; }

    /// <summary>Probability that at least one chosen program says yes.</summary>
    public required double MatchProbability { get; init; }

    /// <summary>Dollars for all chosen programs.</summary>
    public required double Cost { get; init; }

    /// <summary>
    /// No portfolio within the limits is worth more; where a dollar has a price, none that costs no more than this one. Infinite where
    /// nothing was proved.
    /// </summary>
    public required double UpperBound { get; init; }

    /// <summary>(upper bound − expected value) / upper bound; 0 when the bound is 0, 1 where nothing was proved.</summary>
    public required double Gap { get; init; }

    /// <summary>Whether the portfolio is proven optimal: the certificate closes the gap, or says that an exact method did.</summary>
    public required bool IsOptimal { get; init; }

    /// <summary>
    /// What in portfolio, value and certificate contradicts each other, which is a defect of the solver; null where nothing does. The bound
    /// then claims nothing but what no portfolio can exceed.
    /// </summary>
    public string? Defect { get; init; }

    /// <summary>The same portfolio under a bound that was proved with another one, which holds for all that cost no more.</summary>
    /// <param name="other">The other portfolio of the same problem.</param>
    /// <param name="feeWeight">Objective units per dollar.</param>
    internal PortfolioSolution WithBoundOf(PortfolioSolution other, double feeWeight)
    {
        var bound = Math.Max(other.UpperBound + (feeWeight * (Cost - other.Cost)), ExpectedValue);
        return this with { UpperBound = bound, Gap = bound == 0 ? 0 : 1 - (ExpectedValue / bound), IsOptimal = false };
    }

    /// <summary>
    /// What bound, gap and optimality rest on, and nothing else; null where a recommendation's list was solved, which shows none.
    /// </summary>
    public Certificate? Certificate { get; init; }

    /// <summary>From no application along the send order to the chosen portfolio, then on to the limits.</summary>
    public required IReadOnlyList<CurvePoint> Curve { get; init; }
}

/// <summary>A chosen program.</summary>
/// <param name="Place">Its place among the candidates.</param>
/// <param name="Signal">The signal to send with it.</param>
/// <param name="Gain">What it adds to the expected value when sent at its place in the send order.</param>
/// <param name="Fee">Dollars it adds there.</param>
/// <param name="Marginal">What the expected value of the whole portfolio loses if it is dropped.</param>
public readonly record struct Pick(int Place, SignalLevel Signal, double Gain, double Fee, double Marginal);

/// <summary>A program that was not chosen.</summary>
/// <param name="Place">Its place among the candidates.</param>
/// <param name="Reason">Why.</param>
/// <param name="Marginal">What adding it without a signal would add to the expected value.</param>
public readonly record struct LeftOut(int Place, LeftOutReason Reason, double Marginal);

/// <summary>Why a program was not chosen.</summary>
public enum LeftOutReason
{
    Excluded,

    /// <summary>It adds less than the fee is worth, or nothing.</summary>
    AddsTooLittle,

    /// <summary>It would cost more than the budget has left.</summary>
    OverBudget,

    /// <summary>The cap on applications, overall or of its group, is reached by better ones.</summary>
    OverLimit,
}

/// <summary>One point of the curve of what more applications buy.</summary>
/// <param name="Applications">Applications sent.</param>
/// <param name="Fees">Dollars for them.</param>
/// <param name="MatchProbability">Probability that at least one says yes.</param>
/// <param name="ExpectedValue">Expected value.</param>
public readonly record struct CurvePoint(int Applications, double Fees, double MatchProbability, double ExpectedValue);
