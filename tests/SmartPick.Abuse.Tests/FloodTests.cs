using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Abuse.Tests;

/// <summary>
/// Far more at once than can be served: whoever is served gets what they get when it is quiet, the others are told at once.
/// </summary>
[Collection(SeededAppTests.Name)]
public sealed class FloodTests(SeededApp app)
{
    [Fact]
    public async Task Recommendations_far_past_the_limit_are_right_or_turned_away()
    {
        var requests = Enumerable.Range(1, 4)
            .Select(i => Requests.Average.With("limits.applications", i.ToString(CultureInfo.InvariantCulture)).ToJsonString()).ToArray();

        await FloodAsync(Api.Recommendations, requests, 40 * Environment.ProcessorCount);
    }

    [Fact]
    public async Task Markets_of_two_thousand_programs_at_once_are_solved_or_turned_away() =>
        await FloodAsync("/api/v1/portfolio", [Market()], 8 * Environment.ProcessorCount);

    private async Task FloodAsync(string address, string[] requests, int atOnce)
    {
        var quiet = new List<string>();
        foreach (var request in requests)
        {
            using var response = await app.Client.PostAsync(Api.At(address), Api.Json(request));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            quiet.Add(await response.Content.ReadAsStringAsync());
        }

        var served = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async i =>
        {
            using var response = await app.Client.PostAsync(Api.At(address), Api.Json(requests[i % requests.Length]));
            if (response.StatusCode == HttpStatusCode.OK)
            {
                Assert.Equal(quiet[i % requests.Length], await response.Content.ReadAsStringAsync());
                return true;
            }

            await Problem.OfAsync(response, HttpStatusCode.ServiceUnavailable);
            Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
            return false;
        }));

        Assert.Contains(true, served);
        using var after = await app.Client.GetAsync(Api.At("/api/health/ready"));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    /// <summary>As many programs as a request may have, no two alike.</summary>
    private static string Market() => new JsonObject
    {
        ["programs"] = new JsonArray([.. Enumerable.Range(0, 2_000).Select(i => new JsonObject
        {
            ["id"] = $"p{i}", ["value"] = 1 - (i % 97 / 200.0), ["odds"] = 0.02 + (i % 89 / 200.0), ["cost"] = i % 7,
        })]),
        ["correlation"] = 0.3,
        ["limits"] = new JsonObject { ["applications"] = 20, ["budget"] = 60 },
    }.ToJsonString();
}
