using System.Text.Json;
using System.Text.Json.Serialization;
using SmartPick.Engine.AdviceRules;

namespace SmartPick.Engine.Plan;

/// <summary>Every step on the way to the Match.</summary>
public sealed class PlanBook
{
    /// <exception cref="ArgumentException">
    /// A step is given twice, names a fact or figure that does not exist, or has an end that is neither a day nor an event.
    /// </exception>
    public PlanBook(IEnumerable<PlanStage> stages)
    {
        Stages = [.. stages.OrderBy(s => s.Order)];
        var steps = Stages.SelectMany(s => s.Steps).ToArray();
        foreach (var step in steps)
        {
            var what = $"Step '{step.Id}'";
            AdviceBook.CheckNames(what, step.When ?? new Condition(), step.Text, step.Late, step.Why);
            AdviceBook.CheckNames(what, step.Done ?? new Condition());
            if (!IsWhole(step.From) || !IsWhole(step.To))
            {
                throw new ArgumentException($"{what}: an end of its window is either year, month and day, or an event.");
            }
        }

        if (steps.GroupBy(s => s.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Step '{twice.Key}' is given twice.", nameof(stages));
        }
    }

    public IReadOnlyList<PlanStage> Stages { get; }

    /// <param name="files">The text of each stage, in any order.</param>
    /// <exception cref="JsonException">A text is malformed.</exception>
    /// <exception cref="ArgumentException">The steps contradict each other.</exception>
    public static PlanBook Parse(IEnumerable<byte[]> files) => new(files.Select(file =>
        JsonSerializer.Deserialize(file, PlanJsonContext.Default.PlanStage) ?? throw new JsonException("A file of plan steps is empty.")));

    private static bool IsWhole(PlanAnchor anchor) => anchor.Event is null
        ? anchor is { Year: not null, Month: >= 1 and <= 12, Day: >= 1 and <= 31, Days: 0 }
        : anchor is { Year: null, Month: null, Day: null };
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(PlanStage))]
internal sealed partial class PlanJsonContext : JsonSerializerContext;
