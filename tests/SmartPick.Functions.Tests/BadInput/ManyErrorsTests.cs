using System.Text.Json;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.BadInput;

/// <summary>Bodies made of nothing but mistakes get a short answer that says how many there are.</summary>
public sealed class ManyErrorsTests(FunctionApp app) : IClassFixture<FunctionApp>
{
    private const int Listed = 50;
    private const int MaxBody = 512 * 1024;

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(Listed, Listed, 0)]
    [InlineData(Listed + 1, Listed, 1)]
    [InlineData(40_000, Listed, 40_000 - Listed)]
    public async Task The_first_fifty_are_listed_and_the_others_counted(int mistakes, int listed, int more)
    {
        using var client = app.CreateClient();
        var body = $$"""{"programs": [], {{string.Join(',', Enumerable.Range(0, mistakes).Select(i => $"\"x{i:x}\":{{}}"))}}}""";

        using var response = await client.PostAsync(Api.At("/api/v1/portfolio"), Api.Json(body));

        var problem = await Problem.InvalidAsync(response);
        Assert.Equal(listed, problem.Errors!.Count);
        if (mistakes > 1)
        {
            Assert.StartsWith($"{mistakes} fields are invalid", problem.Detail, StringComparison.Ordinal);
        }

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(more, json.RootElement.TryGetProperty("moreErrors", out var told) ? told.GetInt32() : 0);
    }

    [Fact]
    public async Task No_body_gets_an_answer_larger_than_itself_by_its_mistakes()
    {
        using var client = app.CreateClient();
        var name = string.Concat(Enumerable.Repeat("\u00e9", 200));
        var body = $$"""{"programs": [], {{string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"\"{i}{name}\":1"))}}}""";
        Assert.InRange(body.Length, 100_000, MaxBody);

        using var response = await client.PostAsync(Api.At("/api/v1/portfolio"), Api.Json(body));

        await Problem.InvalidAsync(response);
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1, body.Length);
    }
}
