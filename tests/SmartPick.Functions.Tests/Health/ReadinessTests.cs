using System.Net;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Functions.Tests.Health;

/// <summary>An app whose storage is not up yet when it starts.</summary>
public sealed class ReadinessTests
{
    [Fact]
    public async Task The_app_waits_for_storage_and_recovers_by_itself()
    {
        // Started and stopped: its ports are known, and nobody listens on them.
        await using var azurite = await AzuriteProcess.StartAsync();
        await azurite.StopAsync();
        await using var app = new FunctionApp([FunctionApp.Storage(azurite.ConnectionString), FunctionApp.Seed("data/programs")]);
        using var client = app.CreateClient();

        foreach (var address in new[] { "/api/health/ready", "/api/v1/catalog", "/api/v1/programs", "/api/v1/schools", "/api/v1/programs/4160100001" })
        {
            using var response = await client.GetAsync(Api.At(address));
            await UnavailableAsync(response);
        }

        using (var response = await client.RecommendAsync(Requests.TypeAlone()))
        {
            await UnavailableAsync(response);
        }

        using (var live = await client.GetAsync(Api.At("/api/health/live")))
        {
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }

        await azurite.RestartAsync();
        await app.LoadedAsync();

        using var ready = await client.GetAsync(Api.At("/api/health/ready"));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        using var recommendation = await client.RecommendAsync(Requests.TypeAlone());
        Assert.Equal(HttpStatusCode.OK, recommendation.StatusCode);
    }

    private static async Task UnavailableAsync(HttpResponseMessage response)
    {
        await Problem.OfAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }
}
