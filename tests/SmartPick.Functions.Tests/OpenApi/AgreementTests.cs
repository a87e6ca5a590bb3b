using System.Globalization;
using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.OpenApi;

/// <summary>What the description says of requests is what the API takes and refuses: fields, ranges, words, lengths.</summary>
[Collection(SeededAppTests.Name)]
public sealed class AgreementTests(SeededApp app)
{
    private const string NoSuch = "no-such-thing";

    [Fact]
    public async Task Every_object_has_the_fields_that_are_described()
    {
        foreach (var (post, place, schema) in await PlacesAsync("object"))
        {
            var fields = schema["properties"]!.AsObject().Select(p => p.Key);

            var told = await RefusedAsync(post, place.Below(NoSuch), JsonValue.Create(1), "unknown-field", "not-allowed");

            Assert.Equal(fields.Order(StringComparer.Ordinal), Listed(told).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Every_number_has_the_range_that_is_described()
    {
        foreach (var (post, place, schema) in (await PlacesAsync("integer")).Concat(await PlacesAsync("number")))
        {
            var (least, most) = (schema["minimum"]!.GetValue<double>(), schema["maximum"]!.GetValue<double>());
            foreach (var outside in new[] { least - 1, most + 1 })
            {
                var told = await RefusedAsync(post, place, JsonValue.Create(outside), "out-of-range");
                Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"from {least} to {most}"), told, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Every_word_is_one_of_those_that_are_described()
    {
        foreach (var (post, place, schema) in (await PlacesAsync("string")).Where(p => p.Schema["enum"] is not null))
        {
            var words = schema["enum"]!.AsArray().OfType<JsonNode>().Select(w => w.GetValue<string>());

            var told = await RefusedAsync(post, place, JsonValue.Create(NoSuch), "not-allowed");

            Assert.Equal(words.Order(StringComparer.Ordinal), Listed(told).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Every_text_and_every_list_has_the_length_that_is_described()
    {
        foreach (var (post, place, schema) in (await PlacesAsync("string")).Where(p => p.Schema["maxLength"] is not null))
        {
            var most = schema["maxLength"]!.GetValue<int>();
            await RefusedAsync(post, place, JsonValue.Create(new string('x', most + 1)), "out-of-range");
        }

        foreach (var (post, place, schema) in await PlacesAsync("array"))
        {
            var most = schema["maxItems"]!.GetValue<int>();
            var told = await RefusedAsync(post, place, new JsonArray([.. Enumerable.Repeat<JsonNode?>(null, most + 1)]), "too-many");
            Assert.Contains($"At most {most} ", told, StringComparison.Ordinal);
        }
    }

    /// <summary>All places of all request bodies whose schema is of a kind.</summary>
    private async Task<List<(string Post, Place Place, JsonObject Schema)>> PlacesAsync(string type)
    {
        var described = await Described.ByAsync(app.Client);
        var places = described.Bodies.SelectMany(body => Walk(described, new Place([]), body.Schema)
            .Where(found => Types(found.Schema).Contains(type))
            .Select(found => (body.Path, found.Place, found.Schema))).ToList();
        Assert.NotEmpty(places);
        return places;
    }

    private static IEnumerable<(Place Place, JsonObject Schema)> Walk(Described described, Place place, JsonObject reference)
    {
        var schema = described.Resolve(reference);
        if (schema["oneOf"] is JsonArray choices)
        {
            return choices.SelectMany(choice => Walk(described, place, choice!.AsObject()));
        }

        var below = schema["properties"] is JsonObject properties
            ? properties.SelectMany(p => Walk(described, place.Below(p.Key), p.Value!.AsObject()))
            : schema["items"] is JsonObject items ? Walk(described, place.Below(0), items)
            : schema["additionalProperties"] is JsonObject values ? Walk(described, place.Below("any"), values)
            : [];
        return (schema["properties"] is null && Types(schema).Contains("object") ? [] : new[] { (place, schema) }).Concat(below);
    }

    private static IEnumerable<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => types.Select(t => t!.GetValue<string>()),
        JsonNode type => [type.GetValue<string>()],
        _ => [],
    };

    /// <summary>Sends a body that holds nothing but this value, and finds what is said of it.</summary>
    private async Task<string> RefusedAsync(string post, Place place, JsonNode value, params string[] codes)
    {
        using var response = await app.Client.PostAsync(Api.At(post), Api.Json(place.Body(value).ToJsonString()));
        var problem = await Problem.InvalidAsync(response);
        var told = problem.Errors!.FirstOrDefault(e => e.Field == place.Name && codes.Contains(e.Code));
        Assert.True(told is not null, $"{post}: nothing like '{codes[0]}' was said of {place.Name} = {value.ToJsonString()}, only: {string.Join("; ", problem.Errors!)}");
        return told.Message;
    }

    private static string[] Listed(string message) =>
        message[(message.IndexOf("one of: ", StringComparison.Ordinal) + "one of: ".Length)..].TrimEnd('.').Split(", ");

    /// <summary>A place in a body: names of fields, and 0 for the first of a list.</summary>
    private sealed record Place(IReadOnlyList<object> Steps)
    {
        public string Name =>
            Steps.Aggregate("", (path, step) => step is int i ? $"{path}[{i}]" : path.Length == 0 ? $"{step}" : $"{path}.{step}");

        public Place Below(object step) => new([.. Steps, step]);

        public JsonNode Body(JsonNode value) => Steps.Reverse().Aggregate(
            value, (inner, step) => step is string name ? new JsonObject { [name] = inner } : new JsonArray(inner));
    }
}
