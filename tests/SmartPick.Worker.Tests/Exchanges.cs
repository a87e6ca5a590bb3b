using System.Text;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Worker.Tests;

/// <summary>A request, written down so that it can be sent to several servers.</summary>
/// <param name="Method">The method.</param>
/// <param name="Address">Path and query.</param>
/// <param name="Body">The body; none when null.</param>
/// <param name="Headers">Headers as <c>Name: value</c>, one a line.</param>
public sealed record Exchange(string Method, string Address, string? Body = null, string Headers = "")
{
    /// <summary>Sends the request.</summary>
    /// <param name="client">The server.</param>
    /// <param name="key">The key that opens keyed functions of this server; written <c>{key}</c> in the headers.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpClient client, string key)
    {
        using var request = Api.Request(new HttpMethod(Method), Address);
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) { Headers = { { "Content-Type", "application/json" } } };
        }

        foreach (var header in Headers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Replace("{key}", key, StringComparison.Ordinal).Split(": ", 2)))
        {
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        return await client.SendAsync(request);
    }

    public override string ToString() =>
        $"{Method} {Address} {Headers.ReplaceLineEndings(" ")} {(Body is null ? "" : $"{Body.Length} bytes")}";
}

/// <summary>Requests for every endpoint and every kind of answer of the HTTP contract.</summary>
internal static class Exchanges
{
    public const string Recommendations = "/api/v1/recommendations";

    public const string Profile = """
        {"applicant": {"type": "us-md-senior", "graduationYear": 2027, "step2ck": {"score": 252, "attempts": 1}}, "preferences": {"specialties": {"ir-integrated": 1, "dr": 0.7}}, "limits": {}}
        """;

    private const string RankList = """
        {"applicant": {"type": "us-md-senior"}, "interviews": [{"programId": "4162500001", "track": "C", "preference": 1, "impression": 4}, {"programId": "4160100001", "track": "C", "preference": 2, "impression": null}], "supplemental": []}
        """;

    private const string Market = """
        {"programs": [{"id": "a", "value": 1, "odds": 0.2}, {"id": "b", "value": 0.5, "odds": 0.8}], "limits": {"applications": 1}}
        """;

    public static IReadOnlyList<Exchange> All { get; } =
    [
        new("POST", Recommendations, Profile),
        new("POST", Recommendations, """{"applicant": {"type": "non-us-img"}}"""),
        new("POST", Recommendations, Profile, "Accept: text/csv"),
        new("POST", Recommendations + "?format=csv", Profile),
        new("POST", Recommendations, Profile, "Accept: image/png"),
        new("POST", Recommendations, Profile, "Content-Encoding: gzip"),
        new("POST", Recommendations, """{"applicant": {"type": "us-md-senior", "step2ck": {"score": 999}, "hobby": 1}}"""),
        new("POST", Recommendations, "{\"applicant\": "),
        new("POST", Recommendations, ""),
        new("POST", Recommendations),
        new("POST", Recommendations, "{\"applicant\": \"" + new string('x', 33 * 1024) + "\"}"),
        new("GET", Recommendations),
        new("HEAD", Recommendations),
        new("OPTIONS", Recommendations),
        new("POST", "/API/V1/Recommendations/", Profile),
        new("POST", "/api/v1/portfolio", Market),
        new("POST", "/api/v1/portfolio", "{\"programs\": [" + new string(' ', 513 * 1024) + "]}"),
        new("DELETE", "/api/v1/portfolio"),
        new("POST", "/api/v1/readiness", Profile),
        new("POST", "/api/v1/readiness", Profile, "Accept: text/calendar"),
        new("POST", "/api/v1/readiness?format=ics", Profile),
        new("POST", "/api/v1/rank-list", RankList),
        new("PUT", "/api/v1/rank-list", RankList),
        new("GET", "/api/v1/programs?specialty=dr&state=MI&limit=5"),
        new("HEAD", "/api/v1/programs?specialty=dr&state=MI&limit=5"),
        new("GET", "/api/v1/programs?near=42.28,-83.74,100&q=michigan"),
        new("GET", "/api/v1/programs?limit=0"),
        new("PATCH", "/api/v1/programs"),
        new("GET", "/api/v1/programs/4162500001"),
        new("HEAD", "/api/v1/programs/4162500001"),
        new("GET", "/api/v1/programs/nowhere"),
        new("GET", "/api/v1/programs/%2e%2e%2fadmin"),
        new("GET", "/api/v1/schools?q=wayne%20state"),
        new("GET", "/api/v1/schools?state=MI"),
        new("GET", "/api/v1/catalog"),
        new("GET", "/api/v1/catalog?fresh=1"),
        new("HEAD", "/api/v1/catalog"),
        new("GET", "/api/v1/model"),
        new("GET", "/api/v1/model", null, "If-None-Match: *"),
        new("GET", "/api/openapi.json"),
        new("HEAD", "/api/openapi.json"),
        new("GET", "/api/docs"),
        new("POST", "/api/docs"),
        new("GET", "/api/health/live"),
        new("HEAD", "/api/health/live"),
        new("GET", "/api/health/ready"),
        new("GET", "/api/health/ready", null, "If-None-Match: *"),
        new("POST", "/api/admin/refresh"),
        new("POST", "/api/admin/refresh", null, "x-functions-key: wrong"),
        new("GET", "/api/admin/refresh", null, "x-functions-key: {key}"),
        new("POST", "/api/admin/refresh?version=nowhere", null, "x-functions-key: {key}"),
        new("POST", "/api/admin/refresh?version=nowhere&code=wrong"),
        new("GET", "/"),
        new("HEAD", "/"),
        new("GET", "/", null, "Accept-Encoding: br"),
        new("GET", "/", null, "Accept-Encoding: gzip\nIf-None-Match: *"),
        new("POST", "/"),
        new("GET", "/embed/v1/frame"),
        new("GET", "/nowhere"),
        new("GET", "/api/nowhere"),
        new("POST", "/api/nowhere", "{}"),
        new("GET", "/..%2fhost.json"),
    ];
}
