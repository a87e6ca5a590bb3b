using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SmartPick.Functions.Contracts.Fields;

/// <summary>What a request field may hold: the reader checks it, the OpenAPI document describes it.</summary>
internal abstract class FieldType
{
    /// <summary>Reports that a required field of this type is absent.</summary>
    public virtual void ReportMissing(Place place) => place.Error("required", "Required.");
}

/// <inheritdoc cref="FieldType"/>
/// <typeparam name="T">What a valid value is read into.</typeparam>
internal abstract class FieldType<T> : FieldType
{
    /// <summary>Reads a value that is present and not <c>null</c>; reports errors at <paramref name="place"/>.</summary>
    /// <returns>Whether the value can be used.</returns>
    public abstract bool TryRead(JsonElement json, Place place, [MaybeNullWhen(false)] out T value);
}
