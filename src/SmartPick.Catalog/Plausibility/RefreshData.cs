using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SmartPick.Engine.Applicants;

namespace SmartPick.Catalog.Plausibility;

/// <summary>The files of <c>data/refresh</c>, which are built into the app: a refresh without them would let anything pass.</summary>
internal static class RefreshData
{
    private static readonly Lazy<string> Content = new(() => Hash("plausible.json", "places.json"));

    /// <summary>Hexadecimal SHA-256 of the files that decide how program files are read.</summary>
    public static string Fingerprint => Content.Value;

    public static T Read<T>(string file, JsonTypeInfo<T> type)
    {
        using var content = Open(file);
        return JsonSerializer.Deserialize(content, type)
            ?? throw new InvalidDataException($"data/refresh/{file} is empty.");
    }

    private static string Hash(params string[] files)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            using var content = Open(file);
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            sha.AppendData(bytes.ToArray());
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static Stream Open(string file) => typeof(RefreshData).Assembly.GetManifestResourceStream(file)
        ?? throw new InvalidOperationException($"data/refresh/{file} is not built into the app.");
}

internal sealed record PlausibleFile(IReadOnlyDictionary<string, PlausibleColumn> Columns, PlausibleRows Rows);

internal sealed record PlausibleColumn(string Hint, double From = double.MinValue, double To = double.MaxValue, DateOnly? FromDay = null);

internal sealed record PlausibleRows(
    SourcedValue MaxInterviewShare, SourcedValue FromApplicants, SourcedValue MinInterviewsPerPosition, SourcedValue MaxMinimumAboveMedian);

internal sealed record SourcedValue(double Value, string Source);

internal sealed record PlacesFile(double MarginDegrees, IReadOnlyDictionary<string, State> States);

internal sealed record ReferenceFile(SourcedValue MaxChange, IReadOnlyList<ReferenceProfile> Profiles);

/// <summary>An applicant whose chance is computed before and after a refresh.</summary>
/// <param name="Name">What reports call them.</param>
/// <param name="Type">Where they come from.</param>
/// <param name="Step2Ck">Step 2 CK score.</param>
internal sealed record ReferenceProfile(string Name, ApplicantType Type, [property: JsonPropertyName("step2ck")] double Step2Ck);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(ApplicantTypeName)])]
[JsonSerializable(typeof(PlausibleFile))]
[JsonSerializable(typeof(PlacesFile))]
[JsonSerializable(typeof(ReferenceFile))]
internal sealed partial class RefreshDataJson : JsonSerializerContext;

internal sealed class ApplicantTypeName()
    : JsonStringEnumConverter<ApplicantType>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
