using SmartPick.Simulation;
using SmartPick.Simulation.Season;

namespace SmartPick.Calibration.Simulation;

/// <summary><c>simulate</c>: plays seasons and publishes how the model's promises fared.</summary>
internal static class SimulateCommand
{
    private const int Seed = 2026;
    private const int Populations = 4;
    private const int Seasons = 25;

    /// <summary>Differences between lists are small: they take more populations to tell from chance.</summary>
    private const int FollowerPopulations = 8;

    /// <summary>A larger market takes as many times longer, and chance averages out within it.</summary>
    private const int LargerSize = 4;
    private const int LargerPopulations = 2;
    private const int LargerSeasons = 10;

    private static readonly string[] Specialties = [SpecialtyCodes.DiagnosticRadiology, SpecialtyCodes.IntegratedIr];

    public static async Task<int> RunAsync(RepositoryData data, TextWriter output)
    {
        var study = new SeasonStudy(data.Seasons(), data.Model(), await data.DirectoryAsync().ConfigureAwait(false), Specialties)
        {
            Populations = Populations,
            SeasonsEach = Seasons,
            Seed = Seed,
        };
        var json = SeasonReportJson.Write(Report(study, output));
        // From the file's own figures, so that document and data cannot disagree.
        var report = SeasonReportJson.Read(json);
        var markdown = SeasonMarkdown.Render(report);
        await output.WriteAsync(markdown).ConfigureAwait(false);
        Directory.CreateDirectory(data.PathOf("data", "simulation"));
        await File.WriteAllTextAsync(data.PathOf("data", "simulation", "season.json"), json).ConfigureAwait(false);
        await File.WriteAllTextAsync(data.PathOf("docs", "season.md"), markdown).ConfigureAwait(false);
        await File.WriteAllTextAsync(data.PathOf("docs", "season.svg"), ReliabilityPlot.Render(report)).ConfigureAwait(false);
        return 0;
    }

    private static SeasonReport Report(SeasonStudy study, TextWriter output)
    {
        var markets = new List<MarketReport>();
        IReadOnlyList<SeasonCheck> checks = [];
        var sizes = new List<SizeReport>();
        foreach (var following in Enum.GetValues<Following>())
        {
            output.WriteLine($"{following} sends what is recommended ...");
            var played = Run(study with { Following = following });
            markets.Add(SeasonReporter.Market(study with { Following = following }, played));
            if (following == Following.Nobody)
            {
                checks = SeasonChecks.Evaluate(played, study.Model);
                sizes.Add(SeasonReporter.Size(1, played));
            }
        }

        output.WriteLine("Followers against their own habit ...");
        var few = study with { Following = Following.Few, Populations = FollowerPopulations };
        var habit = Run(few with { KeepsHabit = true });
        ListPlan[] plans = [ListPlan.OfFees(1), ListPlan.OfFees(2 / 3.0), ListPlan.OfFees(0.5), ListPlan.Default];
        FollowerReport[] followers =
            [.. plans.SelectMany(plan => FollowerReport.CreateAll(plan, habit, Run(few with { Plan = plan }), study.Seasons.Latest))];
        output.WriteLine($"A market {LargerSize} times as large ...");
        sizes.Add(SeasonReporter.Size(LargerSize, Run(study with { Size = LargerSize, Populations = LargerPopulations, SeasonsEach = LargerSeasons })));
        return new SeasonReport
        {
            ModelVersion = study.Model.Version,
            Seed = study.Seed,
            Applicants = study.Applicants(),
            Supply = SeasonReporter.Supply(study.Programs()),
            Markets = markets,
            Followers = followers,
            Sizes = sizes,
            Checks = checks,
        };
    }

    private static IReadOnlyList<PlayedPopulation> Run(SeasonStudy study) => study.Run(CancellationToken.None);
}
