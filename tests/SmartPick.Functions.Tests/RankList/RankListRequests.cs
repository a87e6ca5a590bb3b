using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.RankList;

/// <summary>Requests and answers of the rank list.</summary>
internal static class RankListRequests
{
    public const string Address = "/api/v1/rank-list";

    /// <summary>Two tracks of an IR program, two DR programs, a transitional year, and a supplemental list.</summary>
    public static JsonObject Example { get; } = JsonEdits.Parse("""
        {
          "applicant": {"type": "us-md-senior", "graduationYear": 2026, "step2ck": {"score": 252, "attempts": 1}},
          "interviews": [
            {"programId": "4160100001", "track": "A", "preference": 1, "impression": 4},
            {"programId": "4160100001", "track": "C", "preference": 2},
            {"programId": "4200111008", "track": "A", "preference": 4},
            {"programId": "4200111007", "track": "C", "preference": 3, "impression": 2},
            {"programId": "9990100003", "track": "P", "preference": 5, "impression": null}
          ],
          "supplemental": [{"for": "4160100001", "programs": ["9990100001", "9990100003"]}]
        }
        """);

    public static Task<HttpResponseMessage> RankAsync(this HttpClient client, string body) =>
        client.PostAsync(Api.At(Address), Api.Json(body));

    public static async Task<JsonElement> ReviewAsync(this HttpClient client, JsonObject request)
    {
        using var response = await client.RankAsync(request.ToJsonString());
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode}: {body}");
        return JsonElement.Parse(body);
    }
}
