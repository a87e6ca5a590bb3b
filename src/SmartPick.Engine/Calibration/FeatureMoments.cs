using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Calibration;

/// <summary>
/// What an unknown field counts as: mean and standard deviation of every feature in the simulated population, and how often a program
/// is near the applicant's roots, the own institution or the host of an away rotation.
/// </summary>
internal static class FeatureMoments
{
    private const string Source = "simulation";

    private static readonly string[] Priors = ["affinity.tie.prior", "affinity.region.prior", "affinity.home.prior", "affinity.awayHere.prior"];

    public static IReadOnlyList<Parameter> Of(
        ModelParameters model, int matchYear, IReadOnlyList<SimulatedApplicant> population, ProgramDirectory directory)
    {
        var features = StrengthFeatures.All.Where(f => model.Find($"strength.{f.Name}.reference", SpecialtyCodes.DiagnosticRadiology) is not { Source: not Source }).ToArray();
        // Complete profiles do not need the references: any will do until they are measured.
        var readable = model.With(model.Specialties.SelectMany(specialty => features
            .SelectMany(f => new[] { $"strength.{f.Name}.reference", $"strength.{f.Name}.spread" }).Concat(Priors)
            .Select(name => Parameter(name, specialty, 0, ""))));
        return
        [
            .. model.Specialties.SelectMany(specialty =>
            {
                SimulatedApplicant[] applicants = [.. population.Where(a => a.Preferred == specialty)];
                return features.SelectMany(f => Measured(f, readable, matchYear, specialty, applicants))
                    .Concat(Frequencies(model, specialty, applicants, directory.Of(specialty)));
            }),
        ];
    }

    private static IEnumerable<Parameter> Measured(
        StrengthFeature feature, ModelParameters model, int matchYear, string specialty, SimulatedApplicant[] applicants)
    {
        var name = $"strength.{feature.Name}";
        var cap = model.Find($"{name}.cap", specialty)?.Value ?? double.PositiveInfinity;
        var view = new FeatureView(model.Compiled(specialty), specialty, matchYear, default, cap);
        var values = applicants.Select(a => feature.Read(view, a.Applicant).Value.Mean).ToArray();
        var mean = values.Average();
        yield return Parameter($"{name}.reference", specialty, mean, "Mean in the simulated population: what an unknown value counts as.");
        yield return Parameter(
            $"{name}.spread", specialty, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))), "Standard deviation in the simulated population.");
    }

    private static IEnumerable<Parameter> Frequencies(
        ModelParameters model, string specialty, SimulatedApplicant[] applicants, IReadOnlyList<ResidencyProgram> programs)
    {
        yield return Parameter(Priors[0], specialty, Share(Closeness.Tie), "Share of programs with a tie, where ties are not told.");
        yield return Parameter(Priors[1], specialty, Share(Closeness.Region), "Share of programs in the region of a tie.");
        yield return Parameter(
            Priors[2],
            specialty,
            applicants.Average(a => programs.Count(p => p.Institution == a.Applicant.HomeInstitution)) / programs.Count,
            "P(a given program is the applicant's own).");
        yield return Parameter(Priors[3], specialty, 1.0 / programs.Count, "P(a given program is the host of a given away rotation).");

        double Share(Closeness closeness) => applicants.Average(a => programs.Count(
            p => Geography.Closeness(a.Applicant.Ties!, p, model.Regions) == closeness)) / programs.Count;
    }

    private static Parameter Parameter(string name, string specialty, double value, string note) => new()
    {
        Name = name,
        // DR's stand for every specialty that has none of its own.
        Specialty = specialty == SpecialtyCodes.DiagnosticRadiology ? null : specialty,
        Value = Math.Round(value, 4),
        StandardError = 0,
        Unit = name.EndsWith(".prior", StringComparison.Ordinal) ? "probability" : "unit of the feature",
        Kind = ParameterKind.Derived,
        Source = Source,
        Note = note,
    };
}
