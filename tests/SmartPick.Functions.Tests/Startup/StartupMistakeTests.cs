using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SmartPick.LocalRuntime;

namespace SmartPick.Functions.Tests.Startup;

public sealed class StartupMistakeTests
{
    private const string Unreachable =
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a";

    [Theory]
    [InlineData("SMARTPICK_PORT", "nowhere", "'nowhere' is not a port")]
    [InlineData("AzureWebJobsStorage", "", "Setting AzureWebJobsStorage is missing")]
    [InlineData("AzureWebJobsStorage", "secret", "Setting AzureWebJobsStorage is not a storage connection string")]
    [InlineData("SmartPick__SeedDirectory", "no/where", "Setting SmartPick:SeedDirectory names 'no/where', which is not a directory")]
    [InlineData("SMARTPICK_REFRESH_SCHEDULE", "", "Setting SMARTPICK_REFRESH_SCHEDULE is missing")]
    [InlineData("SMARTPICK_REFRESH_SCHEDULE", "0 3 * * *", "Setting SMARTPICK_REFRESH_SCHEDULE is '0 3 * * *', which is not a schedule")]
    [InlineData("SmartPick__Refresh__MaxVanishingShare", "60%", "Setting SmartPick:Refresh:MaxVanishingShare must be a number from 0 to 1, not '60%'")]
    [InlineData("SmartPick__RateLimit__Burst", "0", "Setting SmartPick:RateLimit:Burst must be a whole number from 1 to 100000, not '0'")]
    [InlineData("SmartPick__RateLimit__PerSecond", "-1", "Setting SmartPick:RateLimit:PerSecond must be a number from 0.01 to 100000, not '-1'")]
    [InlineData("SmartPick__RateLimit__TrustedProxies", "all", "Setting SmartPick:RateLimit:TrustedProxies must be a whole number from 0 to 10, not 'all'")]
    [InlineData("SmartPick__Telemetry__Console", "yes", "Setting SmartPick:Telemetry:Console must be true or false, not 'yes'")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "nonsense", "Setting APPLICATIONINSIGHTS_CONNECTION_STRING is not a connection string")]
    [InlineData("LocalRuntime__FunctionKey", "", "Function 'Refresh' asks callers for a key: set LocalRuntime:FunctionKey")]
    public async Task A_setting_that_cannot_be_used_ends_the_process_with_one_sentence(string name, string value, string sentence) =>
        Assert.StartsWith(sentence, await StartInVainAsync((name, value)), StringComparison.Ordinal);

    [Fact]
    public async Task A_telemetry_identity_that_cannot_be_used_ends_the_process_with_one_sentence()
    {
        var said = await StartInVainAsync(
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", $"InstrumentationKey={Guid.Empty}"),
            ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Authorization=Password"));

        Assert.StartsWith("Setting APPLICATIONINSIGHTS_AUTHENTICATION_STRING must be", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_ends_the_process_with_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var said = await StartInVainAsync(("SMARTPICK_PORT", port));

        Assert.StartsWith($"Port {port} cannot be used", said, StringComparison.Ordinal);
        Assert.Contains("SMARTPICK_PORT", said, StringComparison.Ordinal);
    }

    private static async Task<string> StartInVainAsync(params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [LocalProgram.Location])
        {
            Environment = { ["SMARTPICK_PORT"] = "0", ["AzureWebJobsStorage"] = Unreachable },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var told = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Empty(await told);
        Assert.Single(said.Trim().Split('\n'));
        return said;
    }
}
