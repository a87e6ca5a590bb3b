using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.Catalog.Snapshots;
using SmartPick.Fictional;
using SmartPick.Functions.Portfolio;
using SmartPick.Functions.RankList;
using SmartPick.Functions.Readiness;
using SmartPick.Functions.Recommendations;
using SmartPick.Functions.Tests.Portfolio;
using SmartPick.Functions.Tests.RankList;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Allocation;

/// <summary>No request with a profile takes more than 16 MB from the heap beyond what its JSON is long.</summary>
[Collection(SeededAppTests.Name)]
public sealed class AllocationTests(SeededApp app)
{
    private const long MostBytes = 16 * 1024 * 1024;

    /// <summary>Odds in every scenario are kept for each of 6,500 programs, and every military program is named as left out.</summary>
    private const long MostBytesOfCountry = 48 * 1024 * 1024;

    /// <summary>
    /// Readiness chooses a dozen lists from them, one after the other; the arrays of one are free before those of the next are made.
    /// </summary>
    private const long MostBytesOfCountryReadiness = 96 * 1024 * 1024;

    private const int Applicants = 40;
    private const int NationalPrograms = 6_500;
    private const int NationalApplicants = 3;

    private static readonly Lazy<CatalogSnapshot> National = new(() =>
        CatalogSnapshot.Create(
            "national", DateTimeOffset.UnixEpoch, FictionalCatalog.Create(seed: 1, NationalPrograms).ToArray(), lastRefresh: null));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"limits": {"budgetUsd": 175}}""")]
    [InlineData("""{"objective": "balanced", "limits": {"budgetUsd": 500}}""")]
    [InlineData("""{"objective": "preference", "limits": {"applications": 300}}""")]
    [InlineData("""{"limits": {"applications": 100, "budgetUsd": 1500, "feeAssistance": true}, "threshold": 0}""")]
    public void A_recommendation_takes_little_and_readiness_with_all_its_what_ifs_no_more(string settings)
    {
        foreach (var request in Requests(Applicants, settings))
        {
            AssertLittle(request, (http, body) => Recommendations.Answer(http, body, Real, CancellationToken.None));
            AssertLittle(request, (http, body) => Readiness.Answer(http, body, Real, CancellationToken.None));
        }
    }

    [Fact]
    public void So_does_a_list_of_every_program() => Assert.All(
        Requests(Applicants, """{"limits": {"applications": 300}, "threshold": 0}"""),
        request => AssertLittle(request, (http, body) => Recommendations.Answer(http, body, Real, CancellationToken.None)));

    [Fact]
    public void So_do_answers_from_the_programs_of_a_whole_country()
    {
        foreach (var request in Requests(NationalApplicants, "{}"))
        {
            AssertLittle(
                request, (http, body) => Recommendations.Answer(http, body, National.Value, CancellationToken.None), MostBytesOfCountry);
            AssertLittle(
                request, (http, body) => Readiness.Answer(http, body, National.Value, CancellationToken.None), MostBytesOfCountryReadiness);
        }
    }

    [Theory]
    [InlineData(40, 20, "0.3")]
    [InlineData(300, 60, "0")]
    [InlineData(300, 60, "0.6")]
    [InlineData(2000, 60, "0.3")]
    [InlineData(2000, 600, "0.6")]
    public void So_does_a_market_of_the_callers_own(int programs, int applications, string correlation) =>
        AssertLittle(
            MarketRequest.Everything(1, programs, applications, correlation).ToJsonString(),
            (http, body) => Portfolio.Answer(http, body, CancellationToken.None));

    [Fact]
    public void So_does_a_rank_list() =>
        AssertLittle(
            RankListRequests.Example.ToJsonString(), (http, body) => RankLists.Answer(http, body, Real, CancellationToken.None));

    private CatalogSnapshot Real => app.Services.GetRequiredService<SnapshotStore>().Current!;

    private RecommendationHandler Recommendations => app.Services.GetRequiredService<RecommendationHandler>();

    private ReadinessHandler Readiness => app.Services.GetRequiredService<ReadinessHandler>();

    private PortfolioHandler Portfolio => app.Services.GetRequiredService<PortfolioHandler>();

    private RankListHandler RankLists => app.Services.GetRequiredService<RankListHandler>();

    private static IEnumerable<string> Requests(int applicants, string settings) => FictionalRequests.Create(applicants).Select(request =>
    {
        var body = JsonNode.Parse(request)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(settings)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        return body.ToJsonString();
    });

    private static void AssertLittle(string body, Func<HttpRequest, JsonElement, IResult> answer, long mostBytes = MostBytes)
    {
        var measured = Measured.Of(body, mostBytes, answer);
        Assert.True(
            measured.Beyond <= mostBytes,
            $"{measured.Allocated / 1024} KB beside {measured.Length / 1024} KB of JSON for {body[..Math.Min(body.Length, 500)]}");
    }
}
