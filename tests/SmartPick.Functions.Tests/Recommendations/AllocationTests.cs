using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.Catalog.Snapshots;
using SmartPick.Fictional;
using SmartPick.Functions.Http;
using SmartPick.Functions.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>What an answer takes from the heap, from the request's bytes to those of the answer, which are sent from pooled memory.</summary>
[Collection(SeededAppTests.Name)]
public sealed class AllocationTests(SeededApp app)
{
    private const long MostBytes = 256 * 1024;
    private const int Applicants = 40;
    private const int LongestAnswer = 1024 * 1024;

    /// <summary>The first answer on a thread fills its pools, and other tests may take from them.</summary>
    private const int Attempts = 5;

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"limits": {"budgetUsd": 175}}""")]
    [InlineData("""{"objective": "balanced", "limits": {"budgetUsd": 500}}""")]
    [InlineData("""{"objective": "preference", "limits": {"applications": 300}}""")]
    public void An_answer_takes_no_more_than_256_KB(string settings) =>
        AssertAll(settings, (allocated, _) => allocated <= MostBytes);

    /// <summary>Hundreds of programs with their reasons are objects before they are JSON.</summary>
    [Fact]
    public void A_list_of_every_program_takes_no_more_than_256_KB_beyond_what_its_JSON_is_long() =>
        AssertAll("""{"limits": {"applications": 300}, "threshold": 0}""", (allocated, length) => allocated <= MostBytes + length);

    private void AssertAll(string settings, Func<long, long, bool> isFine)
    {
        var output = new ArrayBufferWriter<byte>(LongestAnswer);
        foreach (var request in FictionalRequests.Create(Applicants))
        {
            var body = JsonNode.Parse(request)!.AsObject();
            foreach (var (name, value) in JsonNode.Parse(settings)!.AsObject())
            {
                body[name] = value?.DeepClone();
            }

            var bytes = new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body.ToJsonString()));
            var least = Enumerable.Range(0, Attempts).Min(_ => Allocated(bytes, output));

            Assert.True(isFine(least, output.WrittenCount), $"{least / 1024} KB beside {output.WrittenCount / 1024} KB of JSON for {body.ToJsonString()}");
        }
    }

    private long Allocated(ReadOnlySequence<byte> body, ArrayBufferWriter<byte> output)
    {
        var handler = app.Services.GetRequiredService<RecommendationHandler>();
        var catalog = app.Services.GetRequiredService<SnapshotStore>().Current!;
        var request = new DefaultHttpContext().Request;
        output.ResetWrittenCount();
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var json = StrictJson.Parse(body))
        {
            ((JsonAnswer<RecommendationResponse>)handler.Answer(request, json.RootElement, catalog, CancellationToken.None)).Write(output);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
