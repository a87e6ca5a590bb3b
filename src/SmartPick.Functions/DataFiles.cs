using System.Text.Json;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Seasons;

namespace SmartPick.Functions;

/// <summary>
/// Reads the model, the seasons, the advice and the readiness data from the data folder that is deployed with the app.
/// </summary>
public static class DataFiles
{
    private const string ModelHeader = "model.json";

    /// <param name="root">The folder that holds <c>data</c>.</param>
    /// <exception cref="InvalidDataException">A file is missing or malformed; the message names it.</exception>
    public static ModelParameters ReadModel(string root)
    {
        var folder = Path.Combine(root, "data", "model");
        return Reading(folder, () => ModelJson.Parse(
            File.ReadAllBytes(Path.Combine(folder, ModelHeader)),
            JsonFiles(folder).Where(f => Path.GetFileName(f) != ModelHeader).Select(File.ReadAllBytes)));
    }

    /// <inheritdoc cref="ReadModel"/>
    public static SeasonBook ReadSeasons(string root)
    {
        var folder = Path.Combine(root, "data", "seasons");
        return Reading(folder, () => new SeasonBook(JsonFiles(folder).Select(f => SeasonJson.Parse(File.ReadAllBytes(f)))));
    }

    /// <inheritdoc cref="ReadModel"/>
    public static ReadinessData ReadReadiness(string root)
    {
        var folder = Path.Combine(root, "data", "readiness");
        return Reading(folder, () => ReadinessData.Parse(
            Read(Path.Combine(root, "data", "advice"), AdviceJson.Parse),
            Read(Path.Combine(root, "data", "seasons", "dates"), SeasonCalendar.Parse),
            Read(Path.Combine(root, "data", "plan"), PlanBook.Parse),
            File.ReadAllBytes(Path.Combine(folder, "benchmarks.json")),
            File.ReadAllBytes(Path.Combine(folder, "what-ifs.json")),
            File.ReadAllBytes(Path.Combine(folder, "partners.json"))));
    }

    private static T Read<T>(string folder, Func<IEnumerable<byte[]>, T> parse) =>
        Reading(folder, () => parse(JsonFiles(folder).Select(File.ReadAllBytes)));

    private static IEnumerable<string> JsonFiles(string folder) => Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal);

    private static T Reading<T>(string folder, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw new InvalidDataException($"The data in {folder} cannot be used: {e.Message}", e);
        }
    }
}
