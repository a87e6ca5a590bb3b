using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using SmartPick.Catalog.Settings;

namespace SmartPick.Catalog.Storage;

/// <summary>
/// Where the storage account is and how to sign in, from the settings that the Functions host uses itself: the connection
/// string <c>AzureWebJobsStorage</c>, or <c>AzureWebJobsStorage__blobServiceUri</c> and <c>__tableServiceUri</c> with
/// optional <c>__credential</c> and <c>__clientId</c>.
/// </summary>
internal sealed class StorageAccount
{
    private const string Setting = "AzureWebJobsStorage";

    private readonly Func<BlobClientOptions, BlobServiceClient> _blobs;
    private readonly Func<TableClientOptions, TableServiceClient> _tables;

    private StorageAccount(
        Func<BlobClientOptions, BlobServiceClient> blobs, Func<TableClientOptions, TableServiceClient> tables)
    {
        _blobs = blobs;
        _tables = tables;
    }

    /// <exception cref="SettingException">A setting is missing or malformed; the message names it.</exception>
    public static StorageAccount From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Setting);
        return string.IsNullOrWhiteSpace(section.Value) ? ByIdentity(section) : ByConnectionString(section.Value);
    }

    public BlobServiceClient Blobs(BlobClientOptions options) => _blobs(options);

    public TableServiceClient Tables(TableClientOptions options) => _tables(options);

    private static StorageAccount ByConnectionString(string connectionString) => new(
        options => Connected(() => new BlobServiceClient(connectionString, options)),
        options => Connected(() => new TableServiceClient(connectionString, options)));

    private static T Connected<T>(Func<T> connect)
    {
        try
        {
            return connect();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new SettingException($"Setting {Setting} is not a storage connection string.", e);
        }
    }

    private static StorageAccount ByIdentity(IConfigurationSection section)
    {
        if (section["blobServiceUri"] is null && section["tableServiceUri"] is null)
        {
            throw new SettingException(
                $"Setting {Setting} is missing: give a connection string, or {Setting}__blobServiceUri and {Setting}__tableServiceUri.");
        }

        var blobs = ServiceUri(section, "blobServiceUri");
        var tables = ServiceUri(section, "tableServiceUri");
        var credential = Credential(section);
        return new StorageAccount(
            options => new BlobServiceClient(blobs, credential, options),
            options => new TableServiceClient(tables, credential, options));
    }

    private static Uri ServiceUri(IConfigurationSection section, string key) => section[key] switch
    {
        null => throw new SettingException($"Setting {Setting}__{key} is missing."),
        var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http") => uri,
        _ => throw new SettingException($"Setting {Setting}__{key} is not an http address."),
    };

    private static TokenCredential Credential(IConfigurationSection section) => section["credential"] switch
    {
        null or "" => new DefaultAzureCredential(),
        "managedidentity" => new ManagedIdentityCredential(section["clientId"] is { Length: > 0 } clientId
            ? ManagedIdentityId.FromUserAssignedClientId(clientId)
            : ManagedIdentityId.SystemAssigned),
        _ => throw new SettingException($"Setting {Setting}__credential must be 'managedidentity' or absent."),
    };
}
