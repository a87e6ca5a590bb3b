using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>What an applicant says of themselves and wants shows in the answer.</summary>
[Collection(SeededAppTests.Name)]
public sealed class ProfileTests(SeededApp app)
{
    private static readonly JsonObject Strong = Requests.Average
        .With("applicant.step2ck", """{"score": 265, "attempts": 1}""")
        .With("applicant.classQuartile", "1")
        .With("applicant.aoa", "true")
        .With("applicant.goldHumanism", "true")
        .With("applicant.honors", """["medicine", "surgery", "radiology", "pediatrics"]""")
        .With("applicant.research", """{"abstracts": 8, "posters": 6, "papers": 8, "firstAuthorPapers": 4, "irProjects": 3}""");

    private static readonly JsonObject Weak = Requests.Average
        .With("applicant.step1", """{"result": "pass", "attempts": 2}""")
        .With("applicant.step2ck", """{"score": 222, "attempts": 2}""")
        .With("applicant.classQuartile", "4")
        .With("applicant.honors", "[]")
        .With("applicant.research", """{"abstracts": 0, "posters": 0, "papers": 0, "firstAuthorPapers": 0, "irProjects": 0}""")
        .With("applicant.letters", """["other"]""")
        .With("applicant.rotations", "[]")
        .With("applicant.redFlags", """["course-failure"]""");

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public async Task A_stronger_profile_matches_more_likely(int applications)
    {
        var chances = new List<double>();
        foreach (var profile in new[] { Strong, Requests.Average, Weak })
        {
            var answer = await app.RecommendAsync(profile.With("limits.applications", $"{applications}").With("threshold", "0"));
            chances.Add(answer.Summary.MatchProbability.P);
        }

        Assert.True(chances[0] > chances[1] && chances[1] > chances[2], string.Join(" > ", chances));
    }

    [Fact]
    public async Task The_type_alone_gives_a_useful_answer_that_says_how_rough_it_is()
    {
        var answer = await app.RecommendAsync(Requests.TypeAlone("us-img"));
        var known = await app.RecommendAsync(Requests.Average.With("applicant.type", "\"us-img\""));

        Assert.NotEmpty(answer.Programs);
        Assert.Equal(["dr", "ir-integrated"], answer.Summary.BySpecialty.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(answer.Summary.MatchProbability.P, 0.001, 0.999);
        Assert.Contains(answer.Warnings, w => w is { Code: "uncalibrated-type", Field: "applicant.type" });
        Assert.All(answer.Model.Odds.Values, basis => Assert.Equal("borrowed", basis));
        Assert.True(LogOddsWidth(answer) > LogOddsWidth(known), "An unknown profile must widen the interval.");

        static double LogOddsWidth(Answer a) => LogOdds(a.Programs[0].Odds.Interview.High) - LogOdds(a.Programs[0].Odds.Interview.Low);
        static double LogOdds(double p) => Math.Log(p / (1 - p));
    }

    [Fact]
    public async Task A_type_that_the_figures_cover_has_no_such_warning()
    {
        var answer = await app.RecommendAsync(Requests.Average);

        Assert.DoesNotContain(answer.Warnings, w => w.Code == "uncalibrated-type");
        Assert.Equal(new Dictionary<string, string> { ["dr"] = "calibrated", ["ir-integrated"] = "calibrated" }, answer.Model.Odds);
    }

    [Fact]
    public async Task A_visa_need_lowers_the_odds_where_nobody_knows_the_policy()
    {
        var none = await app.RecommendAsync(Requests.TypeAlone("non-us-img").With("applicant.needsVisa", "\"none\""));
        var j1 = await app.RecommendAsync(Requests.TypeAlone("non-us-img").With("applicant.needsVisa", "\"j1\""));

        Assert.NotEmpty(j1.Programs);
        Assert.All(j1.Programs, p => Assert.Contains("visa", p.Unknown));
        Assert.All(none.Programs, p => Assert.DoesNotContain("visa", p.Unknown));
        Assert.True(j1.Summary.MatchProbability.P < none.Summary.MatchProbability.P);
        var without = none.Programs.ToDictionary(p => (p.ProgramId, p.Signal));
        var both = j1.Programs.Where(p => without.ContainsKey((p.ProgramId, p.Signal))).ToArray();
        Assert.NotEmpty(both);
        Assert.All(both, p => Assert.True(p.Odds.Interview.P < without[(p.ProgramId, p.Signal)].Odds.Interview.P));
    }

    [Fact]
    public async Task A_season_without_rules_borrows_the_latest_and_says_so()
    {
        var later = await app.RecommendAsync(Requests.Average.With("applicant.graduationYear", "2031"));
        var now = await app.RecommendAsync(Requests.Average);

        Assert.Contains(later.Warnings, w => w is { Code: "season-rules-from-2027", Field: "applicant.graduationYear" });
        Assert.Equal("2027", later.Model.Season);
        Assert.DoesNotContain(now.Warnings, w => w.Code.StartsWith("season-rules", StringComparison.Ordinal));
    }

    [Fact]
    public async Task COMLEX_alone_is_warned_of()
    {
        var answer = await app.RecommendAsync(Requests.Named("COMLEX only"));

        Assert.Contains(answer.Warnings, w => w is { Code: "comlex-only", Field: "applicant.step2ck" });
        Assert.All(answer.Programs, p => Assert.Contains("comlex", p.Unknown));
    }

    [Fact]
    public async Task An_away_rotation_counts_at_its_program_and_is_named()
    {
        const string at = "4160300001";
        var before = await app.RecommendAsync(Requests.Average.With("preferences.include", $"""["{at}"]"""));
        var after = await app.RecommendAsync(Requests.Average.With("preferences.include", $"""["{at}"]""").With(
            "applicant.rotations", $$"""[{"kind": "home-sub-i", "specialty": "ir-integrated"}, {"kind": "away", "specialty": "ir-integrated", "programId": "{{at}}"}]"""));

        Assert.DoesNotContain(Reasons(before), r => r.Factor == "away-rotation");
        Assert.Contains(Reasons(after), r => r is { Factor: "away-rotation", Effect: > 0 });

        static IEnumerable<Answer.Reason> Reasons(Answer answer) => answer.Programs.Single(p => p.ProgramId == at).Reasons;
    }

    [Fact]
    public async Task Preferred_states_are_worth_more_to_the_applicant()
    {
        var answer = await app.RecommendAsync(Requests.Average
            .With("preferences.states", """["mi"]""").With("preferences.weights", """{"location": 1}""").With("objective", "\"preference\""));

        var values = answer.Programs.Where(p => p.Specialty == "ir-integrated").ToLookup(p => p.State == "MI", p => p.Value);
        Assert.All(values[true], inside => Assert.All(values[false], outside => Assert.True(inside > outside)));
        Assert.NotEmpty(values[true]);
        Assert.NotEmpty(values[false]);
    }
}
