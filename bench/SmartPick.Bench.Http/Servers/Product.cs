using SmartPick.Fictional;
using SmartPick.LocalRuntime;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Bench.Http.Servers;

/// <summary>The function app as built, on an Azurite of its own with one of two catalogs.</summary>
internal sealed class Product : IAsyncDisposable
{
    private const int FictionalSeed = 1;

    private readonly AzuriteProcess _azurite;
    private readonly string _seed;

    private Product(AzuriteProcess azurite, string seed)
    {
        _azurite = azurite;
        _seed = seed;
    }

    /// <summary>With the programs of the repository.</summary>
    public static async Task<Product> WithRealCatalogAsync(Plan plan) =>
        new(await AzuriteProcess.StartAsync(), Path.Combine(plan.Root, "data", "programs"));

    /// <summary>With made-up programs, as many as all specialties of the country have.</summary>
    public static async Task<Product> WithFictionalCatalogAsync(int programs)
    {
        var folder = Directory.CreateTempSubdirectory("smartpick-bench-").FullName;
        foreach (var specialty in FictionalCatalog.Create(FictionalSeed, programs).GroupBy(p => p.Specialty, StringComparer.Ordinal))
        {
            await using var file = File.CreateText(Path.Combine(folder, $"{specialty.Key}.csv"));
            FictionalCatalogCsv.Write(file, specialty);
        }

        return new(await AzuriteProcess.StartAsync(), folder);
    }

    /// <summary>Starts the app; the first time, it fills its storage.</summary>
    public ServerProcess Start(bool probed = true) => ServerProcess.Start(
        LocalProgram.Location,
        [],
        new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = _azurite.ConnectionString,
            ["SmartPick__SeedDirectory"] = _seed,
            ["SMARTPICK_REFRESH_SCHEDULE"] = "0 */15 * * * *",
            ["LocalRuntime__FunctionKey"] = "bench",
            // One caller asks all there is to ask.
            ["SmartPick__RateLimit__Burst"] = "100000",
            ["SmartPick__RateLimit__PerSecond"] = "100000",
        },
        probed);

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();
}
