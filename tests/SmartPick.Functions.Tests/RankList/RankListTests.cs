using System.Text.Json;
using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.RankList;

/// <summary>Rank lists of real programs.</summary>
[Collection(SeededAppTests.Name)]
public sealed class RankListTests(SeededApp app)
{
    private static readonly string[] Ends = ["matched-ir-integrated", "matched-dr", "preliminary-only", "unmatched", "without-pgy1"];

    [Fact]
    public async Task The_list_comes_back_in_the_order_of_preference_with_odds_that_add_up()
    {
        var answer = await app.Client.ReviewAsync(RankListRequests.Example);
        var list = answer.GetProperty("list").EnumerateArray().ToArray();

        Assert.Equal(
            [("4160100001", "A"), ("4160100001", "C"), ("4200111007", "C"), ("4200111008", "A"), ("9990100003", "P")],
            list.Select(r => (r.GetProperty("programId").GetString()!, r.GetProperty("track").GetString()!)));
        Assert.Equal(Enumerable.Range(1, 5), list.Select(r => r.GetProperty("position").GetInt32()));
        var probability = answer.GetProperty("matchProbability");
        var p = probability.GetProperty("p").GetDouble();
        Assert.InRange(p, probability.GetProperty("low").GetDouble(), probability.GetProperty("high").GetDouble());
        Assert.Equal(p, list[..4].Sum(Landing), 1e-9);
        Assert.All(
            list, r => Assert.InRange(r.GetProperty("odds").GetProperty("match").GetProperty("p").GetDouble(), Landing(r) - 1e-9, 1));
        Assert.All(list[..4], r => Assert.InRange(r.GetProperty("marginal").GetDouble(), 0, p));
        Assert.InRange(answer.GetProperty("withoutPgy1").GetDouble(), Landing(list[3]), Landing(list[3]) + Landing(list[0]));
    }

    [Fact]
    public async Task Ranks_are_counted_apart_from_interviews()
    {
        var answer = await app.Client.ReviewAsync(RankListRequests.Example);

        Assert.Equal(2, answer.GetProperty("contiguousRanks").GetInt32());
        Assert.Equal(4, answer.GetProperty("interviews").GetInt32());
        Assert.Contains("rank-tracks", Codes(answer, "advice"));
        Assert.Equal(
            [("4200111007", "A"), ("4200111008", "C")],
            answer.GetProperty("additions").EnumerateArray().Select(
                a => (a.GetProperty("programId").GetString()!, a.GetProperty("track").GetString()!)));
    }

    [Fact]
    public async Task The_ways_the_match_can_end_have_odds_that_sum_to_one()
    {
        var answer = await app.Client.ReviewAsync(RankListRequests.Example);
        var contingency = answer.GetProperty("contingency").EnumerateArray()
            .ToDictionary(c => c.GetProperty("outcome").GetString()!, c => c.GetProperty("p").GetDouble());

        Assert.Equal(Ends.Order(), contingency.Keys.Order());
        Assert.Equal(1, contingency.Values.Sum(), 1e-9);
        Assert.Equal(answer.GetProperty("withoutPgy1").GetDouble(), contingency["without-pgy1"], 1e-12);
        Assert.Equal(
            answer.GetProperty("matchProbability").GetProperty("p").GetDouble(),
            contingency["matched-ir-integrated"] + contingency["matched-dr"] + contingency["without-pgy1"],
            1e-9);
    }

    [Fact]
    public async Task The_true_order_is_advised_and_said_not_to_be_proven_for_supplemental_lists()
    {
        var with = await app.Client.ReviewAsync(RankListRequests.Example);
        var without = await app.Client.ReviewAsync(RankListRequests.Example.Without("supplemental"));

        Assert.Contains("rank-true-order", Codes(with, "advice"));
        Assert.Contains("rank-supplemental-order", Codes(with, "advice"));
        Assert.DoesNotContain("rank-supplemental-order", Codes(without, "advice"));
        Assert.Contains("rank-no-supplemental", Codes(without, "advice"));
        Assert.True(without.GetProperty("withoutPgy1").GetDouble() > with.GetProperty("withoutPgy1").GetDouble() + 0.05);
    }

