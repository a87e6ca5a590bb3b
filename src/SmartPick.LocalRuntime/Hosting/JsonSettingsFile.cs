using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartPick.LocalRuntime.Hosting;

/// <summary>
/// An optional JSON file of settings, as tolerant as the Functions host: of comments, trailing commas and the case of names.
/// </summary>
internal static class JsonSettingsFile
{
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    private static readonly JsonDocumentOptions Tolerant = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>The file's object; an empty one when there is no file.</summary>
    public static JsonObject Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return File.Exists(path) && JsonNode.Parse(File.ReadAllBytes(path), AnyCase, Tolerant) is { } file ? file.AsObject() : [];
        }
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException)
        {
            throw new StartupException($"{path} is not valid JSON: {invalid.Message}", invalid);
        }
    }

    /// <summary>The object that a field holds; an empty one when it holds none.</summary>
    public static JsonObject Section(this JsonObject file, string name) => file[name] as JsonObject ?? [];

    /// <summary>What a field holds as a text; null when it holds nothing.</summary>
    public static string? Text(this JsonObject section, string name) => Text(section[name]);

    /// <summary>The fields that hold something, as texts.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Texts(this JsonObject section) =>
        section.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Key, Text(field.Value)));

    private static string? Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString();
}
