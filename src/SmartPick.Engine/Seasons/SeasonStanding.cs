namespace SmartPick.Engine.Seasons;

/// <summary>Where a day stands for an applicant.</summary>
/// <param name="MatchYear">
/// The season advised for: the graduation year of a senior whose Match is not over, or of an IMG who graduates later; else the next one
/// still to apply for.
/// </param>
/// <param name="Assumed">Whether it is the next one because a senior does not say when they graduate.</param>
/// <param name="Reapplying">Whether the Match of the graduation year is over, and the next season is advised for.</param>
/// <param name="ApplicationsOut">Whether the time to send applications is over.</param>
/// <param name="DatesKnown">Whether the day to send them is published, not only expected.</param>
public sealed record SeasonStanding(int MatchYear, bool Assumed, bool Reapplying, bool ApplicationsOut, bool DatesKnown);
