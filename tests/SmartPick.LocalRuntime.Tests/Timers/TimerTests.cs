using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Tests.Timers;

public sealed class TimerTests
{
    private readonly ObservedClock _clock = new();
    private readonly RunLog _log = new();

    [Fact]
    public async Task A_timer_runs_at_each_occurrence_of_the_schedule_its_setting_holds()
    {
        await using var host = await StartAsync(typeof(HourlyFunction), "0 0 * * * *");

        Assert.Equal(TimeSpan.FromHours(1), await _clock.NextWaitAsync());
        _clock.Advance(TimeSpan.FromHours(1));
        var first = await _log.NextAsync();
        Assert.Equal(TimeSpan.FromHours(1), await _clock.NextWaitAsync());
        _clock.Advance(TimeSpan.FromHours(1));
        var second = await _log.NextAsync();

        Assert.Equal(new DateTime(2026, 1, 1, 2, 0, 0, DateTimeKind.Utc), first.ScheduleStatus!.Next);
        Assert.Equal(new DateTime(2026, 1, 1, 1, 0, 0, DateTimeKind.Utc), second.ScheduleStatus!.Last);
        Assert.False(second.IsPastDue);
    }

    [Fact]
    public async Task Distant_occurrences_are_waited_for_in_pieces()
    {
        await using var host = await StartAsync(typeof(HourlyFunction), "0 0 0 1 6 *");

        for (var day = 0; day < 151; day++)
        {
            Assert.Equal(TimeSpan.FromDays(1), await _clock.NextWaitAsync());
            Assert.False(_log.HasRuns);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        await _log.NextAsync();
    }

    [Fact]
    public async Task A_timer_can_run_at_startup_and_goes_on_after_a_failure()
    {
        await using var host = await StartAsync(typeof(FailingStartupFunction), "0 */5 * * * *");

        await _log.NextAsync();
        Assert.Equal(TimeSpan.FromMinutes(5), await _clock.NextWaitAsync());
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _log.NextAsync();
    }

    [Fact]
    public async Task Occurrences_during_a_run_are_left_out()
    {
        await using var host = await StartAsync(typeof(SlowFunction), "0 * * * * *");
        await _clock.NextWaitAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _log.NextAsync();

        _clock.Advance(TimeSpan.FromSeconds(150));
        Assert.False(_log.HasRuns);
        _log.LetGo.SetResult();

        Assert.Equal(TimeSpan.FromSeconds(30), await _clock.NextWaitAsync());
    }

    [Theory]
    [InlineData(null, "set SmartPick:Schedule to one such as")]
    [InlineData("every now and then", "'every now and then' cannot be setting SmartPick:Schedule")]
    [InlineData("0 3 * * *", "cannot be setting SmartPick:Schedule")]
    public async Task A_missing_or_malformed_schedule_stops_the_start(string? schedule, string sentence)
    {
        var mistake = await Assert.ThrowsAsync<StartupException>(() => StartAsync(typeof(HourlyFunction), schedule));

        Assert.Contains(sentence, mistake.Message, StringComparison.Ordinal);
    }

    private Task<FunctionHost> StartAsync(Type function, string? schedule) => FunctionHost.StartAsync(
        [function],
        configure: builder =>
        {
            builder.Configuration["SmartPick:Schedule"] = schedule;
            builder.Services.AddSingleton<TimeProvider>(_clock);
            builder.Services.AddSingleton(_log);
        });

    public sealed class RunLog
    {
        private readonly Channel<TimerInfo> _runs = Channel.CreateUnbounded<TimerInfo>();

        public TaskCompletionSource LetGo { get; } = new();

        public bool HasRuns => _runs.Reader.Count > 0;

        public void Add(TimerInfo timer) => _runs.Writer.TryWrite(timer);

        public async Task<TimerInfo> NextAsync() => await _runs.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }

    public sealed class HourlyFunction(RunLog log)
    {
        [Function("Hourly")]
        public void Run([TimerTrigger("%SmartPick:Schedule%", UseMonitor = true)] TimerInfo timer) => log.Add(timer);
    }

    public sealed class FailingStartupFunction(RunLog log)
    {
        [Function("Failing")]
        public Task Run([TimerTrigger("%SmartPick:Schedule%", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken)
        {
            log.Add(timer);
            throw new InvalidOperationException("As the test wants it.");
        }
    }

    public sealed class SlowFunction(RunLog log)
    {
        [Function("Slow")]
        public async Task Run([TimerTrigger("%SmartPick:Schedule%")] TimerInfo timer)
        {
            log.Add(timer);
            await log.LetGo.Task;
        }
    }
}
