using SmartPick.Engine.Applicants;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;

namespace SmartPick.Simulation.Calibration;

/// <summary>A made-up applicant of the simulated population with the applications that such an applicant sends.</summary>
/// <param name="Applicant">A complete profile: every field known.</param>
/// <param name="Preferred">Code of the preferred specialty; applicants who prefer IR also apply to DR.</param>
/// <param name="Applications">Applications by preference, the most wanted first.</param>
public sealed record SimulatedApplicant(
    Applicant Applicant, string Preferred, IReadOnlyList<SimulatedApplication> Applications);

/// <summary>One application with the signal sent along.</summary>
public sealed record SimulatedApplication(ResidencyProgram Program, SignalLevel Signal);
