using System.Net;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>Requests on the real catalog that once failed, timed out, or gave a worse plan for more money.</summary>
[Collection(SeededAppTests.Name)]
public sealed class BudgetCaseTests(SeededApp app)
{
    private const string MoreMoney =
        """
        {"applicant": {"type": "us-md-senior", "step2ck": {"score": 262}, "honors": [], "rotations": [{"kind": "home-sub-i", "specialty": "dr"}], "homeInstitution": "arizona-tucson", "ties": {}},
         "preferences": {"excludeStates": ["LA"]}, "limits": {"signals": {"radiology": {"silver": 1}}, "feeAssistance": true, "budgetUsd": 243}}
        """;

    [Fact]
    public async Task A_budget_a_rounding_below_two_fees_buys_one()
    {
        var answer = await app.RecommendAsync(JsonEdits.Parse("""{"applicant": {"type": "us-md-senior"}, "limits": {"budgetUsd": 21.999999999}}"""));

        Assert.Equal(1, answer.Programs.Count + answer.Pgy1.Count);
    }

    [Fact]
    public async Task The_best_chance_to_match_is_not_below_the_list_s_own()
    {
        var answer = await app.RecommendAsync(JsonEdits.Parse(
            """{"applicant": {"type": "us-img", "research": {"abstracts": 5, "papers": 3, "posters": 4, "irProjects": 8}, "letters": ["critical-care"]}, "preferences": {"weights": {}}, "objective": "preference"}"""));

        Assert.True(answer.Summary.BestMatchProbability >= answer.Summary.MatchProbability.P);
    }

    [Theory]
    [InlineData(242, 243)]
    [InlineData(304, 315)]
    public async Task More_money_buys_no_worse_plan(int less, int more)
    {
        var (before, after) = (await PlanAsync(less), await PlanAsync(more));

        // What the list may be worth less by is its gap; the same holds for the match with its PGY-1 year.
        Assert.True(after >= before - 1e-3, $"{before} for ${less}, {after} for ${more}");

        async Task<double> PlanAsync(int budget)
        {
            var summary = (await app.RecommendAsync(JsonEdits.Parse(MoreMoney).With("limits.budgetUsd", $"{budget}"))).Summary;
            return summary.MatchProbability.P - summary.WithoutPgy1;
        }
    }

    [Fact]
    public async Task Readiness_with_assistance_a_budget_and_no_threshold_is_answered()
    {
        using var response = await app.Client.PostAsync(Api.At("/api/v1/readiness"), Api.Json(
            """
            {"applicant": {"type": "us-md-senior", "step2ck": {"score": 230}, "research": {"firstAuthorPapers": 7}, "letters": ["dr-faculty"], "rotations": [], "homeInstitution": "mcg"},
             "preferences": {"states": [], "include": ["4205421207"]}, "limits": {"budgetUsd": 1200, "applications": 80, "feeAssistance": true}, "objective": "balanced", "threshold": 0}
            """));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
