using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmartPick.Functions.Http;
using SmartPick.Functions.Programs;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Routing;

/// <summary>Answers are held in memory until they are read, so they are short and must be read.</summary>
public sealed class AnswerLengthTests
{
    [Theory]
    [InlineData(1024, StatusCodes.Status200OK)]
    [InlineData(5 * 1024 * 1024, StatusCodes.Status400BadRequest)]
    public async Task An_answer_that_would_be_too_large_is_a_problem(int length, int status)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        var summaries = Enumerable.Range(0, length / 1024)
            .Select(i => new ProgramSummary($"{i}", new string('n', 1024), "", "", "", "", null, null, null, null)).ToArray();

        await JsonAnswer.Ok(new ProgramPage(summaries, summaries.Length, null), ProgramJson.Default.ProgramPage).ExecuteAsync(context);

        Assert.Equal(status, context.Response.StatusCode);
        Assert.Equal(body.Length, context.Response.ContentLength);
        using var json = JsonDocument.Parse(body.ToArray());
        Assert.Equal(status != StatusCodes.Status200OK, json.RootElement.TryGetProperty("traceId", out _));
    }

    [Fact]
    public async Task A_connection_that_does_not_read_its_answer_is_cut()
    {
        await using var app = new FunctionApp();

        var limits = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        // At this rate the longest answer has four and a half minutes, a usual one ten seconds.
        Assert.Equal(16 * 1024, limits.MinResponseDataRate?.BytesPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(10), limits.MinResponseDataRate?.GracePeriod);
        Assert.Equal(TimeSpan.FromSeconds(10), limits.RequestHeadersTimeout);
    }
}
