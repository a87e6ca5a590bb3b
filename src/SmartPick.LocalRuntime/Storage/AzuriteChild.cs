using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Storage;

/// <summary>One run of Azurite as a child process.</summary>
internal sealed partial class AzuriteChild : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly Task _output;

    private AzuriteChild(Process process, Task output, AzuritePorts ports)
    {
        _process = process;
        _output = output;
        Ports = ports;
    }

    public AzuritePorts Ports { get; }

    public static async Task<AzuriteChild> StartAsync(AzuriteOptions options, CancellationToken cancellationToken)
    {
        var process = Launch(options);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        try
        {
            var listening = await ReadPortsAsync(process, errors, options.Folder, limit.Token);
            await Task.WhenAll(
                Loopback.ConnectAsync(listening.Blob, limit.Token),
                Loopback.ConnectAsync(listening.Table, limit.Token));

            // A pipe that nobody reads would block Azurite once it is full.
            var rest = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            return new AzuriteChild(process, Task.WhenAll(rest, errors), listening);
        }
        catch
        {
            process.Kill();
            await ((Task)errors).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            process.Dispose();
            throw;
        }
    }

    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            await _output;
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _output;
    }

    public void Dispose() => _process.Dispose();

    private static Process Launch(AzuriteOptions options)
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                AzuriteInstallation.Launcher,
                "--blobPort", options.Ports.Blob.ToString(CultureInfo.InvariantCulture),
                "--queuePort", options.Ports.Queue.ToString(CultureInfo.InvariantCulture),
                "--tablePort", options.Ports.Table.ToString(CultureInfo.InvariantCulture),
                "--skipApiVersionCheck", "--disableTelemetry", "--silent",
            },
            Environment = { ["AZURITE_ACCOUNTS"] = AzuriteAccount.List([AzuriteAccount.Default, .. options.MoreAccounts]) },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (options.Folder is null)
        {
            start.ArgumentList.Add("--inMemoryPersistence");
        }
        else
        {
            start.ArgumentList.Add("--location");
            start.ArgumentList.Add(options.Folder);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new StartupException("Azurite, the local storage, needs Node: install Node 20 or newer (https://nodejs.org).", missing);
        }
    }

    private static async Task<AzuritePorts> ReadPortsAsync(
        Process process, Task<string> errors, string? folder, CancellationToken cancellationToken)
    {
        var ports = new Dictionary<string, int>();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (ListeningLine().Match(line) is { Success: true } match)
            {
                ports[match.Groups["service"].Value] = int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture);
            }

            if (ports.Count == 3)
            {
                return new AzuritePorts(ports["Blob"], ports["Queue"], ports["Table"]);
            }
        }

        var advice = folder is null
            ? ""
            : $" (If its data are damaged, delete the folder {folder}: the program files come back by themselves.)";
        throw new StartupException($"Azurite, the local storage, did not start: {(await errors).Trim()}{advice}");
    }

    [GeneratedRegex(@"Azurite (?<service>\w+) service is successfully listening at .*:(?<port>\d+)$")]
    private static partial Regex ListeningLine();
}
