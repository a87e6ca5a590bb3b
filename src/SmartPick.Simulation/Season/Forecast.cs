using SmartPick.Engine.Applicants;

namespace SmartPick.Simulation.Season;

/// <summary>What the model promised one applicant, and how often it came true.</summary>
/// <param name="Population">Number of the population that the applicant belongs to.</param>
/// <param name="Type">Type of applicant.</param>
/// <param name="Preferred">Code of the specialty that they prefer.</param>
/// <param name="Specialty">The specialty that the promise is about; null for a match anywhere.</param>
/// <param name="Promise">P(match) by the model as it stands.</param>
/// <param name="Cleared">P(match) by the same formula at the cutoffs where the market clears.</param>
/// <param name="Frequency">Share of the simulated seasons in which the applicant matched so.</param>
public sealed record Forecast(
    int Population, ApplicantType Type, string Preferred, string? Specialty, double Promise, double Cleared, double Frequency);
