using System.Text.Json;
using System.Text.Json.Serialization;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Readiness;

/// <summary>What readiness rests on beside the model and the seasons.</summary>
/// <param name="Advice">Rules of advice.</param>
/// <param name="Calendar">Dates of the seasons.</param>
/// <param name="Plan">Steps of the plan.</param>
/// <param name="Benchmarks">Figures of those who matched.</param>
/// <param name="WhatIfs">How changes are spoken of, by code.</param>
/// <param name="ScoreLevels">Scores worth trying while there is none.</param>
public sealed record ReadinessData(
    AdviceBook Advice,
    SeasonCalendar Calendar,
    PlanBook Plan,
    IReadOnlyList<Benchmark> Benchmarks,
    IReadOnlyDictionary<string, WhatIfRule> WhatIfs,
    IReadOnlyList<ScoreLevel> ScoreLevels)
{
    /// <exception cref="JsonException">A text is malformed.</exception>
    /// <exception cref="ArgumentException">A benchmark names an unknown source, or a change is not spoken of.</exception>
    public static ReadinessData Parse(AdviceBook advice, SeasonCalendar calendar, PlanBook plan, ReadOnlySpan<byte> benchmarks, ReadOnlySpan<byte> whatIfs)
    {
        var figures = JsonSerializer.Deserialize(benchmarks, ReadinessJsonContext.Default.BenchmarkFile) ?? throw new JsonException("The benchmarks are empty.");
        var changes = JsonSerializer.Deserialize(whatIfs, ReadinessJsonContext.Default.WhatIfFile) ?? throw new JsonException("The what-ifs are empty.");
        var rules = changes.WhatIfs.ToDictionary(w => w.Code, StringComparer.Ordinal);
        if (!rules.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(ChangeCodes.All))
        {
            throw new ArgumentException($"The what-ifs must be exactly: {string.Join(", ", ChangeCodes.All)}.");
        }

        return new ReadinessData(advice, calendar, plan, [.. figures.Benchmarks.Select(Cited)], rules, changes.ScoreLevels);

        Benchmark Cited(Benchmark benchmark) => figures.Sources.TryGetValue(benchmark.Source, out var citation)
            ? benchmark with { Source = citation }
            : throw new ArgumentException($"A benchmark names the unknown source '{benchmark.Source}'.");
    }
}

internal sealed record BenchmarkFile(IReadOnlyList<Benchmark> Benchmarks, IReadOnlyDictionary<string, string> Sources);

internal sealed record WhatIfFile(IReadOnlyList<ScoreLevel> ScoreLevels, IReadOnlyList<WhatIfRule> WhatIfs);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(BenchmarkFile))]
[JsonSerializable(typeof(WhatIfFile))]
internal sealed partial class ReadinessJsonContext : JsonSerializerContext;
