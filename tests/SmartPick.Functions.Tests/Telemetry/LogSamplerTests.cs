using Microsoft.Extensions.Time.Testing;
using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions.Tests.Telemetry;

public sealed class LogSamplerTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void The_first_of_a_kind_is_logged_and_those_of_the_next_minute_are_told_with_the_next()
    {
        var sampler = new LogSampler<int>(_time);

        Assert.Equal(1, sampler.Count(503));
        for (var i = 0; i < 1_000; i++)
        {
            Assert.Equal(0, sampler.Count(503));
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1_001, sampler.Count(503));
        Assert.Equal(0, sampler.Count(503));
    }

    [Fact]
    public void Kinds_are_sampled_apart()
    {
        var sampler = new LogSampler<int>(_time);

        Assert.Equal(1, sampler.Count(503));
        Assert.Equal(1, sampler.Count(504));
    }
}
