using System.Text.Json;
using System.Text.Json.Serialization;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;

namespace SmartPick.Calibration.Acceptance;

/// <summary>A published match rate that the model was not fitted to as such, and what an applicant of whom it speaks would ask.</summary>
/// <param name="Specialty">Code of the specialty.</param>
/// <param name="Type">Code of the type of the applicants.</param>
/// <param name="Rate">The rate.</param>
/// <param name="Count">Applicants it is of.</param>
/// <param name="Years">The years it is of.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="From">Lowest Step 2 CK of the band; null where the rate is of all scores.</param>
/// <param name="Below">First score above the band.</param>
/// <param name="Asked">The Step 2 CK to ask with; null to ask without one.</param>
public sealed record PublishedRate(
    string Specialty, string Type, double Rate, int Count, string Years, string Source, double? From = null, double? Below = null, double? Asked = null)
{
    /// <summary>Rates of 0 and 1 are taken this far inside, so that they have log-odds.</summary>
    private const double Inside = 0.005;

    /// <summary>The rates of a file.</summary>
    public static IReadOnlyList<PublishedRate> Read(string file) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(file), PublishedRateJson.Default.PublishedRateArray) ?? [];

    /// <summary>The applicants that it is of.</summary>
    [JsonIgnore]
    public ApplicantType ApplicantType => ApplicantTypes.Parse(Type);

    /// <summary>The bands of one specialty with the same shift of the log-odds, so that together they have the newest rate.</summary>
    /// <param name="bands">The bands of one specialty.</param>
    /// <param name="newest">The newest match rate of all scores.</param>
    public static IReadOnlyList<PublishedRate> Roll(IReadOnlyList<PublishedRate> bands, double newest)
    {
        var (low, high) = (-10.0, 10.0);
        while (high - low > 1e-9)
        {
            var middle = (low + high) / 2;
            (low, high) = Mean(middle) > newest ? (low, middle) : (middle, high);
        }

        return [.. bands.Select(b => b with { Rate = Shifted(b, low) })];

        double Mean(double shift) => bands.Sum(b => b.Count * Shifted(b, shift)) / bands.Sum(b => b.Count);

        static double Shifted(PublishedRate band, double shift) =>
            Logit.ToProbability(Logit.Of(Math.Clamp(band.Rate, Inside, 1 - Inside)) + shift);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PublishedRate[]))]
internal sealed partial class PublishedRateJson : JsonSerializerContext;
