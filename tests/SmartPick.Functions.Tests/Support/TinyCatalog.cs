using System.Net;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Functions.Tests.Support;

/// <summary>A function app of its own on a real Azurite, seeded with a file that the test writes; the test may change its data.</summary>
internal sealed class TinyCatalog : IAsyncDisposable
{
    private const string Header =
        "program_id,specialty,name,institution,city,state,positions,step2ck_minimum,step2ck_minimum_kind,comlex,visas,source,source_date";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smartpick-tests-");
    private AzuriteProcess? _azurite;
    private FunctionApp? _app;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>A program of which only what a row must have is known, beside the cells given.</summary>
    public static string Row(
        string id, string name = "Test Program", string positions = "", string minimum = "", string kind = "", string comlex = "", string visas = "") =>
        $"{id},dr,{name},test,Testville,OH,{positions},{minimum},{kind},{comlex},{visas},test,2026-01-02";

    /// <summary>A program file.</summary>
    public static string FileOf(IEnumerable<string> rows) => string.Join('\n', [Header, .. rows]);

    public static Task<TinyCatalog> StartAsync(params string[] rows) => StartAsync(null, rows);

    public static async Task<TinyCatalog> StartAsync(Action<IServiceCollection>? services, params string[] rows)
    {
        var tiny = new TinyCatalog();
        await File.WriteAllTextAsync(Path.Combine(tiny._folder.FullName, "programs.csv"), FileOf(rows));
        tiny._azurite = await AzuriteProcess.StartAsync();
        tiny._app = new FunctionApp(
            [
                FunctionApp.Storage(tiny._azurite.ConnectionString),
                FunctionApp.Seed(tiny._folder.FullName),
                new("SmartPick:Refresh:MaxOddsChange", "0.5"),
            ],
            services);
        tiny.Client = tiny._app.CreateClient();
        await tiny._app.LoadedAsync();
        await tiny.FirstRefreshEndedAsync();
        return tiny;
    }

    /// <summary>Writes a program file into the app's storage, as an operator would.</summary>
    public async Task UploadAsync(string name, params string[] rows)
    {
        var container = new BlobContainerClient(_azurite!.ConnectionString, "program-data");
        await container.GetBlobClient($"programs/{name}").UploadAsync(new BinaryData(FileOf(rows)), overwrite: true);
    }

    public async Task<HttpResponseMessage> RefreshAsync(string? key = FunctionApp.Key, string? version = null, string? accept = null)
    {
        var query = string.Join('&', new[] { ("version", version), ("accept", accept) }
            .Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
        using var request = Api.Request(HttpMethod.Post, "/api/admin/refresh" + (query.Length > 0 ? $"?{query}" : ""));
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        return await Client.SendAsync(request);
    }

    /// <summary>The storage stops answering.</summary>
    public Task StopStorageAsync() => _azurite!.StopAsync();

    /// <summary>The data of the refresh that the app itself starts with serve a moment before it has ended.</summary>
    private async Task FirstRefreshEndedAsync()
    {
        HttpStatusCode status;
        do
        {
            using var response = await RefreshAsync();
            status = response.StatusCode;
        }
        while (status == HttpStatusCode.Conflict);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
