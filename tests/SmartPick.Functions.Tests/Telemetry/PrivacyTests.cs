using System.Net;
using System.Text;

namespace SmartPick.Functions.Tests.Telemetry;

/// <summary>
/// Telemetry says how the app does, never who asked for what. Bodies, headers and queries are marked; a path holds no more
/// than the id of a program.
/// </summary>
public sealed class PrivacyTests(ObservedApp app) : IClassFixture<ObservedApp>
{
    private const string Marker = "zzmarker";
    private const string Place = "41.2345";

    // Numbers cannot hold a word, so a place that nobody else has marks them.
    private const string Valid = $$"""
        {
          "applicant": {
            "type": "us-md-senior",
            "step2ck": {"score": 252},
            "ties": {"states": ["MI"], "near": [{"lat": {{Place}}, "lon": -83.74, "radiusKm": 300}] }
          },
          "preferences": {"specialties": {"ir-integrated": 1} },
          "limits": {"applications": 5}
        }
        """;

    private const string Invalid = $$"""
        {
          "applicant": {
            "type": "{{Marker}}",
            "graduationYear": "{{Marker}}",
            "step1": {"result": "{{Marker}}"},
            "honors": ["{{Marker}}"],
            "letters": ["{{Marker}}"],
            "rotations": [{"kind": "{{Marker}}", "specialty": "{{Marker}}", "programId": "{{Marker}}"}],
            "homeInstitution": "{{Marker}}",
            "ties": {"states": ["{{Marker}}"]},
            "needsVisa": "{{Marker}}",
            "redFlags": ["{{Marker}}"],
            "{{Marker}}": "{{Marker}}"
          },
          "preferences": {"specialties": {"{{Marker}}": 1}, "include": ["{{Marker}}"]},
          "objective": "{{Marker}}"
        }
        """;

    private const string Market = $$"""{"programs": [{"id": "{{Marker}}", "group": "{{Marker}}", "value": 1, "odds": 0.2}], "limits": {"applications": 1} }""";

    [Fact]
    public async Task Nothing_that_a_caller_writes_is_in_a_log_a_span_or_a_metric()
    {
        await PostAsync("recommendations", Valid, HttpStatusCode.OK);
        await PostAsync("recommendations", Invalid, HttpStatusCode.BadRequest);
        await PostAsync("recommendations", $$"""{"applicant": {"type": {{Marker}}""", HttpStatusCode.BadRequest);
        await PostAsync("portfolio", Market, HttpStatusCode.OK);
        await PostAsync("readiness", Valid, HttpStatusCode.OK);
        await PostAsync("readiness", Invalid, HttpStatusCode.BadRequest);
        await GetAsync($"api/v1/programs?q={Marker}&near={Place},-83.74,100", HttpStatusCode.OK);
        await GetAsync($"api/v1/programs?limit={Marker}", HttpStatusCode.BadRequest);
        await GetAsync("api/v1/programs/nowhere", HttpStatusCode.NotFound);

        var told = app.Told();

        Assert.Contains(told, line => line.StartsWith("log SmartPick", StringComparison.Ordinal));
        Assert.Contains(told, line => line.StartsWith("span solve", StringComparison.Ordinal));
        Assert.Contains("metric smartpick.requests endpoint=/api/v1/recommendations status=400", told);
        Assert.Contains("metric smartpick.requests endpoint=/api/v1/programs status=404", told);
        foreach (var kind in new[] { "recommendations", "portfolio", "readiness" })
        {
            Assert.Contains($"metric smartpick.solve.duration kind={kind}", told);
            Assert.Contains($"metric smartpick.solve.gap kind={kind}", told);
        }

        Assert.Contains(told, line => line.StartsWith("metric smartpick.catalog.programs catalog.version=20", StringComparison.Ordinal));
        Assert.All(told, line =>
        {
            Assert.DoesNotContain(Marker, line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Place, line, StringComparison.Ordinal);
        });
    }

    private async Task PostAsync(string endpoint, string body, HttpStatusCode expected)
    {
        using var client = app.Client;
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        content.Headers.Add("X-Note", Marker);
        using var answer = await client.PostAsync(new Uri($"api/v1/{endpoint}", UriKind.Relative), content);
        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task GetAsync(string address, HttpStatusCode expected)
    {
        using var client = app.Client;
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
    }
}
