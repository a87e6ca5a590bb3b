using System.Text.Json;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.ModelInfo;

/// <summary><c>GET /api/v1/model</c>.</summary>
[Collection(SeededAppTests.Name)]
public sealed class ModelTests(SeededApp app)
{
    [Fact]
    public async Task Every_parameter_has_a_value_an_error_a_unit_a_kind_and_a_citation()
    {
        var parameters = (await app.Client.GetJsonAsync("/api/v1/model")).GetProperty("parameters").EnumerateArray().ToArray();

        Assert.True(parameters.Length > 150);
        Assert.All(parameters, p =>
        {
            Assert.True(double.IsFinite(p.GetProperty("value").GetDouble()));
            Assert.True(p.GetProperty("standardError").GetDouble() >= 0);
            Assert.NotEmpty(p.GetProperty("unit").GetString()!);
            Assert.Contains(p.GetProperty("kind").GetString(), new[] { "published", "derived", "judged" });
            Assert.Contains(' ', p.GetProperty("source").GetString()!);
        });
    }

    [Fact]
    public async Task Every_specialty_says_what_its_odds_rest_on()
    {
        var rows = (await app.Client.GetJsonAsync("/api/v1/model")).GetProperty("specialties").EnumerateArray()
            .ToDictionary(r => r.GetProperty("specialty").GetString()!);

        Assert.Equal("calibrated", rows["family-medicine"].GetProperty("odds").GetProperty("us-do-senior").GetString());
        Assert.Equal("borrowed", rows["family-medicine"].GetProperty("odds").GetProperty("us-img").GetString());
        Assert.False(rows["family-medicine"].TryGetProperty("borrowsFrom", out var lenders) && lenders.ValueKind != JsonValueKind.Null);
        Assert.Equal("borrowed", rows["im-psychiatry"].GetProperty("odds").GetProperty("us-md-senior").GetString());
        Assert.Contains("psychiatry", rows["im-psychiatry"].GetProperty("borrowsFrom").EnumerateArray().Select(s => s.GetString()));
    }

    [Fact]
    public async Task The_calibration_table_says_what_was_fitted_and_why_a_check_is_missed()
    {
        var rows = (await app.Client.GetJsonAsync("/api/v1/model")).GetProperty("calibration").EnumerateArray().ToArray();

        Assert.All(rows.Where(r => IsRate(r) && Is(r, "fit")), r => Assert.Equal(
            r.GetProperty("published").GetDouble(),
            r.GetProperty("model").GetDouble(),
            0.01));
        Assert.All(
            rows.Where(r => r.GetProperty("unit").GetString() == "count" && Is(r, "check")
                && r.GetProperty("model").GetDouble() != r.GetProperty("published").GetDouble()),
            r => Assert.Contains("Missed: ", r.GetProperty("note").GetString()!, StringComparison.Ordinal));
        Assert.Contains(rows, r => Is(r, "check") && r.GetProperty("note").GetString()!.Contains("Missed: ", StringComparison.Ordinal));

        static bool Is(JsonElement row, string use) => row.GetProperty("use").GetString() == use;
        static bool IsRate(JsonElement row) => row.GetProperty("unit").GetString() == "rate";
    }

    [Fact]
    public async Task Its_limits_and_version_are_said()
    {
        var model = await app.Client.GetJsonAsync("/api/v1/model");

        Assert.NotEmpty(model.GetProperty("limits").EnumerateArray());
        Assert.Equal(RealData.ModelVersion, model.GetProperty("version").GetString());
    }
}
