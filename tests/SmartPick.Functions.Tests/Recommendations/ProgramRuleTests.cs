using System.Net;
using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>Programs whose rules are known, and names that a spreadsheet would run.</summary>
public sealed class ProgramRuleTests(ProgramRuleTests.Programs programs) : IClassFixture<ProgramRuleTests.Programs>
{
    private const string Formula = "4200000001";
    private const string NoVisa = "4200000002";
    private const string NoComlex = "4200000003";
    private const string HighMinimum = "4200000004";
    private const string Open = "4200000005";

    [Fact]
    public async Task A_name_that_starts_like_a_formula_is_text_in_the_CSV()
    {
        using var response = await programs.Catalog.Client.RecommendAsync(Requests.TypeAlone(), "text/csv");

        var csv = await response.Content.ReadAsStringAsync();
        Assert.Contains("cmd|", csv, StringComparison.Ordinal);
        foreach (var cell in csv.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.DoesNotContain(cell.TrimStart('"')[0], "=+@\t\r");
        }
    }

    [Theory]
    [InlineData("applicant.needsVisa", "\"h1b\"", NoVisa, "visa-not-sponsored")]
    [InlineData("applicant.comlexLevel2", """{"score": 500}""", NoComlex, "exam-not-accepted")]
    [InlineData("applicant.step2ck", """{"score": 230}""", HighMinimum, "below-hard-minimum")]
    public async Task A_program_that_is_shut_is_not_chosen_and_says_why(string path, string json, string shut, string reason)
    {
        var answer = await RecommendAsync(Requests.TypeAlone().With("threshold", "0").With(path, json));

        Assert.Equal(reason, Assert.Single(answer.NotChosen, n => n.ProgramId == shut).Reason);
        Assert.Contains(Open, answer.Ids);
    }

    [Fact]
    public async Task A_program_with_no_rule_against_the_applicant_is_chosen()
    {
        var answer = await RecommendAsync(Requests.TypeAlone().With("threshold", "0"));

        Assert.Equal([Formula, NoVisa, NoComlex, HighMinimum, Open], answer.Ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Applicants_to_whom_every_program_is_shut_are_told()
    {
        var answer = await RecommendAsync(Requests.TypeAlone().With("preferences.excludeStates", """["OH"]"""));

        Assert.Empty(answer.Programs);
        Assert.Equal(0, answer.Summary.MatchProbability.P);
        Assert.Contains(answer.Warnings, w => w.Code == "no-program-open");
    }

    [Fact]
    public async Task Forcing_in_a_program_that_is_shut_does_not_fail()
    {
        var answer = await RecommendAsync(Requests.TypeAlone()
            .With("applicant.needsVisa", "\"h1b\"").With("preferences.include", $"""["{NoVisa}"]"""));

        Assert.DoesNotContain(NoVisa, answer.Ids);
        Assert.Equal("visa-not-sponsored", Assert.Single(answer.NotChosen, n => n.ProgramId == NoVisa).Reason);
    }

    private async Task<Answer> RecommendAsync(JsonObject request)
    {
        using var response = await programs.Catalog.Client.RecommendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return Answer.Parse(body);
    }

    /// <summary>An app with programs whose rules are known.</summary>
    public sealed class Programs : IAsyncLifetime
    {
        internal TinyCatalog Catalog { get; private set; } = null!;

        public async Task InitializeAsync() => Catalog = await TinyCatalog.StartAsync(
            TinyCatalog.Row(Formula, name: "=cmd|' /C calc'!A0"),
            TinyCatalog.Row(NoVisa, name: "@SUM(A1:A9)", visas: "j1"),
            TinyCatalog.Row(NoComlex, name: "+1-2", comlex: "not-accepted"),
            TinyCatalog.Row(HighMinimum, name: "-2+3", minimum: "250", kind: "strict"),
            TinyCatalog.Row(Open));

        public async Task DisposeAsync() => await Catalog.DisposeAsync();
    }
}
