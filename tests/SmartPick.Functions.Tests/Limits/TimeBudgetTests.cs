using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Functions.Tests.Limits;

/// <summary>Requests that use up their ten seconds; the clock is the test's.</summary>
public sealed class TimeBudgetTests
{
    [Fact]
    public async Task A_solve_that_is_under_way_stops_when_the_time_is_up()
    {
        var time = new HeldTimers();
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var app = new FunctionApp(
            [FunctionApp.Storage(azurite.ConnectionString), FunctionApp.Seed("data/programs")],
            services => services.AddSingleton<TimeProvider>(time));
        using var client = app.CreateClient();
        await app.LoadedAsync();

        // Solves of other tests are not this one's business.
        var trace = ActivityTraceId.CreateRandom();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "SmartPick.Functions",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStarted = span =>
            {
                if (span.TraceId == trace)
                {
                    time.FireAll();
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        using var request = Api.Request(HttpMethod.Post, Api.Recommendations, Api.Json(Requests.Average.ToJsonString()));
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var response = await client.SendAsync(request);

        await Problem.OfAsync(response, HttpStatusCode.GatewayTimeout);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_body_that_does_not_arrive_in_time_is_the_callers_mistake()
    {
        var time = new HeldTimers();
        await using var app = new FunctionApp([], services => services.AddSingleton<TimeProvider>(time));
        using var client = app.CreateClient();
        using var connection = new TcpClient();
        await connection.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            "POST /api/v1/portfolio HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n{\"pro"));

        await time.HeldAsync(1);
        time.FireAll();

        using var reader = new StreamReader(connection.GetStream());
        var (answer, piece) = ("", new char[4096]);
        while (!answer.Contains("body-too-slow", StringComparison.Ordinal))
        {
            // The server waits a while for the rest of the body before it hangs up.
            var read = await reader.ReadAsync(piece);
            Assert.NotEqual(0, read);
            answer += new string(piece, 0, read);
        }

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
    }
}
