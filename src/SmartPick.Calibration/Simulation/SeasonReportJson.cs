using System.Text.Json;
using System.Text.Json.Serialization;
using SmartPick.Simulation.Season;

namespace SmartPick.Calibration.Simulation;

/// <summary>The season report as a file: rounded, so that a rerun on another machine gives the same text.</summary>
public static class SeasonReportJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new RoundedNumbers(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        NewLine = "\n",
    };

    public static string Write(SeasonReport report) => JsonSerializer.Serialize(report, Options) + "\n";

    /// <exception cref="JsonException">The text is not a season report.</exception>
    public static SeasonReport Read(string json) =>
        JsonSerializer.Deserialize<SeasonReport>(json, Options) ?? throw new JsonException("The season report is empty.");

    private sealed class RoundedNumbers : JsonConverter<double>
    {
        private const int Digits = 4;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Round(value, Digits));
    }
}
