using System.Text.Json;

namespace SmartPick.Functions.Portfolio;

/// <summary>How a request writes its odds: one figure per program, or one for the interview and one for the match.</summary>
/// <param name="Odds">Field of the first (or only) stage.</param>
/// <param name="SignalOdds">Field of the same with signals.</param>
/// <param name="MatchOdds">Field of the second stage; null when there is one stage.</param>
internal sealed record StageForm(string Odds, string SignalOdds, string? MatchOdds)
{
    private static readonly StageForm OneStage = new("odds", "signalOdds", null);
    private static readonly StageForm TwoStage = new("interviewOdds", "interviewSignalOdds", "matchOdds");

    public StageForm Other => this == OneStage ? TwoStage : OneStage;

    public string[] Fields { get; } = MatchOdds is null ? [Odds, SignalOdds] : [Odds, SignalOdds, MatchOdds];

    /// <summary>The form of the correlation where one is given, else of the first program that shows one.</summary>
    public static StageForm Of(JsonElement body)
    {
        if (body.TryGetProperty("correlation", out var correlation) && correlation.ValueKind is JsonValueKind.Number or JsonValueKind.Object)
        {
            return correlation.ValueKind == JsonValueKind.Object ? TwoStage : OneStage;
        }

        var programs = body.TryGetProperty("programs", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object)
            : [];
        return programs.Select(FormOf).FirstOrDefault(form => form is not null) ?? OneStage;
    }

    private static StageForm? FormOf(JsonElement program) =>
        Array.Find([OneStage, TwoStage], form => form.Fields.Any(field => program.TryGetProperty(field, out _)));
}
