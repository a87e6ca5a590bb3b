using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Settings;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Storage;

[Collection(AzuriteTests.Name)]
public sealed class CatalogServicesTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_application_serves_what_an_operator_uploaded()
    {
        var account = azurite.NewAccount();
        using var operatorView = new Instance(account);
        await operatorView.UploadAsync("dr.csv", CsvRow.Valid());

        await using var services = Services(("AzureWebJobsStorage", account));
        var keeper = Assert.Single(services.GetServices<IHostedService>());
        await keeper.StartAsync(CancellationToken.None);
        var snapshots = services.GetRequiredService<SnapshotStore>();
        await snapshots.Loaded.WaitAsync(TimeSpan.FromSeconds(60));
        await keeper.StopAsync(CancellationToken.None);

        Assert.Single(snapshots.Current!.Directory.Programs);
        Assert.NotNull(services.GetRequiredService<CatalogRefresher>());
    }

    [Fact]
    public void Identity_settings_make_clients()
    {
        using var services = Services(
            ("AzureWebJobsStorage:blobServiceUri", "https://a.blob.core.windows.net"),
            ("AzureWebJobsStorage:tableServiceUri", "https://a.table.core.windows.net"),
            ("AzureWebJobsStorage:credential", "managedidentity"),
            ("AzureWebJobsStorage:clientId", "00000000-0000-0000-0000-000000000001"));

        Assert.NotNull(services.GetRequiredService<ProgramBlobs>());
        Assert.NotNull(services.GetRequiredService<CatalogLedger>());
    }

    [Theory]
    [InlineData("Setting AzureWebJobsStorage is missing: give a connection string, or AzureWebJobsStorage__blobServiceUri and AzureWebJobsStorage__tableServiceUri.")]
    [InlineData("Setting AzureWebJobsStorage is not a storage connection string.", "AzureWebJobsStorage", "secret")]
    [InlineData("Setting AzureWebJobsStorage__tableServiceUri is missing.", "AzureWebJobsStorage:blobServiceUri", "https://a.blob.core.windows.net")]
    [InlineData("Setting AzureWebJobsStorage__blobServiceUri is not an http address.", "AzureWebJobsStorage:blobServiceUri", "a.blob")]
    public void A_wrong_setting_is_named(string message, string? setting = null, string? value = null)
    {
        using var services = setting is null ? Services() : Services((setting, value!));

        var failure = Assert.Throws<SettingException>(services.GetServices<IHostedService>);

        Assert.Equal(message, failure.Message);
    }

    private static ServiceProvider Services(params IEnumerable<(string Key, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        return new ServiceCollection().AddLogging().AddCatalog(configuration, _ => CsvReading.Specialties, _ => null)
            .BuildServiceProvider();
    }
}
