using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmartPick.LocalRuntime.Timers;

/// <summary>Runs every timer function on its schedule, each of them one run at a time.</summary>
internal sealed partial class TimerService(
    TimerFunctions functions,
    TimeProvider clock,
    IServiceScopeFactory scopes,
    ILogger<TimerService> logger) : BackgroundService
{
    // A single wait cannot be longer than about 49 days, but a schedule can.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(functions.All.Select(function => RunOnScheduleAsync(function, stoppingToken)));

    private async Task RunOnScheduleAsync(TimerFunction function, CancellationToken stoppingToken)
    {
        var last = clock.GetUtcNow();
        if (function.RunOnStartup)
        {
            await RunOnceAsync(function, last, stoppingToken);
        }

        while (true)
        {
            var due = function.Schedule.After(clock.GetUtcNow());
            await WaitUntilAsync(due, stoppingToken);
            await RunOnceAsync(function, last, stoppingToken);
            last = due;
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset due, CancellationToken stoppingToken)
    {
        while (due - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, stoppingToken);
        }
    }

    private async Task RunOnceAsync(TimerFunction function, DateTimeOffset last, CancellationToken stoppingToken)
    {
        var now = clock.GetUtcNow();
        var status = new ScheduleStatus
        {
            Last = last.UtcDateTime,
            Next = function.Schedule.After(now).UtcDateTime,
            LastUpdated = now.UtcDateTime,
        };
        try
        {
            await function.InvokeAsync(new TimerInfo { ScheduleStatus = status }, scopes, stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailure(failure, function.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Function {FunctionName} failed; its schedule goes on")]
    private partial void LogFailure(Exception failure, string functionName);
}
