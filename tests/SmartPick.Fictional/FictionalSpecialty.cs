using SmartPick.Engine.Programs;

namespace SmartPick.Fictional;

/// <summary>What a typical program of one specialty looks like.</summary>
/// <param name="Code">Specialty code.</param>
/// <param name="Title">How the specialty reads in a program's name.</param>
/// <param name="MedianStep2Ck">Median score at a program of average standing.</param>
/// <param name="Positions">Positions a year at a program of average standing.</param>
/// <param name="Applicants">Applications a year at a program of average standing.</param>
/// <param name="Mixes">Track mixes and how common each is.</param>
internal sealed record FictionalSpecialty(
    string Code,
    string Title,
    double MedianStep2Ck,
    double Positions,
    double Applicants,
    IReadOnlyList<(Tracks Tracks, double Weight)> Mixes)
{
    public static FictionalSpecialty IntegratedIr { get; } = new(
        "ir-integrated",
        "Integrated IR",
        253,
        2,
        150,
        [(Tracks.Advanced, 0.7), (Tracks.Categorical, 0.2), (Tracks.Categorical | Tracks.Advanced, 0.1)]);

    public static FictionalSpecialty DiagnosticRadiology { get; } = new(
        "dr",
        "Diagnostic Radiology",
        249,
        6,
        700,
        [(Tracks.Advanced, 0.8), (Tracks.Categorical, 0.1), (Tracks.Categorical | Tracks.Advanced, 0.1)]);

    public static FictionalSpecialty TransitionalYear { get; } = new(
        "ty", "Transitional Year", 247, 7, 600, [(Tracks.Preliminary, 1)]);
}
