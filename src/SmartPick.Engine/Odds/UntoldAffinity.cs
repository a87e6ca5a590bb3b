namespace SmartPick.Engine.Odds;

/// <summary>Which programs of a list are meant: those that get a signal of a level, or those that interview.</summary>
internal enum AffinityContext
{
    /// <summary>Applied to without a signal.</summary>
    None,
    Silver,
    Gold,
    Interviewed,
}

/// <summary>
/// What an applicant who tells nothing of it has in common with a program. People apply, and send signals, where they have reasons to:
/// so each share is that among the programs of a typical applicant in one <see cref="AffinityContext"/>.
/// </summary>
/// <param name="Tie">P(in a state or near a place with ties).</param>
/// <param name="Region">P(in the region of a tie).</param>
/// <param name="Home">P(the applicant's own institution).</param>
/// <param name="AwayHere">P(the host of a given away rotation).</param>
/// <param name="Connection">P(a personal connection there).</param>
internal readonly record struct UntoldAffinity(double Tie, double Region, double Home, double AwayHere, double Connection);
