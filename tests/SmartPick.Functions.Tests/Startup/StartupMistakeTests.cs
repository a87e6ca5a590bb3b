using System.Diagnostics;
using SmartPick.Functions.Health;

namespace SmartPick.Functions.Tests.Startup;

public sealed class StartupMistakeTests
{
    [Fact]
    public async Task A_mistake_in_the_settings_ends_the_process_with_one_sentence()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(HealthFunctions).Assembly.Location])
        {
            Environment = { ["SMARTPICK_PORT"] = "nowhere", ["AzureWebJobsStorage"] = "" },
            RedirectStandardError = true,
        };

        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("'nowhere' is not a port", said, StringComparison.Ordinal);
        Assert.Single(said.Trim().Split('\n'));
    }
}
