using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Portfolio;

/// <summary>Requests to the portfolio endpoint.</summary>
internal static class MarketRequest
{
    public const string Address = "/api/v1/portfolio";

    /// <summary>The example of the contract, with three programs more so that there is something to choose.</summary>
    public static JsonObject Example() => JsonEdits.Parse(
        """
        {
          "programs": [
            {"id": "a", "group": "dr", "value": 1, "odds": 0.2, "signalOdds": {"gold": 0.4, "silver": 0.3}, "cost": 1},
            {"id": "b", "group": "dr", "value": 0.9, "odds": 0.3},
            {"id": "c", "group": "ir", "value": 0.8, "odds": 0.5, "cost": 5},
            {"id": "d", "value": 0.7, "odds": 0.6}
          ],
          "correlation": 0.0,
          "unmatchedValue": 0,
          "limits": {"applications": 4, "perGroup": {"dr": 40}, "budget": 100, "signals": {"gold": 6, "silver": 6}},
          "tiers": {"dr": [{"first": 30, "each": 11}, {"each": 30}]},
          "include": [], "exclude": []
        }
        """);

    /// <summary>A market of any size with everything on: signals, tiers, a budget, a cap, costs.</summary>
    public static JsonObject Everything(int seed, int programs, int applications, string correlation)
    {
        var random = new Random(seed);
        var list = new JsonArray();
        for (var i = 0; i < programs; i++)
        {
            var odds = 0.02 + (0.4 * random.NextDouble() * random.NextDouble());
            list.Add(new JsonObject
            {
                ["id"] = $"p{i:D4}",
                ["group"] = i % 3 == 0 ? "ir" : "dr",
                ["value"] = Math.Round(1 + random.NextDouble(), 3),
                ["odds"] = Math.Round(odds, 4),
                ["signalOdds"] = new JsonObject { ["gold"] = Math.Round(2 * odds, 4), ["silver"] = Math.Round(1.5 * odds, 4) },
                ["cost"] = i % 4,
            });
        }

        return new JsonObject
        {
            ["programs"] = list,
            ["correlation"] = JsonNode.Parse(correlation),
            ["limits"] = new JsonObject
            {
                ["applications"] = applications,
                ["perGroup"] = new JsonObject { ["dr"] = applications * 2 / 3 },
                ["budget"] = applications * 15,
                ["signals"] = new JsonObject { ["gold"] = 3, ["silver"] = 5 },
            },
            ["tiers"] = JsonNode.Parse(
                """{"dr": [{"first": 10, "each": 11}, {"each": 30}], "ir": [{"first": 4, "each": 11}, {"first": 4, "each": 20}, {"each": 30}]}"""),
        };
    }

    public static Task<HttpResponseMessage> SolveAsync(this HttpClient client, string body) =>
        client.PostAsync(Api.At(Address), Api.Json(body));
}
