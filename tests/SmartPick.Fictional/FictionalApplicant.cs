using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;

namespace SmartPick.Fictional;

/// <summary>A made-up person with what they want and can spend.</summary>
/// <param name="Applicant">Who applies.</param>
/// <param name="Preferences">What they want.</param>
/// <param name="BudgetUsd">What they spend on application fees.</param>
/// <param name="Home">Where they live.</param>
public sealed record FictionalApplicant(Applicant Applicant, Preferences Preferences, double BudgetUsd, GeoPoint Home);
