using SmartPick.Bench.Http.Servers;
using SmartPick.Bench.Reporting;
using SmartPick.Fictional;

namespace SmartPick.Bench.Http.Parts;

/// <summary>Memory of the server before and after many requests.</summary>
internal static class MemoryPart
{
    /// <summary>One in so many is a recommendation; the others are GETs.</summary>
    private const int SolveOneIn = 2;

    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(5);

    public static async Task<string> RunAsync(Plan plan)
    {
        var profiles = FictionalRequests.Create(Plan.Profiles);
        await using var product = await Product.WithRealCatalogAsync(plan);
        await using var app = product.Start();
        await app.FirstSuccessAsync(() => new HttpRequestMessage(HttpMethod.Get, "/api/health/ready"));

        var table = new MarkdownTable("requests", "heap after a full collection, MB", "working set, MB");
        await AskAsync(app.Address, profiles, plan.MemoryRequests / 20);
        Add("none, warm", await app.UsageAsync(collect: true));
        var asked = await AskAsync(app.Address, profiles, plan.MemoryRequests);
        Add(Figures.Text($"{asked:N0}"), await app.UsageAsync(collect: true));

        return FormattableString.Invariant(
            $"""
            ## Memory

            One request in {SolveOneIn} is a recommendation, the others search programs; at most {AtMost.TotalMinutes:0} minutes.

            {table}
            """);

        void Add(string requests, Usage usage) => table.Add(requests, Megabytes(usage.Heap), Megabytes(usage.WorkingSet));
    }

    /// <returns>How many were answered.</returns>
    private static async Task<int> AskAsync(Uri address, IReadOnlyList<string> profiles, int requests)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var patience = new CancellationTokenSource(AtMost);
        var asked = 0;
        await Task.WhenAll(Enumerable.Range(0, Plan.Connections).Select(async _ =>
        {
            for (var i = Interlocked.Increment(ref asked); i <= requests && !patience.IsCancellationRequested; i = Interlocked.Increment(ref asked))
            {
                using var request = i % SolveOneIn == 0
                    ? ThroughputPart.Post("/api/v1/recommendations", profiles[i / SolveOneIn % profiles.Count])
                    : new HttpRequestMessage(HttpMethod.Get, $"/api/v1/programs?limit={(i % 100) + 1}");
                using var response = await client.SendAsync(request);
                response.EnsureSuccessStatusCode();
                await response.Content.CopyToAsync(Stream.Null);
            }
        }));
        return Math.Min(requests, asked - Plan.Connections);
    }

    private static string Megabytes(long bytes) => Figures.Text($"{bytes / 1048576.0:0.0}");
}
