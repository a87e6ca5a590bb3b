using System.Globalization;
using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>Any specialty, through the API: type and score alone give what is published of such.</summary>
public sealed class SpecialtyTests(SeededApp app) : IClassFixture<SeededApp>
{
    /// <summary>The widest miss of a band that is accepted.</summary>
    private const double LargestMiss = 0.15;

    /// <summary>Match rates of US MD seniors by Step 2 CK, 2020–2024, rolled to 2026 (docs/model-card.md).</summary>
    [Theory]
    [InlineData("family-medicine", 225, 0.98)]
    [InlineData("internal-medicine", 235, 0.97)]
    [InlineData("emergency-medicine", 235, 0.96)]
    [InlineData("pathology", 235, 0.88)]
    [InlineData("dermatology", 245, 0.54)]
    [InlineData("orthopedic-surgery", 257, 0.77)]
    [InlineData("plastic-surgery-integrated", 257, 0.70)]
    public async Task Type_and_score_alone_give_the_published_rate(string specialty, int score, double published)
    {
        var answer = await app.RecommendAsync(Bare(specialty, score));

        Assert.Equal(published, answer.Summary.MatchProbability.P, LargestMiss);
        Assert.Equal(new Dictionary<string, string> { [specialty] = "calibrated" }, answer.Model.Odds);
        Assert.All(answer.Programs, p => Assert.Equal(specialty, p.Specialty));
    }

    [Fact]
    public async Task Emergency_medicine_pays_its_own_service_and_signals_neither_home_nor_away_programs()
    {
        var bare = await app.RecommendAsync(Bare("emergency-medicine", 245));
        Assert.Equal(99 + (12 * 18) + (40 * 23), bare.Summary.FeesUsd);
        var (home, host) = (bare.Programs[0], bare.Programs.First(p => p.Institution != bare.Programs[0].Institution));

        var answer = await app.RecommendAsync(Bare("emergency-medicine", 245)
            .With("applicant.homeInstitution", $"\"{home.Institution}\"")
            .With("applicant.rotations", $$"""[{"kind": "away", "specialty": "emergency-medicine", "programId": "{{host.ProgramId}}"}]"""));
        var own = answer.Programs.Where(p => p.ProgramId == host.ProgramId || p.Institution == home.Institution).ToArray();

        Assert.True(own.Length >= 2);
        Assert.All(own, p => Assert.Equal("none", p.Signal));
        Assert.Equal(5, answer.Programs.Count(p => p.Signal == "silver"));
        Assert.Equal(1, answer.Summary.SignalLevels["emergency-medicine"]);
        Assert.All(answer.Programs.SelectMany(p => p.Reasons).Where(r => r.Factor == "signal"), r => Assert.Equal("Signal", r.Text));
        Assert.Contains(
            answer.Strategy, s => s.Code == "signals" && s.Text.Contains("aren’t for your home program", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_is_published_the_odds_are_borrowed_and_that_is_said_first()
    {
        var answer = await app.RecommendAsync(Bare("im-psychiatry", 245));

        Assert.Equal(new Dictionary<string, string> { ["im-psychiatry"] = "borrowed" }, answer.Model.Odds);
        Assert.Contains(answer.Warnings, w => w.Code == "borrowed-odds");
    }

    [Fact]
    public async Task Letters_projects_and_roles_of_the_first_version_mean_the_same()
    {
        var now = await app.RecommendAsync(Requests.Average.With("applicant.leadership", """["interest-group"]"""));
        var first = await app.RecommendAsync(Requests.Average
            .With("applicant.research.specialtyProjects", "null")
            .With("applicant.research.irProjects", "1")
            .With("applicant.letters", """["ir-attending", "dr-faculty", "surgery"]""")
            .With("applicant.leadership", """["ir-interest-group"]"""));

        Assert.Equal(first.Summary.MatchProbability, now.Summary.MatchProbability);
        Assert.Equal(first.Ids, now.Ids);
    }

    private static JsonObject Bare(string specialty, int score) => Requests.TypeAlone()
        .With("applicant.step2ck.score", score.ToString(CultureInfo.InvariantCulture))
        .With("preferences.specialties", $$"""{"{{specialty}}": 1}""")
        .With("limits.applications", "70")
        .With("objective", "\"match\"")
        .With("threshold", "0");
}
