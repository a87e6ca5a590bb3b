using SmartPick.Bench.Reporting;
using SmartPick.Bench.Worth;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Fictional;

namespace SmartPick.Bench.Readiness;

/// <summary>What readiness takes, in recommendations for the same request in the same run.</summary>
internal static class ReadinessPart
{
    private const int Applicants = 40;
    private const int Seed = 2026;
    private const int Runs = 3;

    /// <summary>A day on which everything can still be changed.</summary>
    private static readonly DateOnly Today = new(2025, 2, 10);

    public static async Task<string> RunAsync(string root)
    {
        var (seasons, model) = (Catalogs.Seasons(root), Catalogs.Model(root));
        var real = await Catalogs.RealAsync(root, seasons).ConfigureAwait(false);
        var data = Catalogs.Readiness(root);
        var table = new MarkdownTable(
            "catalog", "recommendation, ms", "readiness, ms", "recommendation-times, median", "worst", "solves, median", "most");
        Add(table, "real", seasons, model, data, real);
        Add(table, "fictional, every column known", seasons, model, data, Catalogs.Fictional(real.Programs.Count));
        return $"""
            ## Readiness

            {Applicants} fictional applicants (seed {Seed}), default limits; the shortest of {Runs} runs of each, medians over applicants. The aim is at most 25
            recommendation-times on the real catalog.

            {table}
            """;
    }

    private static void Add(
        MarkdownTable table, string name, SeasonBook seasons, ModelParameters model, ReadinessData data, ProgramDirectory directory)
    {
        var recommender = new Recommender(seasons, model, data.Advice);
        var advisor = new ReadinessAdvisor(recommender, seasons, model, data);
        var requests = FictionalApplicants.Create(Seed, Applicants, directory.Programs)
            .Select((who, i) => new RecommendationRequest { Applicant = who.Applicant, Preferences = who.Preferences, TieSeed = (ulong)i })
                .ToArray();
        Stopwatches.WarmUp(() => advisor.Assess(requests[0], directory, Today, CancellationToken.None));
        var measured = requests.Select(request =>
        {
            var (_, one) = Stopwatches.Shortest(
                Runs, () => recommender.Recommend(request, directory, CancellationToken.None).Programs.Count);
            var (report, all) = Stopwatches.Shortest(Runs, () => advisor.Assess(request, directory, Today, CancellationToken.None));
            return (One: one.TotalMilliseconds, All: all.TotalMilliseconds, report.Solves);
        }).ToArray();
        table.Add(
            name,
            Figures.Text($"{Median(measured.Select(m => m.One)):0.0}"),
            Figures.Text($"{Median(measured.Select(m => m.All)):0}"),
            Figures.Text($"{Median(measured.Select(m => m.All / m.One)):0.0}"),
            Figures.Text($"{measured.Max(m => m.All / m.One):0.0}"),
            Figures.Text($"{Median(measured.Select(m => (double)m.Solves)):0}"),
            Figures.Text($"{measured.Max(m => m.Solves)}"));
    }

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return ordered[ordered.Length / 2];
    }
}
