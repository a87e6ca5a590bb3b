using System.Text.Json;

namespace SmartPick.Functions.Contracts.Fields;

/// <summary>A JSON object of a request while it is read. <c>null</c> and absent are the same: unknown.</summary>
internal sealed class RequestObject
{
    private readonly Place? _place;

    /// <summary>The body.</summary>
    public RequestObject(JsonElement json, FieldErrors errors) => (Json, Errors) = (json, errors);

    /// <summary>An object inside the body.</summary>
    public RequestObject(JsonElement json, Place place) => (Json, Errors, _place) = (json, place.Parent.Errors, place);

    public JsonElement Json { get; }

    /// <summary>Errors of the whole request; all are reported at once.</summary>
    public FieldErrors Errors { get; }

    /// <summary>Path of the object; empty for the body.</summary>
    public string Path => _place?.ToString() ?? "";

    public Place At(string name) => new(this, name);

    public void Error(string name, string code, string message) => At(name).Error(code, message);

    /// <summary>The value of a field; null when it is absent or <c>null</c>.</summary>
    public JsonElement? Find(string name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public bool IsAbsent(string name) => Find(name) is null;
}
