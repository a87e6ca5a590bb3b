using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Pgy1;

/// <summary>How many PGY-1 programs of which kinds to apply to; which ones of a kind is another matter.</summary>
/// <param name="Advanced">P(matching to an advanced position).</param>
/// <param name="Years">The applications in send order.</param>
internal sealed record Pgy1Choice(double Advanced, IReadOnlyList<ChosenYear> Years)
{
    /// <summary>What they cost on top of the list.</summary>
    public Money Fees => Years.Aggregate(Money.Zero, (sum, year) => sum + year.Fee);
}

/// <summary>One PGY-1 application.</summary>
/// <param name="Kind">The kind of the program, by its place among the kinds there are.</param>
/// <param name="Signal">The signal to send.</param>
/// <param name="Fee">What it costs at its place.</param>
/// <param name="RiskReduction">What it takes off P(an advanced position without a PGY-1 year) at its place.</param>
internal readonly record struct ChosenYear(int Kind, SignalLevel Signal, Money Fee, double RiskReduction);
