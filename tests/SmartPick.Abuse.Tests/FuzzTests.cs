using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CsCheck;
using SmartPick.Functions.Tests.BadInput;
using SmartPick.Functions.Tests.OpenApi;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Abuse.Tests;

/// <summary>
/// Generated bad requests to everything that is posted: edits of the documented examples, and bytes. The limiter is as good as
/// off, so that no 429 passes for an answer.
/// </summary>
[Collection(SeededAppTests.Name)]
public sealed class FuzzTests(SeededApp app)
{
    private const int Requested = 12_000;

    /// <summary>No more than the solver's places and its line hold on the smallest machine.</summary>
    private const int AtOnce = 3;

    /// <summary>What every request has: something that no request may have.</summary>
    private static readonly string[] Poisons =
    [
        "\"no-such-field\": 1", "\"applicant\": 7, \"programs\": 7", "\"x\": \"\\ud800\"", "\"x\": [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]",
        "\"\": null", "\"x\": 1e999", "\"x\": nul", "\"x\": 1,", "\"__proto__\": {}", "\"x\": \"\u0001\"",
    ];

    [Fact]
    public async Task Twelve_thousand_bad_requests_get_problems_and_leave_no_memory_behind()
    {
        var described = await Described.ByAsync(app.Client);
        var examples = described.Examples.Select(e => (e.Path, e.Body.ToJsonString())).ToArray();
        await AbuseAsync(examples, Requested / 12);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var statuses = await AbuseAsync(examples, Requested);

        var after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Equal(Requested, statuses.Values.Sum());
        Assert.All(statuses.Keys, status => Assert.InRange((int)status, 400, 499));
        Assert.True(after - before < 16 * 1024 * 1024, $"{before} bytes became {after}.");
    }

    private async Task<ConcurrentDictionary<HttpStatusCode, int>> AbuseAsync((string Path, string Body)[] examples, int requests)
    {
        var statuses = new ConcurrentDictionary<HttpStatusCode, int>();
        await Bad(examples).SampleAsync(
            async bad =>
            {
                using var content = new ByteArrayContent(bad.Body);
                content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
                using var response = await app.Client.PostAsync(Api.At(bad.Path), content);
                statuses.AddOrUpdate(response.StatusCode, 1, (_, n) => n + 1);
                await Problem.OfAsync(response, response.StatusCode);
                Assert.InRange((int)response.StatusCode, 400, 499);
            },
            iter: requests,
            threads: AtOnce);
        return statuses;
    }

    private static Gen<(string Path, byte[] Body)> Bad((string Path, string Body)[] examples) =>
        from example in OneOf(examples)
        from body in Gen.Frequency((3, Edited(example.Body)), (1, Cut(example.Body)), (1, Gen.Byte.Array[0, 2_000]))
        select (example.Path, body);

    private static Gen<T> OneOf<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<byte[]> Edited(string example) =>
        from edits in Mutation.Any.Array[0, 3]
        from poison in OneOf(Poisons)
        select Encoding.UTF8.GetBytes("{" + poison + ", " + edits.Aggregate(example, (json, edit) => edit.Of(json))[1..]);

    /// <summary>An example that breaks off, or has one byte that is none of a text.</summary>
    private static Gen<byte[]> Cut(string example) =>
        from at in Gen.Int[0, example.Length - 1]
        from breaks in Gen.Bool
        select Encoding.UTF8.GetBytes(example)[..at].Concat(breaks ? [] : (byte[])[0xFF, .. Encoding.UTF8.GetBytes(example)[(at + 1)..]])
            .ToArray();
}
