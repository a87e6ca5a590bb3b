using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Routing;

/// <summary>Every time of every response is written alike: UTC to the second, ending in Z.</summary>
[Collection(SeededAppTests.Name)]
public sealed partial class TimeTests(SeededApp app)
{
    [Theory]
    [InlineData("GET", "/api/v1/catalog", 2)]
    [InlineData("POST", "/api/v1/recommendations", 1)]
    [InlineData("POST", "/api/v1/readiness", 1)]
    [InlineData("POST", "/api/admin/refresh", 1)]
    public async Task A_time_is_whole_seconds_of_UTC(string method, string address, int times)
    {
        using var request = Api.Request(
            new HttpMethod(method), address, method == "POST" ? Api.Json(Requests.TypeAlone().ToJsonString()) : null);
        request.Headers.Add("x-functions-key", FunctionApp.Key);
        using var response = await app.Client.SendAsync(request);

        var found = Texts(JsonNode.Parse(await response.Content.ReadAsStringAsync())).Where(IsTime).ToArray();

        Assert.Equal(times, found.Length);
        Assert.All(found, time => Assert.Matches(WholeSeconds(), time));
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Texts(p.Value)),
        JsonArray a => a.SelectMany(Texts),
        JsonValue v when v.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    /// <summary>A date with a time of day; a date alone, or a version that starts with a time, is none.</summary>
    private static bool IsTime(string text) =>
        text.Contains('T', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$")]
    private static partial Regex WholeSeconds();
}
