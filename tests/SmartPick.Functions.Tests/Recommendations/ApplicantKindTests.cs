using System.Net;
using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.RankList;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>Applicants as they are: who apply again, whose exams are of other years, who apply as couples.</summary>
[Collection(SeededAppTests.Name)]
public sealed class ApplicantKindTests(SeededApp app)
{
    private static readonly JsonObject Reapplicant = JsonEdits.Parse("""
        {
          "applicant": {"type": "us-md-graduate", "graduationYear": 2026, "step2ck": {"score": 248}},
          "preferences": {"specialties": {"dr": 1}},
          "limits": {"applications": 30}
        }
        """);

    [Theory]
    [InlineData("current")]
    [InlineData("completed")]
    public async Task A_reapplicant_with_a_PGY1_year_gets_no_other(string year)
    {
        var answer = await app.RecommendAsync(Reapplicant.With("applicant.pgy1", $"\"{year}\""));

        Assert.Empty(answer.Pgy1);
        Assert.Equal((0, 0m), (answer.Summary.WithoutPgy1, answer.Summary.Pgy1FeesUsd));
        Assert.Contains(answer.Strategy, a => a.Code == "pgy1-year");
        Assert.DoesNotContain(answer.Strategy, a => a.Code is "pgy1" or "pgy1-none" or "pgy1-missing" or "pgy1-not-told");
    }

    [Fact]
    public async Task A_graduate_who_does_not_say_is_told_to()
    {
        var untold = await app.RecommendAsync(Reapplicant);
        var none = await app.RecommendAsync(Reapplicant.With("applicant.pgy1", "\"none\""));

        Assert.Contains(untold.Strategy, a => a.Code == "pgy1-not-told");
        Assert.DoesNotContain(none.Strategy, a => a.Code == "pgy1-not-told");
        Assert.Equal(untold.Ids, none.Ids);
        Assert.Equal(untold.Pgy1.Select(y => y.ProgramId), none.Pgy1.Select(y => y.ProgramId));
    }

