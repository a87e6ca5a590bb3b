using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;

namespace SmartPick.Simulation.Calibration;

/// <summary>
/// What an unknown field counts as: of every feature mean, standard deviation and how much of it goes with the score in the simulated
/// population, and how common ties are among the programs that an applicant applies to, signals, or is interviewed by.
/// </summary>
internal static class FeatureMoments
{
    private const string Source = "simulation";

    /// <summary>A correlation is more than chance from this many standard errors on.</summary>
    private const double TellingDeviations = 3;

    private static readonly string[] Kinds = ["tie", "region", "home", "awayHere", "connection"];

    /// <summary>The model with any value for what is not measured yet: complete profiles and programs do not need it.</summary>
    public static ModelParameters WithPlaceholders(ModelParameters model, ApplicantPool pool) => model.With(pool.Specialties.SelectMany(
        specialty => Features(model, specialty)
            .SelectMany(f => new[] { $"strength.{f.Name}.reference", $"strength.{f.Name}.spread" })
            .Concat(Enum.GetValues<AffinityContext>().SelectMany(Names))
            .Select(name => Parameter(model, name, specialty, 0, ""))));

    /// <param name="model">The model, with placeholders for what is measured here.</param>
    /// <param name="matchYear">Year of the match.</param>
    /// <param name="pool">The specialties measured.</param>
    /// <param name="seniors">Simulated US MD seniors who prefer a specialty.</param>
    public static IReadOnlyList<Parameter> Compute(
        ModelParameters model, int matchYear, ApplicantPool pool, Func<string, IReadOnlyList<SimulatedApplicant>> seniors) =>
    [
        .. pool.Specialties.SelectMany(specialty =>
        {
            var applicants = seniors(specialty);
            var sent = Sent(model, specialty, applicants).ToArray();
            return Features(model, specialty).SelectMany(f => Measured(f, model, matchYear, specialty, applicants))
                .Concat(Enum.GetValues<AffinityContext>().SelectMany(context => Frequencies(
                    model, context, specialty, sent, s => context == AffinityContext.Interviewed || s.Context == context ? 1 : 0)));
        }),
    ];

    /// <summary>Features that count in a specialty and whose moments are measured, not given.</summary>
    private static IEnumerable<StrengthFeature> Features(ModelParameters model, string specialty) => StrengthFeatures.All.Where(f =>
        model.Find($"strength.{f.Name}.reference", model.Reference.Common) is not { Source: not Source }
        && (model.Get($"strength.{f.Name}", specialty).Value != 0 || model.Reference.Specialties.Contains(specialty, StringComparer.Ordinal)));

    /// <summary>How common ties are among the programs that interview, by the solved model's odds.</summary>
    public static IReadOnlyList<Parameter> Interviewed(
        ModelParameters model, int matchYear, ApplicantPool pool, CalibrationSample sample) =>
    [
        .. pool.Specialties.SelectMany(specialty =>
        {
            var seniors = sample.Of(specialty, ApplicantType.UsMdSenior, isNewest: true);
            var interview = seniors.SelectMany(senior =>
            {
                var odds = new OddsModel(senior.Applicant, matchYear, model, pool.Specialties);
                return senior.Applications.Where(a => a.Program.Specialty == specialty)
                    .Select(a => odds.At(a.Program).Interview.GetValueOrDefault(a.Signal, odds.At(a.Program).Interview[default]).P)
                        .ToArray();
            }).ToArray();
            var sent = Sent(model, specialty, seniors).Zip(interview, (s, p) => s with { Interview = p }).ToArray();
            return Frequencies(model, AffinityContext.Interviewed, specialty, sent, s => s.Interview);
        }),
    ];

