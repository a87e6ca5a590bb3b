using System.Collections.Concurrent;
using System.Net;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Abuse.Tests;

/// <summary>No abuse, but it looks like some: a class behind one address opens the page at the same time.</summary>
public sealed class ClassroomTests
{
    private const int Pages = 60;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Sixty_pages_load_within_a_second_from_one_address_and_none_has_asked_too_much()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var app = new FunctionApp(
        [
            FunctionApp.Storage(azurite.ConnectionString),
            FunctionApp.Seed("data/programs"),
            new("SmartPick:RateLimit:Burst", ""),
            new("SmartPick:RateLimit:PerSecond", ""),
        ]);
        using var client = app.CreateClient();
        await app.LoadedAsync();
        var refused = new ConcurrentBag<HttpStatusCode>();

        await Task.WhenAll(Enumerable.Range(0, Pages).Select(page => OpenAsync(client, page, refused)));

        // More at once than can be solved are put off; nobody is told to have asked too much.
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, refused);
    }

    private static async Task OpenAsync(HttpClient client, int page, ConcurrentBag<HttpStatusCode> refused)
    {
        var random = new Random(page);
        await Task.Delay(Within * page / Pages);
        await AskAsync(() => client.GetAsync(Api.At("/")));
        await Task.WhenAll(
            AskAsync(() => client.RecommendAsync(Requests.Average)),
            AskAsync(() => client.GetAsync(Api.At("/api/v1/programs?specialty=dr&limit=100"))),
            AskAsync(() => client.GetAsync(Api.At("/api/v1/programs?specialty=ir-integrated&limit=100"))));

        // Backs off like the page.
        async Task AskAsync(Func<Task<HttpResponseMessage>> ask)
        {
            for (var factor = 1; ; factor *= 2)
            {
                using var answer = await ask();
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }

                refused.Add(answer.StatusCode);
                await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value * factor * (1 + random.NextDouble()));
            }
        }
    }
}
