using System.Net;
using System.Text.Json;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Admin;

/// <summary><c>POST /api/admin/refresh</c>.</summary>
public sealed class RefreshTests : IAsyncLifetime
{
    private TinyCatalog _catalog = null!;

    public async Task InitializeAsync() => _catalog = await TinyCatalog.StartAsync(
        TinyCatalog.Row("4200000001"), TinyCatalog.Row("4200000002"));

    public async Task DisposeAsync() => await _catalog.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task Without_the_key_nothing_happens(string? key)
    {
        await _catalog.UploadAsync("more.csv", TinyCatalog.Row("4200000003"));

        using var refused = await _catalog.RefreshAsync(key);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_refresh_serves_the_new_programs_and_reports()
    {
        var before = await _catalog.Client.GetJsonAsync("/api/v1/catalog");
        await _catalog.UploadAsync("more.csv", TinyCatalog.Row("4200000003"));

        using var response = await _catalog.RefreshAsync();

        var report = await ReportAsync(response);
        Assert.Equal("refreshed", report.GetProperty("outcome").GetString());
        Assert.Equal(3, report.GetProperty("rowsRead").GetInt32());
        Assert.Equal(0, report.GetProperty("rowsRefused").GetInt32());
        Assert.Equal(0, report.GetProperty("problems").GetArrayLength());
        var after = await _catalog.Client.GetJsonAsync("/api/v1/catalog");
        Assert.Equal(report.GetProperty("version").GetString(), after.GetProperty("version").GetString());
        Assert.NotEqual(before.GetProperty("version").GetString(), after.GetProperty("version").GetString());
        Assert.Equal(3, await CountAsync());
    }

    [Fact]
    public async Task A_refresh_without_changes_changes_nothing()
    {
        using var response = await _catalog.RefreshAsync();

        Assert.Equal("unchanged", (await ReportAsync(response)).GetProperty("outcome").GetString());
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_bad_row_is_reported_by_file_line_and_column_and_the_others_survive()
    {
        await _catalog.UploadAsync(
            "more.csv",
            TinyCatalog.Row("4200000003"),
            TinyCatalog.Row("4200000004", name: "", positions: "many"),
            TinyCatalog.Row("4200000005"));

        using var response = await _catalog.RefreshAsync();

        var report = await ReportAsync(response);
        Assert.Equal(5, report.GetProperty("rowsRead").GetInt32());
        Assert.Equal(1, report.GetProperty("rowsRefused").GetInt32());
        var problems = report.GetProperty("problems").EnumerateArray().ToArray();
        Assert.Equal(["row-left-out", "cell-unknown"], problems.Select(p => p.GetProperty("effect").GetString()));
        Assert.All(problems, problem =>
        {
            Assert.EndsWith("more.csv", problem.GetProperty("file").GetString(), StringComparison.Ordinal);
            Assert.Equal(3, problem.GetProperty("line").GetInt32());
        });
        Assert.Equal("name", problems[0].GetProperty("column").GetString());
        Assert.Equal("many", problems[1].GetProperty("value").GetString());
        Assert.Equal(
            ["more.csv", "programs.csv"],
            report.GetProperty("files").EnumerateArray().Select(f => Path.GetFileName(f.GetProperty("name").GetString())));
        Assert.Equal(4, await CountAsync());
        using var gone = await _catalog.Client.GetAsync(Api.At("/api/v1/programs/4200000004"));
        await Problem.OfAsync(gone, HttpStatusCode.NotFound);
        var last = (await _catalog.Client.GetJsonAsync("/api/v1/catalog")).GetProperty("lastRefresh");
        Assert.Equal(1, last.GetProperty("rowsRefused").GetInt32());
    }

    [Fact]
    public async Task A_refused_change_is_published_when_its_code_is_sent()
    {
        await _catalog.UploadAsync("programs.csv", TinyCatalog.Row("4200000001"));

        using var refused = await _catalog.RefreshAsync();
        var report = await ReportAsync(refused);
        Assert.Equal("refused", report.GetProperty("outcome").GetString());
        using var wrong = await _catalog.RefreshAsync(accept: "000000000000");
        Assert.Equal("refused", (await ReportAsync(wrong)).GetProperty("outcome").GetString());
        using var accepted = await _catalog.RefreshAsync(accept: report.GetProperty("accept").GetString());

        Assert.Equal("refreshed", (await ReportAsync(accepted)).GetProperty("outcome").GetString());
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task When_storage_is_down_the_data_serves_on()
    {
        await _catalog.StopStorageAsync();

        using var response = await _catalog.RefreshAsync();

        await Problem.OfAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_version_is_pinned_until_the_latest_is_asked_for()
    {
        var version = (await _catalog.Client.GetJsonAsync("/api/v1/catalog")).GetProperty("version").GetString()!;

        using var pinned = await _catalog.RefreshAsync(version: version);
        Assert.Equal("pinned", (await ReportAsync(pinned)).GetProperty("outcome").GetString());
        Assert.True((await _catalog.Client.GetJsonAsync("/api/v1/catalog")).GetProperty("pinned").GetBoolean());
        using var unknown = await _catalog.RefreshAsync(version: "2020-01-01T00:00:00Z-0000");
        await Problem.OfAsync(unknown, HttpStatusCode.NotFound);
        using var latest = await _catalog.RefreshAsync(version: "latest");
        Assert.True(latest.IsSuccessStatusCode);
        Assert.NotEqual("pinned", (await ReportAsync(latest)).GetProperty("outcome").GetString());
        Assert.False((await _catalog.Client.GetJsonAsync("/api/v1/catalog")).GetProperty("pinned").GetBoolean());
    }

    [Fact]
    public async Task A_refresh_is_posted()
    {
        using var request = Api.Request(HttpMethod.Get, "/api/admin/refresh");
        request.Headers.Add("x-functions-key", FunctionApp.Key);
        using var response = await _catalog.Client.SendAsync(request);

        await Problem.OfAsync(response, HttpStatusCode.MethodNotAllowed);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    private static async Task<JsonElement> ReportAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return JsonElement.Parse(body);
    }

    private async Task<int> CountAsync() => (await _catalog.Client.GetJsonAsync("/api/v1/programs")).GetProperty("total").GetInt32();
}
