using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions;

/// <summary>Logs why a warm-up failed. The app serves nevertheless, and its first answer takes longer.</summary>
internal sealed class WarmUpReport(AppFiles files, ILogger<WarmUpReport> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await files.WarmUp.WaitAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            logger.WarmUpFailed(e);
        }
    }
}
