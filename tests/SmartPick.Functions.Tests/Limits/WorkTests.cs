using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using SmartPick.Functions.Http.Limits;
using SmartPick.Functions.Settings;

namespace SmartPick.Functions.Tests.Limits;

/// <summary>The quota pays for work, not for requests alone.</summary>
public sealed class WorkTests
{
    private const int Burst = 10;
    private readonly FakeTimeProvider _time = new();
    private readonly ClientLimiter _limiter;

    public WorkTests() => _limiter = new ClientLimiter(new RateLimitSettings(Burst, 1), _time);

    [Theory]
    [InlineData(0, 0, 9)]
    [InlineData(150, 128 * 1024, 9)]
    [InlineData(300, 0, 8)]
    [InlineData(0, 512 * 1024, 6)]
    [InlineData(900, 256 * 1024, 4)]
    public void A_solve_counts_by_the_larger_of_work_and_answer(int milliseconds, long bytes, int left)
    {
        Assert.True(IsServed());
        _limiter.Charge(Caller, TimeSpan.FromMilliseconds(milliseconds), bytes);

        Assert.Equal(left, Enumerable.Range(0, 2 * Burst).Count(_ => IsServed()));
    }

    [Fact]
    public void Whoever_takes_more_than_the_quota_holds_waits_until_it_is_paid_for()
    {
        Assert.True(IsServed());
        _limiter.Charge(Caller, TimeSpan.FromMilliseconds(150 * 3 * Burst), answerBytes: 0);

        _time.Advance(TimeSpan.FromSeconds((2 * Burst) - 0.5));
        Assert.False(IsServed());
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.True(IsServed());
        Assert.False(IsServed());
    }

    [Fact]
    public void The_work_of_a_thread_is_measured_while_it_works()
    {
        var work = ThreadWork.Start();
        var sum = 0.0;
        while (work.Elapsed < TimeSpan.FromMilliseconds(5))
        {
            sum += Math.Sqrt(sum + 1);
        }

        Assert.True(sum > 0);
    }

    private static DefaultHttpContext Request => new() { Request = { Method = "POST", Path = "/" } };

    private int Caller => _limiter.CallerOf(Request.Request);

    private bool IsServed() => _limiter.Reject(Request.Request) is null;
}
