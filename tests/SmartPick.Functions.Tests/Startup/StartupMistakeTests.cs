using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SmartPick.Functions.Health;

namespace SmartPick.Functions.Tests.Startup;

public sealed class StartupMistakeTests
{
    [Fact]
    public async Task A_mistake_in_the_settings_ends_the_process_with_one_sentence()
    {
        var said = await StartInVainAsync(port: "nowhere");

        Assert.StartsWith("'nowhere' is not a port", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_ends_the_process_with_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var said = await StartInVainAsync(port);

        Assert.StartsWith($"Port {port} cannot be used", said, StringComparison.Ordinal);
        Assert.Contains("SMARTPICK_PORT", said, StringComparison.Ordinal);
    }

    private static async Task<string> StartInVainAsync(string port)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(HealthFunctions).Assembly.Location])
        {
            Environment = { ["SMARTPICK_PORT"] = port, ["AzureWebJobsStorage"] = "" },
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Single(said.Trim().Split('\n'));
        return said;
    }
}
