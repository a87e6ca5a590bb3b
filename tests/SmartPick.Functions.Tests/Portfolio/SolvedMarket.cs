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
    internal record Proof
    {
        public required IReadOnlyList<Amount> Point { get; init; }

        public required double Applications { get; init; }

        public required double Budget { get; init; }

        public required double Gold { get; init; }

        public required double Silver { get; init; }

        public required IReadOnlyDictionary<string, double> PerGroup { get; init; }

        public required IReadOnlyDictionary<string, double> Tiers { get; init; }

        public required IReadOnlyList<string> Opened { get; init; }

        public double? Bound { get; init; }
    }

    internal sealed record Multipliers : Proof
    {
        public required string Method { get; init; }

        public required IReadOnlyList<Split> Splits { get; init; }

        public required IReadOnlyList<Case> Cases { get; init; }
    }

    internal sealed record Case : Proof
    {
        public required IReadOnlyList<Decision> Decisions { get; init; }
    }

    internal sealed record Split(IReadOnlyList<string> Programs, int Count, string? Signal = null);

    internal sealed record Decision(int Split, bool More, double? Price = null);

    internal sealed record Amount(string Id, double None, double Silver, double Gold);

    internal sealed record CurvePoint(int Applications, double FeesUsd, double MatchProbability, double ExpectedValue);
}
