using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace SmartPick.Worker.Tests.Host;

/// <summary>The worker process, started the way that <c>worker.config.json</c> of the package and the host agree on.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];

    private WorkerProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>All that the process has printed.</summary>
    public string Output => string.Join('\n', _output);

    public static WorkerProcess Start(string folder, Uri host, string workerId, IEnumerable<KeyValuePair<string, string>> settings)
    {
        using var config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "worker.config.json")));
        var description = config.RootElement.GetProperty("description");
        var requestId = Guid.NewGuid().ToString();
        var start = new ProcessStartInfo(description.GetProperty("defaultExecutablePath").GetString()!)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Path.Combine(folder, description.GetProperty("defaultWorkerPath").GetString()!),
                "--host", host.Host,
                "--port", host.Port.ToString(CultureInfo.InvariantCulture),
                "--workerId", workerId,
                "--requestId", requestId,
                "--grpcMaxMessageLength", "2147483647",
                "--functions-uri", host.ToString(),
                "--functions-worker-id", workerId,
                "--functions-request-id", requestId,
                "--functions-grpc-max-message-length", "2147483647",
            },
            Environment =
            {
                ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
                ["FUNCTIONS_APPLICATION_DIRECTORY"] = folder,
                ["FUNCTIONS_WORKER_DIRECTORY"] = folder,
                ["WEBSITE_HOSTNAME"] = "smartpick.example",
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new WorkerProcess(start);
    }

    /// <summary>The exit code, once the process has ended.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
