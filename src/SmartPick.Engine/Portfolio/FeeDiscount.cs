namespace SmartPick.Engine.Portfolio;

/// <summary>
/// A share of tier prices that is waived for a number of applications, to groups whose fees it reduces (<see
/// cref="FeeSchedule.IsAssisted"/>). Beyond that number the cheapest are taken to be the waived ones, so that a total is never understated.
/// </summary>
/// <param name="Rate">Share waived, 0–1.</param>
/// <param name="Applications">For how many applications over all those groups.</param>
public readonly record struct FeeDiscount(double Rate, int Applications);
