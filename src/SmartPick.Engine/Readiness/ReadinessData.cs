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
/// <param name="Partners">Usual pairs of specialties, the most usual first.</param>
public sealed record ReadinessData(
    AdviceBook Advice,
    SeasonCalendar Calendar,
    PlanBook Plan,
    IReadOnlyList<Benchmark> Benchmarks,
    IReadOnlyDictionary<string, WhatIfRule> WhatIfs,
    IReadOnlyList<ScoreLevel> ScoreLevels,
    IReadOnlyList<SpecialtyPartner> Partners)
{
    /// <exception cref="JsonException">A text is malformed.</exception>
    /// <exception cref="ArgumentException">A benchmark or a pair of specialties names an unknown source, or a change is not spoken of.</exception>
    public static ReadinessData Parse(
        AdviceBook advice, SeasonCalendar calendar, PlanBook plan, ReadOnlySpan<byte> benchmarks, ReadOnlySpan<byte> whatIfs, ReadOnlySpan<byte> partners)
    {
        var pairs = JsonSerializer.Deserialize(partners, ReadinessJsonContext.Default.PartnerFile) ?? throw new JsonException(
            "The partners are empty.");
        var figures = JsonSerializer.Deserialize(benchmarks, ReadinessJsonContext.Default.BenchmarkFile) ?? throw new JsonException(
            "The benchmarks are empty.");
        var changes = JsonSerializer.Deserialize(whatIfs, ReadinessJsonContext.Default.WhatIfFile) ?? throw new JsonException(
            "The what-ifs are empty.");
        var rules = changes.WhatIfs.ToDictionary(w => w.Code, StringComparer.Ordinal);
        if (!rules.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(ChangeCodes.All))
        {
            throw new ArgumentException($"The what-ifs must be exactly: {string.Join(", ", ChangeCodes.All)}.");
        }

        return new ReadinessData(advice, calendar, plan, [.. figures.Benchmarks.Select(Cited)], rules, changes.ScoreLevels,
            [.. pairs.Partners.Select(p => p with { Source = Citation(pairs.Sources, p.Source) })]);

        Benchmark Cited(Benchmark benchmark) => benchmark with { Source = Citation(figures.Sources, benchmark.Source) };
    }

    private static string Citation(IReadOnlyDictionary<string, string> sources, string key) => sources.TryGetValue(key, out var citation)
        ? citation
        : throw new ArgumentException($"The readiness data name the unknown source '{key}'.");
}

internal sealed record PartnerFile(IReadOnlyList<SpecialtyPartner> Partners, IReadOnlyDictionary<string, string> Sources);

internal sealed record BenchmarkFile(IReadOnlyList<Benchmark> Benchmarks, IReadOnlyDictionary<string, string> Sources);

internal sealed record WhatIfFile(IReadOnlyList<ScoreLevel> ScoreLevels, IReadOnlyList<WhatIfRule> WhatIfs);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(BenchmarkFile))]
[JsonSerializable(typeof(WhatIfFile))]
[JsonSerializable(typeof(PartnerFile))]
internal sealed partial class ReadinessJsonContext : JsonSerializerContext;
