using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Http;
using SmartPick.Functions.Portfolio;
using SmartPick.Functions.RankList;
using SmartPick.Functions.Readiness;
using SmartPick.Functions.Recommendations;

namespace SmartPick.Functions.Tests.Allocation;

/// <summary>
/// What an answer takes from the heap, from the request's bytes to those of the answer, which are sent from pooled memory.
/// </summary>
/// <param name="Allocated">Bytes.</param>
/// <param name="Length">Bytes of the answer's JSON.</param>
internal readonly record struct Measured(long Allocated, long Length)
{
    private const int LongestAnswer = 4 * 1024 * 1024;

    /// <summary>The first answer on a thread fills its pools, and other tests may take from them.</summary>
    private const int Attempts = 6;

    /// <summary>Bytes beyond what the JSON is long.</summary>
    public long Beyond => Allocated - Length;

    /// <param name="body">The request's body.</param>
    /// <param name="most">An attempt that takes no more than this beyond the JSON is the last.</param>
    /// <param name="answer">Answers the request.</param>
    public static Measured Of(string body, long most, Func<HttpRequest, JsonElement, IResult> answer)
    {
        var bytes = new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body));
        var output = new ArrayBufferWriter<byte>(LongestAnswer);
        var measured = new Measured(long.MaxValue, 0);
        for (var attempt = 0; attempt < Attempts && measured.Beyond > most; attempt++)
        {
            measured = new Measured(Once(bytes, answer, output), output.WrittenCount);
        }

        return measured;
    }

    private static long Once(ReadOnlySequence<byte> body, Func<HttpRequest, JsonElement, IResult> answer, ArrayBufferWriter<byte> output)
    {
        var request = new DefaultHttpContext().Request;
        output.ResetWrittenCount();
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var json = StrictJson.Parse(body))
        {
            Write(answer(request, json.RootElement), output);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long Write(IResult answer, ArrayBufferWriter<byte> output) => answer switch
    {
        JsonAnswer<RecommendationResponse> recommendation => recommendation.Write(output),
        JsonAnswer<ReadinessResponse> readiness => readiness.Write(output),
        JsonAnswer<RankListResponse> rankList => rankList.Write(output),
        JsonAnswer<PortfolioResponse> portfolio => portfolio.Write(output),
        _ => throw new InvalidOperationException($"Answered by {answer}."),
    };
}
