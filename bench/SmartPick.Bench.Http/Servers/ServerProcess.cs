using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SmartPick.Bench.Http.Servers;

/// <summary>A server in a process of its own, with a probe in it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Between two attempts: asking without a pause would take one of two processors from the server that starts.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly Process _process;
    private readonly int _probePort;

    private ServerProcess(Process process, Uri address, int probePort, long started)
    {
        _process = process;
        Address = address;
        _probePort = probePort;
        Started = started;
    }

    public Uri Address { get; }

    /// <summary>Timestamp of the moment before the process was made.</summary>
    public long Started { get; }

    /// <param name="assembly">The assembly to run.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="probed">Whether there is a probe, which takes some time at start.</param>
    public static ServerProcess Start(
        string assembly, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> settings, bool probed = true)
    {
        var (port, probePort) = (FreePort(), FreePort());
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
            Environment =
            {
                ["SMARTPICK_PORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["Logging__LogLevel__Default"] = "Warning",
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        if (probed)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(ServerProcess).Assembly.Location;
            start.Environment[StartupHook.PortVariable] = probePort.ToString(CultureInfo.InvariantCulture);
        }

        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new ServerProcess(process, new Uri($"http://127.0.0.1:{port}"), probePort, started);
    }

    /// <inheritdoc cref="Usage.ReadAsync"/>
    public Task<Usage> UsageAsync(bool collect = false) => Usage.ReadAsync(_probePort, collect);

    /// <summary>Asks again and again until the answer is a success.</summary>
    /// <returns>Time from the start of the process to that answer.</returns>
    public async Task<TimeSpan> FirstSuccessAsync(Func<HttpRequestMessage> ask)
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (true)
        {
            try
            {
                using var request = ask();
                using var answer = await client.SendAsync(request);
                _ = await answer.Content.ReadAsByteArrayAsync();
                if (answer.IsSuccessStatusCode)
                {
                    return Stopwatch.GetElapsedTime(Started);
                }
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                // It does not listen yet.
            }

            if (Stopwatch.GetElapsedTime(Started) > Patience)
            {
                throw new TimeoutException($"{_process.StartInfo.ArgumentList[0]} did not answer within {Patience.TotalMinutes} minutes.");
            }

            await Task.Delay(Pause);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
