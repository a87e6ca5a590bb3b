using System.Text.Json;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.Portfolio;

/// <summary>How a request writes its odds: one figure per program, or one for the interview and one for the match.</summary>
/// <param name="Odds">Field of the first (or only) stage.</param>
/// <param name="SignalOdds">Field of the same with signals.</param>
/// <param name="MatchOdds">Field of the second stage; null when there is one stage.</param>
internal sealed record StageForm(string Odds, string SignalOdds, string? MatchOdds)
{
    public static StageForm OneStage { get; } = new("odds", "signalOdds", null);

    public static StageForm TwoStage { get; } = new("interviewOdds", "interviewSignalOdds", "matchOdds");

    private StageForm Other => this == OneStage ? TwoStage : OneStage;

    private string[] Fields { get; } = MatchOdds is null ? [Odds, SignalOdds] : [Odds, SignalOdds, MatchOdds];

    /// <summary>The form of the correlation where one is given, else of the first program that shows one.</summary>
    public static StageForm Detect(JsonElement body)
    {
        if (body.TryGetProperty("correlation", out var correlation)
            && correlation.ValueKind is JsonValueKind.Number or JsonValueKind.Object)
        {
            return correlation.ValueKind == JsonValueKind.Object ? TwoStage : OneStage;
        }

        var programs = body.TryGetProperty("programs", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object)
            : [];
        return programs.Select(FormOf).FirstOrDefault(form => form is not null) ?? OneStage;
    }

    /// <summary>Checks that a program has the odds of this form and none of the other, and that no signal lowers them.</summary>
    public void Check(RequestObject json, ProgramDraft program)
    {
        foreach (var field in MatchOdds is null ? (string[])[Odds] : [Odds, MatchOdds])
        {
            if (json.IsAbsent(field))
            {
                json.Error(field, "required", "Required.");
            }
        }

        foreach (var field in Other.Fields)
        {
            if (!json.IsAbsent(field))
            {
                json.Error(field, "mixed-forms", $"The request uses {string.Join(" and ", Fields)}: use one form only.");
            }
        }

        CheckSignal(json, "silver", program.SignalOdds.Silver, program.Odds);
        CheckSignal(json, "gold", program.SignalOdds.Gold, program.Odds);
    }

    private void CheckSignal(RequestObject json, string level, double? odds, double? plain)
    {
        if (odds < plain)
        {
            json.Error($"{SignalOdds}.{level}", "too-small", "A signal cannot lower the odds.");
        }
    }

    private static StageForm? FormOf(JsonElement program) =>
        Array.Find([OneStage, TwoStage], form => form.Fields.Any(field => program.TryGetProperty(field, out _)));
}