    [Fact]
    public async Task A_program_that_is_not_in_the_data_is_ranked_by_name_and_specialty()
    {
        var request = RankListRequests.Example.With("supplemental", """[{"for": "mercy hospital", "programs": ["9990100001"]}]""");
        request["interviews"]![2] = JsonNode.Parse("""{"name": "Mercy Hospital", "specialty": "dermatology", "track": "A", "preference": 4}""");
        var answer = await app.Client.ReviewAsync(request);
        var ranks = answer.GetProperty("list").EnumerateArray().ToArray();

        Assert.False(ranks[3].TryGetProperty("programId", out _));
        Assert.Equal(
            ("Mercy Hospital", "dermatology"),
            (ranks[3].GetProperty("name").GetString(), ranks[3].GetProperty("specialty").GetString()));
        Assert.Contains("Dermatology", ranks[3].GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.InRange(ranks[3].GetProperty("odds").GetProperty("match").GetProperty("p").GetDouble(), 0.02, 0.98);
        Assert.All(ranks.Where((_, i) => i != 3), r => Assert.False(r.TryGetProperty("note", out _)));
        Assert.Contains("rank-unlisted", Codes(answer, "warnings"));
        Assert.Contains("dermatology", answer.GetProperty("model").GetProperty("odds").EnumerateObject().Select(o => o.Name));
    }

    [Fact]
    public async Task Specialties_of_programs_that_are_not_in_the_data_are_named_when_unknown()
    {
        using var response = await app.Client.RankAsync("""
            {"applicant": {"type": "us-md-senior"},
             "interviews": [{"name": "Mercy", "specialty": "tarot", "track": "C", "preference": 1}, {"name": "Mercy", "specialty": "obgyn", "track": "C", "preference": 2}]}
            """);
        var errors = (await Problem.InvalidAsync(response)).Errors!;

        Assert.Contains("dermatology", errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("incomplete", errors[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_interviews_are_a_valid_answer()
    {
        var answer = await app.Client.ReviewAsync(JsonEdits.Parse("""{"applicant": {"type": "us-img"}, "interviews": []}"""));

        Assert.Equal(0, answer.GetProperty("matchProbability").GetProperty("p").GetDouble());
        Assert.Empty(answer.GetProperty("list").EnumerateArray());
        Assert.Equal((0, 0), (answer.GetProperty("contiguousRanks").GetInt32(), answer.GetProperty("interviews").GetInt32()));
        Assert.Contains("rank-no-interviews", Codes(answer, "advice"));
        Assert.Contains("uncalibrated-type", Codes(answer, "warnings"));
    }

    [Fact]
    public async Task The_order_of_writing_does_not_matter()
    {
        var reversed = RankListRequests.Example.With(
            "interviews", $"[{string.Join(',', RankListRequests.Example["interviews"]!.AsArray().Reverse().Select(i => i!.ToJsonString()))}]");

        Assert.Equal(
            (await app.Client.ReviewAsync(RankListRequests.Example)).GetRawText(), (await app.Client.ReviewAsync(reversed)).GetRawText());
    }

    [Fact]
    public async Task A_list_of_three_hundred_ranks_is_answered()
    {
        var ids = RealData.SpecialtyById.Where(p => p.Value is "dr" or "ir-integrated").Select(p => p.Key).Order(StringComparer.Ordinal)
            .Take(150).ToArray();
        var interviews = ids.SelectMany(id => new[] { (id, "C"), (id, "A") })
            .Select((r, i) => $$"""{"programId":"{{r.id}}","track":"{{r.Item2}}","preference":{{i + 1}}}""");
        var answer = await app.Client.ReviewAsync(JsonEdits.Parse($$"""{"applicant":{"type":"us-md-senior"},"interviews":[{{string.Join(',', interviews)}}]}"""));

        Assert.Equal(300, answer.GetProperty("list").GetArrayLength());
        Assert.Equal(150, answer.GetProperty("interviews").GetInt32());
        Assert.InRange(answer.GetProperty("matchProbability").GetProperty("p").GetDouble(), 0.9, 1);
    }

    private static double Landing(JsonElement rank) => rank.GetProperty("odds").GetProperty("landing").GetDouble();

    private static IEnumerable<string> Codes(JsonElement answer, string list) =>
        answer.GetProperty(list).EnumerateArray().Select(a => a.GetProperty("code").GetString()!);
}
