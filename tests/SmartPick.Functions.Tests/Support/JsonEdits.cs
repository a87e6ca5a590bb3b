using System.Text.Json.Nodes;

namespace SmartPick.Functions.Tests.Support;

/// <summary>Edits copies of JSON requests.</summary>
internal static class JsonEdits
{
    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    /// <summary>A copy with one field set; objects on the way are made as needed.</summary>
    /// <param name="request">What to copy.</param>
    /// <param name="path">Field names with dots between them, for example <c>limits.applications</c>.</param>
    /// <param name="json">The value as JSON.</param>
    public static JsonObject With(this JsonObject request, string path, string json)
    {
        var copy = request.DeepClone().AsObject();
        var names = path.Split('.');
        var place = copy;
        foreach (var name in names[..^1])
        {
            place = (place[name] ??= new JsonObject()).AsObject();
        }

        place[names[^1]] = JsonNode.Parse(json);
        return copy;
    }

    public static JsonObject Without(this JsonObject request, string name)
    {
        var copy = request.DeepClone().AsObject();
        Assert.True(copy.Remove(name));
        return copy;
    }

    /// <summary>The value at a path, or null when anything on the way is absent.</summary>
    public static JsonNode? Find(this JsonObject request, string path)
    {
        JsonNode? place = request;
        foreach (var name in path.Split('.'))
        {
            place = place?[name];
        }

        return place;
    }
}
