using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.Functions.Http.Limits;
using SmartPick.Functions.Http.Pipeline;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Limits;

/// <summary>More requests at once than there are processors to solve them.</summary>
public sealed class SolverGateTests
{
    private const string Market = """{"programs": [{"id": "a", "value": 1, "odds": 0.5}]}""";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task No_caller_takes_the_last_place(int processors)
    {
        using var gate = new SolverGate(processors);
        var greedy = Enumerable.Range(0, 10 * processors).Select(_ => gate.EnterAsync(1, CancellationToken.None).AsTask()).ToArray();

        Assert.Equal(processors, greedy.Count(IsInside));
        Assert.Equal(2 * processors, greedy.Count(place => !place.IsCompleted));
        using var other = await gate.EnterAsync(2, CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(other.IsAcquired);

        // A third one waits behind those who solve, not behind all that the first has in line.
        var third = gate.EnterAsync(3, CancellationToken.None).AsTask();
        Assert.False(third.IsCompleted);
        (await greedy.First(IsInside)).Dispose();
        using var entered = await third.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(entered.IsAcquired);
    }

    private static bool IsInside(Task<RateLimitLease> place) => place is { IsCompletedSuccessfully: true, Result.IsAcquired: true };

    [Fact]
    public async Task Who_comes_when_too_many_wait_is_turned_away_and_the_others_are_served()
    {
        await using var app = new FunctionApp();
        using var client = app.CreateClient();
        var gate = app.Services.GetRequiredService<SolverGate>();
        var places = await TakeAllAsync(gate);

        var asked = Enumerable.Range(0, 10 * Environment.ProcessorCount).Select(_ => PostAsync(client)).ToList();
        var waiting = 3 * Environment.ProcessorCount;
        while (asked.Count > waiting)
        {
            var answered = await Task.WhenAny(asked);
            asked.Remove(answered);
            using var refused = await answered;
            await Problem.OfAsync(refused, HttpStatusCode.ServiceUnavailable);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        }

        // What needs no solver is answered meanwhile.
        using (var live = await client.GetAsync(Api.At("/api/health/live")))
        {
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }

        places.ForEach(place => place.Dispose());
        var bodies = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in asked)
        {
            using var served = await answer;
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
            bodies.Add(await served.Content.ReadAsStringAsync());
        }

        Assert.Single(bodies);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_place_to_others()
    {
        await using var app = new FunctionApp();
        using var client = app.CreateClient();
        var gate = app.Services.GetRequiredService<SolverGate>();
        using (var impatient = new CancellationTokenSource())
        {
            var places = await TakeAllAsync(gate);

            var queued =
                Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => gate.EnterAsync(1, impatient.Token).AsTask()).ToArray();
            await impatient.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(queued));
            places.ForEach(place => place.Dispose());
        }

        using var served = await PostAsync(client);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    [Fact]
    public async Task An_answer_that_is_not_taken_does_not_keep_its_place()
    {
        await using var app = new FunctionApp();
        using var client = app.CreateClient();
        var pipeline = app.Services.GetRequiredService<RequestPipeline>();
        var neverTaken = new TaskCompletionSource();
        for (var i = 0; i < 4 * Environment.ProcessorCount; i++)
        {
            var context = new DefaultHttpContext { Request = { Method = "POST", ContentType = "application/json", Body = new MemoryStream("{}"u8.ToArray()) } };
            var begun = await pipeline.PostAsync(context.Request, 10, (_, _) => new Answer(neverTaken.Task), CancellationToken.None)
                .WaitAsync(TimeSpan.FromMinutes(1));

            Assert.False(begun.ExecuteAsync(context).IsCompleted);
        }

        using var served = await PostAsync(client);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    /// <summary>Takes every place, as two callers that are nobody's.</summary>
    private static async Task<List<RateLimitLease>> TakeAllAsync(SolverGate gate)
    {
        var places = new List<RateLimitLease>();
        for (var i = 0; i < Environment.ProcessorCount; i++)
        {
            places.Add(await gate.EnterAsync(-1, CancellationToken.None));
        }

        places.Add(await gate.EnterAsync(-2, CancellationToken.None));
        return places;
    }

    private sealed record Answer(Task Sent) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Sent;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client) =>
        client.PostAsync(Api.At("/api/v1/portfolio"), Api.Json(Market));
}
