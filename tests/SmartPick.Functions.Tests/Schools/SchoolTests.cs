using System.Text.Json;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Schools;

/// <summary><c>GET /api/v1/schools</c>, and <c>applicant.medicalSchool</c>.</summary>
[Collection(SeededAppTests.Name)]
public sealed class SchoolTests(SeededApp app)
{
    private const string Address = "/api/v1/schools";

    [Fact]
    public async Task All_schools_come_page_by_page_in_the_order_of_their_keys()
    {
        var keys = new List<string>();
        string? cursor = null;
        var total = 0;
        do
        {
            var page = await app.Client.GetJsonAsync($"{Address}?limit=100{(cursor is null ? "" : $"&cursor={cursor}")}");
            keys.AddRange(page.GetProperty("schools").EnumerateArray().Select(Key));
            total = page.GetProperty("total").GetInt32();
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(238, total);
        Assert.Equal(total, keys.Count);
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Theory]
    [InlineData("wayne state", "wayne-state")]
    [InlineData("Wayne  St", "wayne-state")]
    [InlineData("umich", "michigan")]
    [InlineData("detroit", "wayne-state")]
    [InlineData("saint louis", "saint-louis")]
    [InlineData("st. louis", "saint-louis")]
    public async Task A_school_is_found_by_its_names_and_its_city(string q, string key)
    {
        var page = await app.Client.GetJsonAsync($"{Address}?q={Uri.EscapeDataString(q)}");

        Assert.Contains(page.GetProperty("schools").EnumerateArray(), school => Key(school) == key);
        Assert.InRange(page.GetProperty("total").GetInt32(), 1, 20);
    }

    [Fact]
    public async Task A_school_has_its_home_programs_by_specialty()
    {
        var page = await app.Client.GetJsonAsync($"{Address}?q=umich");
        var home = Assert.Single(page.GetProperty("schools").EnumerateArray()).GetProperty("homePrograms");

        var dr = Assert.Single(home.GetProperty("dr").EnumerateArray()).GetString()!;
        var program = await app.Client.GetJsonAsync($"/api/v1/programs/{dr}");
        Assert.Equal("michigan", program.GetProperty("institution").GetString());
        Assert.Equal("MI", program.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("state=MI", "state")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=nowhere", "cursor")]
    [InlineData("q=--", "q")]
    public async Task A_bad_parameter_is_named(string query, string field)
    {
        using var response = await app.Client.GetAsync(Api.At($"{Address}?{query}"));

        Assert.Equal([field], (await Problem.InvalidAsync(response)).Fields);
    }

    [Theory]
    [InlineData("michigan")]
    [InlineData("UMich")]
    [InlineData("University of Michigan Medical School")]
    [InlineData(" university-of-michigan ")]
    public async Task Any_name_of_the_school_gives_the_same_home_programs_and_tie(string name)
    {
        var answer = await app.RecommendAsync(Requests.TypeAlone().With("applicant.medicalSchool", JsonSerializer.Serialize(name)));

        var home = answer.Programs.Where(p => p.Reasons.Any(r => r.Factor == "home-program")).ToArray();
        Assert.NotEmpty(home);
        Assert.All(home, p => Assert.Equal("michigan", p.Institution));
        Assert.All(
            answer.Programs.Where(p => p.State == "MI"),
            p => Assert.Contains(p.Reasons, r => r.Factor is "geographic-tie" or "home-program"));
        Assert.All(answer.Programs, p => Assert.DoesNotContain("applicant.homeInstitution", p.Unknown));
    }

    [Fact]
    public async Task A_school_says_the_same_as_its_institution_and_state()
    {
        // Which programs get a signal may differ.
        var unsignaled = Requests.TypeAlone().With("limits.signals", """{"radiology": {"gold": 0, "silver": 0}}""");
        var bySchool = await app.RecommendAsync(unsignaled.With("applicant.medicalSchool", "\"michigan\""));
        var byHand = await app.RecommendAsync(unsignaled.With("applicant.homeInstitution", "\"michigan\""));

        var home = bySchool.Programs.First(p => p.Institution == "michigan" && p.Specialty == "dr");
        Assert.Equal(byHand.Programs.First(p => p.ProgramId == home.ProgramId).Odds.Interview, home.Odds.Interview);
    }

    [Fact]
    public async Task A_school_without_home_programs_is_an_answer()
    {
        var answer = await app.RecommendAsync(Requests.TypeAlone().With("applicant.medicalSchool", "\"asu-shufeldt\""));

        Assert.NotEmpty(answer.Programs);
        Assert.DoesNotContain(answer.Programs, p => p.Reasons.Any(r => r.Factor == "home-program"));
        Assert.All(answer.Programs, p => Assert.DoesNotContain("applicant.homeInstitution", p.Unknown));
    }

    [Theory]
    [InlineData("us-md-senior", "hogwarts", "not-found", "/api/v1/schools")]
    [InlineData("us-md-senior", "wayne stat", "not-found", "wayne-state")]
    [InlineData("us-md-senior", "—", "not-found", "/api/v1/schools")]
    [InlineData("us-do-senior", "michigan", "contradiction", "MD")]
    [InlineData("us-md-senior", "atsu-kcom", "contradiction", "DO")]
    [InlineData("non-us-img", "michigan", "contradiction", "IMG")]
    public async Task A_school_that_cannot_be_is_refused_with_what_there_is(string type, string school, string code, string told)
    {
        foreach (var address in new[] { Api.Recommendations, "/api/v1/readiness", "/api/v1/rank-list" })
        {
            var body = Requests.TypeAlone(type).With("applicant.medicalSchool", JsonSerializer.Serialize(school));
            body = address.EndsWith("rank-list", StringComparison.Ordinal) ? body.With("interviews", "[]") : body;
            using var response = await app.Client.PostAsync(Api.At(address), Api.Json(body.ToJsonString()));

            var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!);
            Assert.Equal(("applicant.medicalSchool", code), (mistake.Field, mistake.Code));
            Assert.Contains(told, mistake.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_name_that_several_schools_share_is_refused_with_their_keys()
    {
        using var response = await app.Client.RecommendAsync(Requests.TypeAlone().With("applicant.medicalSchool", "\"WSU\""));

        var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!);
        Assert.Equal("ambiguous", mistake.Code);
        Assert.All(["wayne-state", "wsu-floyd"], key => Assert.Contains(key, mistake.Message, StringComparison.Ordinal));
    }

    private static string Key(JsonElement school) => school.GetProperty("schoolKey").GetString()!;
}
