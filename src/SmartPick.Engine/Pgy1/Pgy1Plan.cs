using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Pgy1;

/// <summary>The PGY-1 programs to apply to beside a list of programs that may be advanced.</summary>
/// <param name="List">That list in preference order.</param>
/// <param name="Years">The applications in send order: each the one that lowers the risk of being without a PGY-1 year most.</param>
/// <param name="Outcome">What they come to.</param>
internal sealed record Pgy1Plan(IReadOnlyList<ListedProgram> List, IReadOnlyList<ChosenYear> Years, Pgy1Outcome Outcome)
{
    /// <summary>
    /// The same plan beside a list whose chance to match is so many times that of the best guess: the risk of being without a year is taken
    /// to be as many times as large.
    /// </summary>
    public Pgy1Plan Scaled(double times) => this with
    {
        Years = [.. Years.Select(year => year with { RiskReduction = times * year.RiskReduction })],
        Outcome = Outcome with { Advanced = times * Outcome.Advanced, Without = times * Outcome.Without },
    };
}

/// <summary>What PGY-1 programs beside a list come to.</summary>
/// <param name="Applications">Number of programs.</param>
/// <param name="Advanced">P(matching to an advanced position).</param>
/// <param name="Without">P(matching to an advanced position and to none of the PGY-1 programs).</param>
/// <param name="FeesUsd">Dollars for them, on top of the list.</param>
public sealed record Pgy1Outcome(int Applications, double Advanced, double Without, double FeesUsd);

/// <summary>A PGY-1 program to apply to.</summary>
public sealed record Pgy1Application
{
    public required ResidencyProgram Program { get; init; }

    /// <summary>The program of the list that it is nearest to, of those that may be advanced.</summary>
    public required ResidencyProgram Near { get; init; }

    /// <summary>Great-circle distance to it in kilometers; null when a place is not known.</summary>
    public required double? DistanceKm { get; init; }

    public required SignalLevel Signal { get; init; }

    public required Estimate Interview { get; init; }

    public required Estimate MatchGivenInterview { get; init; }

    /// <summary>Dollars it adds at its place.</summary>
    public required double FeeUsd { get; init; }

    /// <summary>What it takes off P(an advanced position without a PGY-1 year) at its place.</summary>
    public required double Marginal { get; init; }
}