    private static IEnumerable<Parameter> Measured(
        StrengthFeature feature, ModelParameters model, int matchYear, string specialty, IReadOnlyList<SimulatedApplicant> applicants)
    {
        var name = $"strength.{feature.Name}";
        var cap = model.Find($"{name}.cap", specialty)?.Value ?? double.PositiveInfinity;
        var view = new FeatureView(model.Compiled(specialty), specialty, matchYear, default, cap);
        var values = applicants.Select(a => feature.Read(view, a.Applicant).Value.Mean).ToArray();
        var scores = applicants.Select(a => a.Applicant.Step2Ck!.Score!.Value / 10).ToArray();
        var (mean, score) = (values.Average(), scores.Average());
        yield return Parameter(
            model, $"{name}.reference", specialty, mean, "Mean in the simulated population: what an unknown value counts as.");
        yield return Parameter(
            model, $"{name}.spread", specialty, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))), "Standard deviation in the simulated population.");
        if (feature != StrengthFeatures.All[StrengthFeatures.Step2Ck])
        {
            var variance = scores.Average(s => (s - score) * (s - score));
            var slope = values.Zip(scores, (v, s) => (v - mean) * (s - score)).Average() / variance;
            var correlation = slope * Math.Sqrt(variance / Math.Max(values.Average(v => (v - mean) * (v - mean)), double.Epsilon));
            yield return Parameter(
                model,
                $"{name}.perStep2ck",
                specialty,
                Math.Abs(correlation) * Math.Sqrt(values.Length) > TellingDeviations ? slope : 0,
                "How much of it goes with ten more points of Step 2 CK in the simulated population, where that can be told from chance; for those who do not tell it.");
        }
    }

    /// <summary>
    /// The applications of applicants to a specialty, each with what they have in common with the program. They are in order of preference,
    /// so the first would get the signals if all went to the specialty.
    /// </summary>
    private static IEnumerable<SentTo> Sent(ModelParameters model, string specialty, IEnumerable<SimulatedApplicant> applicants)
    {
        var gold = (int)model.Get("population.signals.gold.newest", specialty).Value;
        var signals = gold + (int)model.Get("population.signals.silver.newest", specialty).Value;
        return applicants.SelectMany(a => a.Applications.Where(sent => sent.Program.Specialty == specialty).Select((sent, rank) => new SentTo(
            rank < gold ? AffinityContext.Gold : rank < signals ? AffinityContext.Silver : AffinityContext.None,
            Geography.Closeness(a.Applicant.Ties!, sent.Program, model.Regions),
            a.Applicant.HomeInstitution == sent.Program.Institution,
            a.Applicant.Rotations!.Count(r => r.Kind == RotationKind.Away && r.ProgramId == sent.Program.Id),
            a.Applicant.Rotations!.Count(r => r.Kind == RotationKind.Away),
            a.Applicant.Connections!.Contains(sent.Program.Id))));
    }

    private static IEnumerable<Parameter> Frequencies(
        ModelParameters model, AffinityContext context, string specialty, SentTo[] sent, Func<SentTo, double> weight)
    {
        double[] shares =
        [
            Share(s => s.Closeness == Closeness.Tie ? 1 : 0),
            Share(s => s.Closeness == Closeness.Region ? 1 : 0),
            Share(s => s.IsHome ? 1 : 0),
            // For one away rotation.
            Share(s => s.AwaysHere) is var here && here > 0 ? here / Share(s => s.Aways) : 0,
            Share(s => s.IsConnected ? 1 : 0),
        ];
        return Names(context).Zip(shares, (name, share) => Parameter(
            model, name, specialty, share, $"Share among the programs of a typical applicant ({context.ToString().ToLowerInvariant()}), for who does not tell it."));

        double Share(Func<SentTo, double> what)
        {
            var total = sent.Sum(weight);
            return total > 0 ? sent.Sum(s => weight(s) * what(s)) / total : 0;
        }
    }

    private static string[] Names(AffinityContext context) =>
        [.. Kinds.Select(what => $"affinity.{what}.prior.{context.ToString().ToLowerInvariant()}")];

    private static Parameter Parameter(ModelParameters model, string name, string specialty, double value, string note) => new()
    {
        Name = name,
        // Those of the reference stand for every specialty that has none of its own.
        Specialty = specialty == model.Reference.Common ? null : specialty,
        Value = Math.Round(value, 4),
        StandardError = 0,
        Unit = name.Contains(".prior.", StringComparison.Ordinal) ? "probability" : "unit of the feature",
        Kind = ParameterKind.Derived,
        Source = Source,
        Note = note,
    };

    /// <summary>One application.</summary>
    /// <param name="Context">The signal that it would get.</param>
    /// <param name="Closeness">How close the program is to the applicant's ties.</param>
    /// <param name="IsHome">Whether it is the applicant's own institution.</param>
    /// <param name="AwaysHere">Away rotations there.</param>
    /// <param name="Aways">All away rotations of the applicant.</param>
    /// <param name="IsConnected">Whether there is a connection.</param>
    private sealed record SentTo(AffinityContext Context, Closeness Closeness, bool IsHome, int AwaysHere, int Aways, bool IsConnected)
    {
        public double Interview { get; init; }
    }
}
