using System.Net;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>The list as JSON and as CSV.</summary>
[Collection(SeededAppTests.Name)]
public sealed class FormatTests(SeededApp app)
{
    [Theory]
    [InlineData("text/csv", "")]
    [InlineData("application/json", "?format=csv")]
    [InlineData("application/json;q=0.5, text/csv", "")]
    [InlineData("image/png, text/*", "")]
    [InlineData("application/json;q=0, */*", "")]
    [InlineData("*/*;q=0.9, application/*;q=0.1", "")]
    [InlineData("text/csv;q=1.0, application/json;q=0.999", "")]
    [InlineData("text/csv; charset=utf-8", "")]
    [InlineData("application/json;odata=verbose;q=0.5, TEXT/CSV;header=present", "")]
    public async Task CSV_holds_the_same_programs_in_the_same_order(string accept, string query)
    {
        var answer = await app.RecommendAsync(Requests.Average);
        using var request = Api.Request(
            HttpMethod.Post, Api.Recommendations + query, Api.Json(Requests.Average.ToJsonString()));
        request.Headers.Add("Accept", accept);
        using var response = await app.Client.SendAsync(request);

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        Assert.Equal(["rank", "preference_rank", "program_id", "name"], header[..4]);
        Assert.Equal(answer.Ids, lines.Skip(1).Select(line => line.Split(',')[2]));
    }

    [Theory]
    [InlineData("*/*", "")]
    [InlineData("application/*", "")]
    [InlineData("text/csv;q=0, */*;q=0.1", "")]
    [InlineData("text/csv, application/json", "")]
    [InlineData("text/csv;q=0.5, */*", "")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "")]
    [InlineData("nonsense", "")]
    [InlineData("", "")]
    [InlineData("text/csv", "?format=json")]
    [InlineData("application/json; charset=utf-8", "")]
    [InlineData("application/json;odata=verbose", "")]
    [InlineData("text/csv;charset=utf-8;q=0.1, application/json;charset=utf-8", "")]
    public async Task JSON_is_the_answer_to_everyone_else(string accept, string query)
    {
        using var request = Api.Request(
            HttpMethod.Post, Api.Recommendations + query, Api.Json(Requests.Average.ToJsonString()));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("image/png", "")]
    [InlineData("application/json;q=0", "")]
    [InlineData("application/*;q=0", "")]
    [InlineData("text/html", "")]
    [InlineData("application/json", "?format=xml")]
    public async Task What_is_not_offered_is_not_acceptable(string accept, string query)
    {
        using var response = await app.Client.RecommendAsync(Requests.Average, accept, query);

        var problem = await Problem.OfAsync(response, HttpStatusCode.NotAcceptable);
        Assert.Contains("text/csv", problem.Detail, StringComparison.Ordinal);
    }
}
