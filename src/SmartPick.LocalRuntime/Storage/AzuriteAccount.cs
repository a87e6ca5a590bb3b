namespace SmartPick.LocalRuntime.Storage;

/// <summary>Storage accounts of an Azurite.</summary>
public static class AzuriteAccount
{
    /// <summary>The account that every Azurite has.</summary>
    public const string Default = "devstoreaccount1";

    // Azurite's published constant, the same on every machine: it protects nothing.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>How to connect to an account, whether or not its Azurite runs yet.</summary>
    public static string ConnectionString(AzuritePorts ports, string account = Default)
    {
        ArgumentNullException.ThrowIfNull(ports);
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};" +
            $"BlobEndpoint={Endpoint(ports.Blob)};QueueEndpoint={Endpoint(ports.Queue)};TableEndpoint={Endpoint(ports.Table)};";

        string Endpoint(int port) => $"http://127.0.0.1:{port}/{account}";
    }

    /// <summary>The accounts as Azurite's environment variable wants them.</summary>
    internal static string List(IEnumerable<string> accounts) => string.Join(';', accounts.Select(account => $"{account}:{Key}"));
}
