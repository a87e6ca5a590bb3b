using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartPick.Functions.Tests.Portfolio;

/// <summary>The endpoint's answer as the contract promises it.</summary>
internal sealed record SolvedMarket(
    IReadOnlyList<SolvedMarket.Pick> Portfolio,
    double ExpectedValue,
    double MatchProbability,
    double Cost,
    double UpperBound,
    double Gap,
    bool Optimal,
    SolvedMarket.Multipliers Certificate,
    IReadOnlyList<SolvedMarket.CurvePoint> Curve)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static async Task<SolvedMarket> OfAsync(HttpClient client, JsonObject request)
    {
        using var response = await client.SolveAsync(request.ToJsonString());
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode}: {body}");
        return JsonSerializer.Deserialize<SolvedMarket>(body, Strict)!;
    }

    internal sealed record Pick(string Id, string Signal, double Marginal);

    /// <summary>A point and prices that prove a bound; a case without a bound holds no portfolio.</summary>
    internal record Proof(
        IReadOnlyList<Amount> Point,
        double Applications,
        double Budget,
        double Gold,
        double Silver,
        IReadOnlyDictionary<string, double> PerGroup,
        IReadOnlyDictionary<string, double> Tiers,
        double? Bound = null);

    internal sealed record Multipliers(
        IReadOnlyList<Amount> Point,
        double Applications,
        double Budget,
        double Gold,
        double Silver,
        IReadOnlyDictionary<string, double> PerGroup,
        IReadOnlyDictionary<string, double> Tiers,
        IReadOnlyList<string> Opened,
        string Method,
        IReadOnlyList<Split> Splits,
        IReadOnlyList<Case> Cases,
        double? Bound = null)
        : Proof(Point, Applications, Budget, Gold, Silver, PerGroup, Tiers, Bound);

    internal sealed record Case(
        IReadOnlyList<Decision> Decisions,
        IReadOnlyList<Amount> Point,
        double Applications,
        double Budget,
        double Gold,
        double Silver,
        IReadOnlyDictionary<string, double> PerGroup,
        IReadOnlyDictionary<string, double> Tiers,
        IReadOnlyList<string> Opened,
        double? Bound = null)
        : Proof(Point, Applications, Budget, Gold, Silver, PerGroup, Tiers, Bound);

    internal sealed record Split(IReadOnlyList<string> Programs, int Count, string? Signal = null);

    internal sealed record Decision(int Split, bool More, double? Price = null);

    internal sealed record Amount(string Id, double None, double Silver, double Gold);

    internal sealed record CurvePoint(int Applications, double FeesUsd, double MatchProbability, double ExpectedValue);
}
