using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Functions.Tests.Support;

/// <summary>The function app on a real Azurite that holds the real programs.</summary>
public sealed class SeededApp : IAsyncLifetime, IDisposable
{
    private readonly ConcurrentDictionary<string, Task<Answer>> _answers = new(StringComparer.Ordinal);
    private AzuriteProcess? _azurite;
    private FunctionApp? _app;

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync();
        _app = new FunctionApp([FunctionApp.Storage(_azurite.ConnectionString), FunctionApp.Seed("data/programs")]);
        Client = _app.CreateClient();
        await _app.LoadedAsync();
    }

    public async Task DisposeAsync()
    {
        Dispose();
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    public void Dispose()
    {
        Client?.Dispose();
        _app?.Dispose();
    }

    /// <summary>The recommendation for a valid request; asked for once, however many tests look at it.</summary>
    internal Task<Answer> RecommendAsync(JsonObject request) => _answers.GetOrAdd(request.ToJsonString(), AskAsync);

    private async Task<Answer> AskAsync(string request)
    {
        using var response = await Client.RecommendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} for {request}: {body}");
        return Answer.Parse(body);
    }
}

/// <summary>The tests that share one seeded app; none of them changes its data.</summary>
[CollectionDefinition(Name)]
public sealed class SeededAppTests : ICollectionFixture<SeededApp>
{
    public const string Name = "Seeded app";
}
