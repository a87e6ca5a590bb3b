using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using SmartPick.Bench.Http.Servers;
using SmartPick.Bench.Reporting;
using SmartPick.Fictional;

namespace SmartPick.Bench.Http.Parts;

/// <summary>More callers than can be served: those who are served wait little, and get what they get when it is quiet.</summary>
internal static class OverloadPart
{
    private static readonly int[] Callers = [1, 4, 16, 64, 256];

    public static async Task<string> RunAsync(Plan plan)
    {
        var profiles = FictionalRequests.Create(Plan.Profiles);
        await using var product = await Product.WithRealCatalogAsync(plan);
        await using var app = product.Start();
        await app.FirstSuccessAsync(() => new HttpRequestMessage(HttpMethod.Get, "/api/health/ready"));
        await AskAsync(app.Address, profiles, 1, plan.WarmUp, []);

        var quiet = new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal);
        var table = new MarkdownTable(
            "callers",
            "served/s",
            "turned away/s (503)",
            "p50 ms of served",
            "p99 ms of served",
            "p99 / idle p99",
            "answers unlike the idle one's");
        var idle = TimeSpan.Zero;
        foreach (var callers in Callers)
        {
            var result = await AskAsync(app.Address, profiles, callers, plan.Load, quiet);
            var p99 = Percentile(result.Served, 0.99);
            idle = callers == 1 ? p99 : idle;
            table.Add(
                callers,
                Figures.Text($"{result.Served.Count / plan.Load.TotalSeconds:0}"),
                Figures.Text($"{result.TurnedAway / plan.Load.TotalSeconds:0}"),
                Figures.Milliseconds(Percentile(result.Served, 0.5)),
                Figures.Milliseconds(p99),
                Figures.Text($"{p99 / idle:0.0}"),
                result.Different);
        }

        return FormattableString.Invariant(
            $"""
            ## Overload

            Callers who ask again as soon as they are answered, on the same machine as the server; the answers of the first, alone, are what the others' are compared with byte by byte.

            {table}
            """);
    }

    private sealed record Outcome(IReadOnlyCollection<TimeSpan> Served, int TurnedAway, int Different);

    private static async Task<Outcome> AskAsync(
        Uri address, IReadOnlyList<string> profiles, int callers, TimeSpan duration, ConcurrentDictionary<string, byte[]> quiet)
    {
        using var client = new HttpClient { BaseAddress = address };
        var served = new ConcurrentBag<TimeSpan>();
        var (turnedAway, different) = (0, 0);
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            for (var i = caller; Stopwatch.GetElapsedTime(begun) < duration; i += callers)
            {
                var profile = profiles[i % profiles.Count];
                using var request = ThroughputPart.Post("/api/v1/recommendations", profile);
                var asked = Stopwatch.GetTimestamp();
                using var response = await client.SendAsync(request);
                var body = await response.Content.ReadAsByteArrayAsync();
                if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    Interlocked.Increment(ref turnedAway);
                    continue;
                }

                response.EnsureSuccessStatusCode();
                served.Add(Stopwatch.GetElapsedTime(asked));
                if (!(callers == 1 ? quiet.GetOrAdd(profile, body) : quiet.GetValueOrDefault(profile, body)).AsSpan().SequenceEqual(body))
                {
                    Interlocked.Increment(ref different);
                }
            }
        }));
        return new Outcome(served, turnedAway, different);
    }

    private static TimeSpan Percentile(IReadOnlyCollection<TimeSpan> times, double share) =>
        times.Count == 0 ? TimeSpan.Zero : times.Order().ElementAt((int)(share * (times.Count - 1)));
}
