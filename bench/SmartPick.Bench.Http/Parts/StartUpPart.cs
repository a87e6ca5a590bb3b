using SmartPick.Bench.Http.Servers;
using SmartPick.Bench.Reporting;
using SmartPick.Fictional;

namespace SmartPick.Bench.Http.Parts;

/// <summary>Time from the start of the process to the first answer.</summary>
internal static class StartUpPart
{
    public static async Task<string> RunAsync(Plan plan)
    {
        var profile = FictionalRequests.Create(1)[0];
        await using var product = await Product.WithRealCatalogAsync(plan);
        string answerFile;
        await using (var filling = product.Start(probed: false))
        {
            await filling.FirstSuccessAsync(() => new HttpRequestMessage(HttpMethod.Get, "/api/health/ready"));
            using var client = new HttpClient { BaseAddress = filling.Address };
            using var request = ThroughputPart.Post("/api/v1/recommendations", profile);
            using var answer = await client.SendAsync(request);
            answerFile = Path.GetTempFileName();
            await File.WriteAllBytesAsync(answerFile, await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
        }

        var rounds = new List<Round>();
        for (var i = 0; i < plan.Starts; i++)
        {
            rounds.Add(await StartAsync(product, answerFile, profile));
        }

        var bare = Median(rounds, r => r.Bare);
        var table = new MarkdownTable("first answer", "ms", "of bare");
        Add("bare app, a POST", r => r.Bare);
        Add("the app, health/live", r => r.Live);
        Add("the app, a recommendation", r => r.Recommendation);
        Add("of that, from live to a loaded catalog", r => r.Ready - r.Live);
        Add("a recommendation, catalog load apart", r => r.Recommendation - (r.Ready - r.Live));
        return FormattableString.Invariant(
            $"""
            ## Start-up

            Process start to first answered request, asked for about every millisecond; medians of {plan.Starts} starts of each in turn. Storage is an Azurite on the same machine that has the catalog already. Both are compiled ahead of time; the app is hosted by the local runtime.

            {table}
            """);

        void Add(string what, Func<Round, TimeSpan> time)
        {
            var median = Median(rounds, time);
            table.Add(what, Figures.Milliseconds(median), Figures.Text($"{median / bare:0.00}"));
        }
    }

    private sealed record Round(TimeSpan Bare, TimeSpan Live, TimeSpan Ready, TimeSpan Recommendation);

    private static async Task<Round> StartAsync(Product product, string answerFile, string profile)
    {
        TimeSpan bare;
        await using (var server = ServerProcess.Start(typeof(StartUpPart).Assembly.Location, ["bare", answerFile], [], probed: false))
        {
            bare = await server.FirstSuccessAsync(() => ThroughputPart.Post(BareServer.Address, profile));
        }

        await using var app = product.Start(probed: false);
        var live = await app.FirstSuccessAsync(() => new HttpRequestMessage(HttpMethod.Get, "/api/health/live"));
        var ready = await app.FirstSuccessAsync(() => new HttpRequestMessage(HttpMethod.Get, "/api/health/ready"));
        return new Round(bare, live, ready, await app.FirstSuccessAsync(() => ThroughputPart.Post("/api/v1/recommendations", profile)));
    }

    private static TimeSpan Median(List<Round> rounds, Func<Round, TimeSpan> time) =>
        rounds.Select(time).Order().ElementAt(rounds.Count / 2);
}
