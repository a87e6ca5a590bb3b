using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Faults;

/// <summary>A running function app, the line to its storage, and an applicant who never stops asking it.</summary>
internal sealed class ServingInstance : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestRevalidation = TimeSpan.FromMinutes(1);

    // Time passes for the app when a test says so: the circuit breaker closes and the keeper looks again without waiting.
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly FunctionApp _app;
    private readonly HttpClient _client;

    private ServingInstance(FaultyStorage storage)
    {
        Line = new StorageLine(storage.Azurite.Ports);
        _app = new FunctionApp(
            [FunctionApp.Storage(Line.ConnectionString), new("SmartPick:Refresh:MaxVanishingShare", "1"), new("SmartPick:Refresh:MaxOddsChange", "1")],
            services => services.AddSingleton<TimeProvider>(_time));
        _client = _app.CreateClient();
    }

    public StorageLine Line { get; }

    public SteadyApplicant Applicant { get; private set; } = null!;

    /// <summary>Starts an instance; it serves when this ends.</summary>
    public static async Task<ServingInstance> StartAsync(FaultyStorage storage)
    {
        var instance = new ServingInstance(storage);
        await instance._app.LoadedAsync();
        instance.Applicant = new SteadyApplicant(instance._client);
        Assert.Equal(HttpStatusCode.OK, await instance.RefreshAsync());
        return instance;
    }

    /// <summary>Refreshes as an operator would, after one that the instance has begun itself.</summary>
    public async Task<HttpStatusCode> RefreshAsync()
    {
        using var pace = new PeriodicTimer(Pace);
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var request = Api.Request(HttpMethod.Post, "/api/admin/refresh");
            request.Headers.Add("x-functions-key", FunctionApp.Key);
            using var response = await _client.SendAsync(request);
            if (response.StatusCode != HttpStatusCode.Conflict)
            {
                return response.StatusCode;
            }

            await pace.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Lets a minute pass for the app, and more until it has found its storage.</summary>
    public async Task RevalidateAsync()
    {
        using var pace = new PeriodicTimer(Pace);
        using var patience = new CancellationTokenSource(Patience);
        do
        {
            await PassAsync(LongestRevalidation);
            await pace.WaitForNextTickAsync(patience.Token);
        }
        while (await StalenessAsync() >= LongestRevalidation.TotalSeconds);
    }

    /// <summary>Seconds since storage has confirmed what the instance serves, as it says itself.</summary>
    public async Task<double> StalenessAsync() =>
        (await _client.GetJsonAsync("/api/v1/catalog")).GetProperty("stalenessSeconds").GetDouble();

    /// <summary>Lets time pass for the app; not during an answer, whose own time would be up at once.</summary>
    public Task PassAsync(TimeSpan time) => Applicant.BetweenQuestionsAsync(() => _time.Advance(time));

    public async ValueTask DisposeAsync()
    {
        await Applicant.EndAsync();
        Applicant.Dispose();
        _client.Dispose();
        await _app.DisposeAsync();
        await Line.DisposeAsync();
    }
}
