using System.Globalization;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.CatalogInfo;

/// <summary><c>GET /api/v1/catalog</c>.</summary>
[Collection(SeededAppTests.Name)]
public sealed class CatalogTests(SeededApp app)
{
    [Fact]
    public async Task The_catalog_counts_the_programs_of_every_specialty()
    {
        var counts = (await app.Client.GetJsonAsync("/api/v1/catalog")).GetProperty("counts");

        Assert.Equal(
            RealData.SpecialtyById.Values.CountBy(specialty => specialty).OrderBy(c => c.Key, StringComparer.Ordinal),
            counts.EnumerateObject().Select(c => KeyValuePair.Create(c.Name, c.Value.GetInt32())).OrderBy(
                c => c.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_specialty_is_named_with_its_application_service_match_and_signals()
    {
        var catalog = await app.Client.GetJsonAsync("/api/v1/catalog");
        var specialties = catalog.GetProperty("specialties");

        Assert.Equal(
            catalog.GetProperty("counts").EnumerateObject().Select(s => s.Name), specialties.EnumerateObject().Select(s => s.Name));
        Assert.Equal(("Emergency Medicine", "ResidencyCAS"), (Text("emergency-medicine", "name"), Text("emergency-medicine", "service")));
        Assert.Equal("AUA Urology Match", Text("urology", "match"));
        Assert.Equal(("radiology", 2), Signals("dr"));
        Assert.Equal(("radiology", 2), Signals("ir-integrated"));
        Assert.Equal(("emergency-medicine", 1), Signals("emergency-medicine"));
        Assert.False(specialties.GetProperty("emergency-medicine").GetProperty("signals").GetProperty("homeAndAway").GetBoolean());

        string? Text(string code, string field) => specialties.GetProperty(code).GetProperty(field).GetString();

        (string?, int) Signals(string code)
        {
            var signals = specialties.GetProperty(code).GetProperty("signals");
            return (signals.GetProperty("pool").GetString(), signals.GetProperty("levels").GetInt32());
        }
    }

    [Fact]
    public async Task Completeness_is_the_share_of_filled_cells_of_every_optional_column()
    {
        var completeness = (await app.Client.GetJsonAsync("/api/v1/catalog")).GetProperty("completeness");

        Assert.Equal(
            new[]
            {
                "lat", "lon", "setting", "positions", "tracks", "step2ck_median", "step2ck_minimum", "step2ck_minimum_kind", "comlex",
                "visas", "do_share", "img_share", "applicants", "interviews", "signals_accepted", "ir_division", "research_funding_musd",
            }.Order(StringComparer.Ordinal),
            completeness.EnumerateObject().Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.All(completeness.EnumerateObject(), c => Assert.InRange(c.Value.GetDouble(), 0, 1));
    }

    [Fact]
    public async Task The_version_is_that_of_the_answers_and_says_when_it_was_made()
    {
        var catalog = await app.Client.GetJsonAsync("/api/v1/catalog");
        var answer = await app.RecommendAsync(Requests.Average);

        var version = catalog.GetProperty("version").GetString();
        var refreshedAt = catalog.GetProperty("refreshedAt").GetDateTimeOffset();
        Assert.Equal(answer.Catalog.Version, version);
        Assert.Equal(answer.Catalog.RefreshedAt, refreshedAt);
        var made = DateTimeOffset.Parse(version![..(version!.IndexOf('Z', StringComparison.Ordinal) + 1)], CultureInfo.InvariantCulture);
        Assert.InRange((refreshedAt - made).TotalMinutes, 0, 5);
        Assert.InRange(catalog.GetProperty("ageSeconds").GetDouble(), 0, TimeSpan.FromHours(1).TotalSeconds);
    }

    [Fact]
    public async Task The_last_refresh_is_summed_up()
    {
        var last = (await app.Client.GetJsonAsync("/api/v1/catalog")).GetProperty("lastRefresh");

        Assert.Equal("refreshed", last.GetProperty("outcome").GetString());
        Assert.Equal(RealData.SpecialtyById.Count, last.GetProperty("rowsRead").GetInt32());
        Assert.Equal(0, last.GetProperty("rowsRefused").GetInt32());
        Assert.StartsWith("reports/", last.GetProperty("report").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(default, last.GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_app_is_ready() =>
        Assert.Equal("ready", (await app.Client.GetJsonAsync("/api/health/ready")).GetProperty("status").GetString());
}