    [Fact]
    public async Task A_senior_has_had_no_PGY1_year()
    {
        using var response = await app.Client.RecommendAsync(Requests.TypeAlone().With("applicant.pgy1", "\"current\""));

        var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!);
        Assert.Equal(("applicant.pgy1", "contradiction"), (mistake.Field, mistake.Code));
    }

    [Fact]
    public async Task A_position_for_physicians_needs_no_year_and_an_advanced_one_has_it()
    {
        var list = RankListRequests.Example.Without("supplemental")
            .With("applicant", """{"type": "us-md-graduate", "pgy1": "completed"}""")
            .With("interviews", """[{"programId": "4160100001", "track": "R", "preference": 1}, {"programId": "4200111008", "track": "A", "preference": 2}]""");

        var review = await app.Client.ReviewAsync(list);

        Assert.Equal(["R", "A"], review.GetProperty("list").EnumerateArray().Select(r => r.GetProperty("track").GetString()));
        Assert.Equal(0, review.GetProperty("withoutPgy1").GetDouble());
        Assert.True(review.GetProperty("matchProbability").GetProperty("p").GetDouble() > 0);
    }

    [Theory]
    [InlineData("""{"type": "us-md-senior"}""")]
    [InlineData("""{"type": "us-md-graduate"}""")]
    [InlineData("""{"type": "us-md-graduate", "pgy1": "none"}""")]
    public async Task A_position_for_physicians_is_refused_to_others_with_the_reason(string applicant)
    {
        var list = RankListRequests.Example.Without("supplemental").With("applicant", applicant)
            .With("interviews", """[{"programId": "4160100001", "track": "R", "preference": 1}]""");

        using var response = await app.Client.RankAsync(list.ToJsonString());

        var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!);
        Assert.Equal("interviews[0].track", mistake.Field);
        Assert.Contains("applicant.pgy1", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"step1": {"score": 209}}""", "step1-score-unused")]
    [InlineData("""{"step2ck": {"result": "pass", "score": 195, "attempts": 1}}""", "exam-contradicts")]
    [InlineData("""{"step2ck": {"result": "fail", "score": 250}}""", "exam-contradicts")]
    [InlineData("""{"comlexLevel2": {"result": "pass", "score": 350}}""", "exam-contradicts")]
    [InlineData("""{"step1": {"result": "pass", "score": 150}}""", "exam-contradicts")]
    [InlineData("""{"step2ck": {"score": 1}}""", "exam-below-passing")]
    [InlineData("""{"step2ck": {"score": 195}}""", "exam-below-passing")]
    public async Task An_exam_that_does_not_add_up_is_told(string exams, string code)
    {
        var request = Requests.TypeAlone();
        foreach (var (exam, result) in JsonEdits.Parse(exams))
        {
            request = request.With($"applicant.{exam}", result!.ToJsonString());
        }

        Assert.Contains((await app.RecommendAsync(request)).Warnings, w => w.Code == code);
    }

    [Theory]
    [InlineData("""{"result": "pass", "score": 213}""")]
    [InlineData("""{"result": "pass", "score": 250}""")]
    [InlineData("""{"result": "fail", "score": 195}""")]
    [InlineData("""{"result": "pass"}""")]
    public async Task An_exam_that_adds_up_is_not(string exam) => Assert.DoesNotContain(
        (await app.RecommendAsync(Requests.TypeAlone().With("applicant.step2ck", exam))).Warnings,
        w => w.Code.StartsWith("exam-", StringComparison.Ordinal));

    [Fact]
    public async Task A_step1_score_that_changes_nothing_is_said_to()
    {
        var low = await app.RecommendAsync(Requests.TypeAlone("non-us-img").With("applicant.step1", """{"score": 209}"""));
        var high = await app.RecommendAsync(Requests.TypeAlone("non-us-img").With("applicant.step1", """{"score": 259}"""));

        Assert.Equal(low.Summary.MatchProbability, high.Summary.MatchProbability);
        Assert.Contains(high.Warnings, w => w is { Code: "step1-score-unused", Field: "applicant.step1.score" });
    }

    [Fact]
    public async Task Preferred_states_without_programs_are_named()
    {
        var answer = await app.RecommendAsync(Requests.TypeAlone().With("preferences.states", """["MI", "GU"]"""));
        var usual = await app.RecommendAsync(Requests.TypeAlone().With("preferences.states", """["MI"]"""));

        var warning = Assert.Single(answer.Warnings, w => w.Code == "states-without-programs");
        Assert.Equal("preferences.states", warning.Field);
        Assert.Contains("GU", warning.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("MI", warning.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(usual.Warnings, w => w.Code == "states-without-programs");
    }

    [Theory]
    [InlineData("/api/v1/recommendations", "couple")]
    [InlineData("/api/v1/recommendations", "applicant.partner")]
    [InlineData("/api/v1/recommendations", "preferences.couplesMatch")]
    [InlineData("/api/v1/readiness", "couple")]
    [InlineData("/api/v1/readiness", "applicant.couple")]
    [InlineData("/api/v1/rank-list", "couple")]
    [InlineData("/api/v1/rank-list", "applicant.spouse")]
    [InlineData("/api/v1/portfolio", "couple")]
    public async Task A_couple_is_refused_with_the_reason_and_what_to_do(string address, string field)
    {
        using var response = await app.Client.PostAsync(
            Api.At(address), Api.Json(Requests.TypeAlone().With(field, """{"partnerSpecialty": "internal-medicine"}""").ToJsonString()));

        var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!, e => e.Field == field);
        Assert.Equal("not-supported", mistake.Code);
        Assert.Contains("pairs of ranks", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("Ask for each partner alone", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2026, true)]
    [InlineData(2027, false)]
    public async Task Signals_are_beyond_the_season_only_where_it_has_fewer(int year, bool beyond)
    {
        var answer = await app.RecommendAsync(Requests.TypeAlone().With("applicant.graduationYear", $"{year}")
            .With("applicant.step2ck", """{"score": 250}""").With("limits.signals", """{"radiology": {"gold": 6, "silver": 9}}"""));

        Assert.Equal(beyond, answer.Warnings.Any(w => w.Code == "signals-beyond-season"));
    }

    [Theory]
    [InlineData("applicant.homeInstitution", "\" Michigan \"")]
    [InlineData("preferences.specialties", """{"DR": 1, "IR Integrated": 0.7}""")]
    [InlineData("preferences.states", """[" mi"]""")]
    [InlineData("preferences.exclude", """["4160100001\u200b"]""")]
    [InlineData("applicant.rotations", """[{"kind": "away", "specialty": "DR"}]""")]
    public async Task Names_are_read_as_they_are_meant(string field, string json)
    {
        using var response = await app.Client.RecommendAsync(Requests.TypeAlone().With(field, json));

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_name_that_is_given_twice_is_refused()
    {
        using var response = await app.Client.RecommendAsync(Requests.TypeAlone().With("preferences.specialties", """{"dr": 1, "DR": 0.5}"""));

        Assert.Equal(["preferences.specialties.DR"], (await Problem.InvalidAsync(response)).Fields);
    }

    [Theory]
    [InlineData("/api/v1/recommendations?fromat=csv", "fromat")]
    [InlineData("/api/v1/portfolio?format=csv", "format")]
    [InlineData("/api/v1/rank-list?x=1", "x")]
    [InlineData("/api/v1/readiness?Format=ics", "Format")]
    public async Task A_parameter_that_an_address_does_not_take_is_named(string address, string name)
    {
        using var response = await app.Client.PostAsync(Api.At(address), Api.Json(Requests.TypeAlone().ToJsonString()));

        var problem = await Problem.OfAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal([name], problem.Fields);
    }

    [Theory]
    [InlineData("/api/v1/catalog?version=1")]
    [InlineData("/api/v1/programs/4160100001?fields=name")]
    public async Task So_is_one_of_a_read(string address)
    {
        using var response = await app.Client.GetAsync(Api.At(address));

        Assert.Equal("unknown-field", Assert.Single((await Problem.InvalidAsync(response)).Errors!).Code);
    }
}
