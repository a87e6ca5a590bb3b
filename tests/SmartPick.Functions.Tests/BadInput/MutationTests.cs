using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.BadInput;

/// <summary>Whatever stands in a request, the answer is a list or a problem of the request, never one of ours.</summary>
[Collection(SeededAppTests.Name)]
public sealed class MutationTests(SeededApp app)
{
    private const int Requested = 400;
    private static readonly JsonObject Valid = Requests.Full.With("limits.applications", "5");

    private static readonly Gen<string> Mutated =
        from edits in Mutation.Any.Array[1, 2]
        select edits.Aggregate(Valid.ToJsonString(), (json, edit) => edit.Of(json));

    [Fact]
    public async Task A_mutated_request_gets_a_list_or_a_problem_of_its_own()
    {
        var statuses = new Dictionary<HttpStatusCode, int>();
        await Mutated.SampleAsync(
            async request =>
            {
                using var response = await app.Client.RecommendAsync(request);
                lock (statuses)
                {
                    statuses[response.StatusCode] = statuses.GetValueOrDefault(response.StatusCode) + 1;
                }

                if (response.StatusCode == HttpStatusCode.OK)
                {
                    Answer.Parse(await response.Content.ReadAsStringAsync());
                }
                else
                {
                    await Problem.InvalidAsync(response);
                }
            },
            iter: Requested,
            threads: 2);

        // The property would hold for requests that are all refused, or all accepted, at once.
        Assert.True(statuses[HttpStatusCode.OK] > 10 && statuses[HttpStatusCode.BadRequest] > 100, string.Join(", ", statuses));
    }
}
