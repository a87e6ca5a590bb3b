using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartPick.EndToEnd.Tests.Support;

namespace SmartPick.EndToEnd.Tests;

/// <summary>The form accepts what the API accepts.</summary>
[Collection(Together.Name)]
public sealed class RangeTests(World world)
{
    private sealed record FieldRange(double Least, double Most, bool Whole);

    public static TheoryData<string> Fields => [.. Ranges().Keys];

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_field_of_the_form_has_the_range_of_the_API(string field)
    {
        var range = Ranges()[field];

        Assert.Null(await MistakeAsync(field, range.Least));
        Assert.Null(await MistakeAsync(field, range.Most));
        Assert.Equal("out-of-range", await MistakeAsync(field, range.Least - 1));
        Assert.Equal("out-of-range", await MistakeAsync(field, range.Most + 1));
        Assert.Equal(range.Whole ? "wrong-type" : null, await MistakeAsync(field, range.Least + 0.5));
    }

    private static Dictionary<string, FieldRange> Ranges() => JsonSerializer.Deserialize<Dictionary<string, FieldRange>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ranges.json")), JsonSerializerOptions.Web)!;

    /// <summary>The code of the API's complaint about a field; null when it takes the request.</summary>
    private async Task<string?> MistakeAsync(string field, double value)
    {
        var body = JsonNode.Parse("""{"applicant":{"type":"us-md-senior"},"preferences":{"specialties":{"ir-integrated":1}},"limits":{}}""")!;
        var names = field.Split('.');
        var node = body;
        foreach (var name in names[..^1])
        {
            node = node[name] ??= new JsonObject();
        }

        node[names[^1]] = value;
        using var client = new HttpClient { BaseAddress = world.Address };
        using var answer = await client.PostAsJsonAsync(new Uri("api/v1/recommendations", UriKind.Relative), body);
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            return null;
        }

        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>()).At("errors").EnumerateArray().Single();
        Assert.Equal(field, error.Text("field"));
        return error.Text("code");
    }
}
