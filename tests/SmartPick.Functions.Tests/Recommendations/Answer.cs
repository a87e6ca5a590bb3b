using System.Text.Json;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>The answer to a recommendation request, with the contract's names.</summary>
internal sealed record Answer(
    Answer.CatalogPart Catalog,
    Answer.ModelPart Model,
    Answer.SummaryPart Summary,
    IReadOnlyList<Answer.Program> Programs,
    IReadOnlyList<Answer.LeftOut> NotChosen,
    IReadOnlyList<Answer.Pgy1Application> Pgy1,
    IReadOnlyList<Answer.CurvePoint> Curve,
    Answer.Stop StopAt,
    IReadOnlyList<Answer.Advice> Strategy,
    IReadOnlyList<Answer.Warning> Warnings,
    Answer.Ask? Pgy1Ask = null)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public IEnumerable<string> Ids => Programs.Select(p => p.ProgramId);

    public static Answer Parse(string json) => JsonSerializer.Deserialize<Answer>(json, Strict)!;

    public int Count(string specialty) => Programs.Count(p => p.Specialty == specialty);

    internal sealed record CatalogPart(string Version, DateTimeOffset RefreshedAt, int Programs);

    internal sealed record ModelPart(string Version, string Season, bool Calibrated, IReadOnlyDictionary<string, string> Odds);

    internal sealed record SummaryPart(
        Estimate MatchProbability,
        IReadOnlyDictionary<string, Estimate> BySpecialty,
        double WithoutPgy1,
        double BestMatchProbability,
        InterviewCount Interviews,
        int Applications,
        decimal FeesUsd,
        decimal Pgy1FeesUsd,
        IReadOnlyDictionary<string, SignalCount> Signals,
        IReadOnlyDictionary<string, SignalCount> SignalPools,
        IReadOnlyDictionary<string, int> SignalLevels,
        double ExpectedValue);

    internal sealed record Estimate(double P, double Low, double High);

    internal sealed record InterviewCount(double Mean, int P10, int P90);

    internal sealed record SignalCount(int Gold, int Silver);

    internal sealed record Program(
        int Rank,
        int PreferenceRank,
        string ProgramId,
        string Name,
        string Institution,
        string Specialty,
        string City,
        string State,
        string Tier,
        string EquivalenceGroup,
        string Signal,
        double Value,
        decimal FeeUsd,
        ProgramOdds Odds,
        double Marginal,
        IReadOnlyList<Reason> Reasons,
        IReadOnlyList<string> Unknown);

    internal sealed record ProgramOdds(Estimate Interview, Estimate Match, double Landing);

    internal sealed record Reason(string Factor, double Effect, string Text);

    internal sealed record LeftOut(string ProgramId, string Reason, string Text, double Marginal, string? EquivalenceGroup = null);

    internal sealed record Pgy1Application(
        string ProgramId, string Near, decimal FeeUsd, string Name, string Institution, string Signal, Pgy1Odds Odds, double Marginal, double? DistanceKm = null);

    internal sealed record Pgy1Odds(Estimate Interview, Estimate Match);

    internal sealed record Ask(string Text, IReadOnlyList<PlaceToAsk> Programs);

    internal sealed record PlaceToAsk(string ProgramId, string Near, string Specialty, string Name, string State);

    internal sealed record CurvePoint(int Applications, decimal FeesUsd, double MatchProbability, double ExpectedValue);

    internal sealed record Stop(int Applications, string Text);

    internal sealed record Advice(string Code, string Text);

    internal sealed record Warning(string Code, string Text, string? Field = null);
}
