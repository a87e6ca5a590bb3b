using SmartPick.Bench.Reporting;
using SmartPick.Bench.Worth;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Recommendations;
using SmartPick.Fictional;

namespace SmartPick.Bench.Readiness;

/// <summary>The processor time of readiness for requests as people make them.</summary>
internal static class RequestsPart
{
    private const int Requests = 10_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>A day on which everything can still be changed.</summary>
    private static readonly DateOnly Today = new(2025, 2, 10);

    public static async Task<string> RunAsync(string root)
    {
        var (seasons, model, data) = (Catalogs.Seasons(root), Catalogs.Model(root), Catalogs.Readiness(root));
        var real = await Catalogs.RealAsync(root, seasons).ConfigureAwait(false);
        var advisor = new ReadinessAdvisor(new Recommender(seasons, model, data.Advice), seasons, model, data);
        var requests = int.TryParse(Environment.GetEnvironmentVariable("SMARTPICK_REQUESTS"), out var some) ? some : Requests;
        var table = new MarkdownTable("catalog", "requests", "median, ms", "99%, ms", "worst, ms", "seed of the worst", "above 1 s");
        Add("real", real);
        Add("fictional, every column known", Catalogs.Fictional(real.Programs.Count));
        return $"""
            ## Realistic requests

            Seeded requests that tell all or little, with and without budget and fee assistance, with thresholds of 0 to 0.001 (`RealisticRequest`), half of them
            on each catalog: processor time of one readiness each, one after the other.

            {table}
            """;

        void Add(string name, ProgramDirectory directory)
        {
            Stopwatches.WarmUp(() => Assess(0));
            var times = Enumerable.Range(0, requests / 2).Select(seed => (Seed: seed, ProcessorTime.Of(() => Assess(seed)).Time)).ToArray();
            var slowest = times.MaxBy(t => t.Time);
            table.Add(
                name,
                Figures.Text($"{times.Length:N0}"),
                Figures.Text($"{ProcessorTime.Quantile(times.Select(t => t.Time), 0.5).TotalMilliseconds:0}"),
                Figures.Text($"{ProcessorTime.Quantile(times.Select(t => t.Time), 0.99).TotalMilliseconds:0}"),
                Figures.Text($"{slowest.Time.TotalMilliseconds:0}"),
                Figures.Text($"{slowest.Seed}"),
                Figures.Text($"{times.Count(t => t.Time > Limit)}"));

            int Assess(int seed) => advisor.Assess(RealisticRequest.Create(seed, directory.Programs), directory, Today, CancellationToken.None).Solves;
        }
    }
}
