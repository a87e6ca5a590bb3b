using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>What draws an applicant and a program together beyond strength: home, an away rotation there, roots nearby.</summary>
internal sealed class Affinity(Applicant applicant, ModelParameters model)
{
    private readonly HashSet<string> _awayAt = applicant.Rotations?
        .Where(r => r.Kind == RotationKind.Away && r.ProgramId is not null)
        .Select(r => r.ProgramId!)
        .ToHashSet(StringComparer.Ordinal) ?? [];

    /// <summary>Adds the contributions for one program and returns their variance.</summary>
    public double AddTo(ICollection<Contribution> contributions, ResidencyProgram program)
    {
        var variance = 0.0;
        if (applicant.HomeInstitution is { } home && home == program.Institution)
        {
            variance += Add("home-program", "affinity.home", "Your own institution");
        }

        if (_awayAt.Contains(program.Id))
        {
            variance += Add("away-rotation", "affinity.awayHere", "Away rotation at this program");
        }

        if (applicant.Ties is null)
        {
            var spread = model.Get("affinity.tie.spread", program.Specialty).Value;
            return variance + (spread * spread);
        }

        if (TieText(program) is { } text)
        {
            variance += Add("geographic-tie", "affinity.tie", text);
        }

        return variance;

        double Add(string factor, string parameter, string text)
        {
            var coefficient = model.Get(parameter, program.Specialty);
            contributions.Add(new Contribution(factor, coefficient.Value, text));
            return coefficient.StandardError * coefficient.StandardError;
        }
    }

    private string? TieText(ResidencyProgram program)
    {
        if (applicant.Ties!.States.Contains(program.State, StringComparer.Ordinal))
        {
            return $"Ties to {program.State}";
        }

        return program.Location is { } place && applicant.Ties.Near.Any(t => t.Center.DistanceKm(place) <= t.RadiusKm)
            ? "Ties nearby"
            : null;
    }
}
