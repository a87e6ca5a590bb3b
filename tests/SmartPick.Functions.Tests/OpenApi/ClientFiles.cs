using System.Diagnostics;
using System.Reflection;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.OpenApi;

/// <summary>The served description in a folder of its own, where a generator can write a client; deleted afterwards.</summary>
internal sealed class ClientFiles : IDisposable
{
    public static string Clients { get; } = Metadata("ClientsDirectory");

    private static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    private ClientFiles() => Directory.CreateDirectory(Folder);

    /// <summary>Inside the folder of the clients' packages, where Node finds them.</summary>
    public string Folder { get; } = Path.Combine(Clients, "node_modules", ".work", Guid.NewGuid().ToString("N"));

    public string Description => Path.Combine(Folder, "openapi.json");

    public static async Task<ClientFiles> CreateAsync(HttpClient client)
    {
        var files = new ClientFiles();
        await File.WriteAllTextAsync(files.Description, await client.GetStringAsync(Api.At("/api/openapi.json")));
        return files;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>
    /// Runs a tool in the repository's root and returns what it prints; fails with all of it when the tool does not succeed.
    /// </summary>
    public async Task<string> RunAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = RepositoryRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["API"] = Description,
                ["OUTPUT"] = Folder,
                ["CI"] = "1",
                ["REDOCLY_TELEMETRY"] = "off",
                ["KIOTA_OFFLINE_ENABLED"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            },
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{tool} {arguments[0]} ended with {process.ExitCode}:\n{await output}\n{await errors}");
        return await output;
    }

    private static string Metadata(string key) =>
        typeof(ClientFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
