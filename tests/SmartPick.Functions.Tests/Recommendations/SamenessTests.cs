using System.Text.Json;
using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>The same applicant gets the same list; interchangeable programs are shared out over different ones.</summary>
[Collection(SeededAppTests.Name)]
public sealed class SamenessTests(SeededApp app)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Theory]
    [InlineData("full")]
    [InlineData("preference")]
    public async Task The_same_request_gives_the_same_bytes(string name)
    {
        using var first = await app.Client.RecommendAsync(Requests.Named(name));
        using var second = await app.Client.RecommendAsync(Requests.Named(name));

        Assert.True(first.IsSuccessStatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_way_the_JSON_is_written_does_not_matter()
    {
        var plain = await app.RecommendAsync(Requests.Full);
        var turned = Turned(Requests.Full)!.ToJsonString(Indented)
            .Replace("252", "2.52e2", StringComparison.Ordinal)
            .Replace("us-md-senior", "us-md\\u002dsenior", StringComparison.Ordinal);
        using var response = await app.Client.RecommendAsync(turned);

        var answer = Answer.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(plain.Ids, answer.Ids);
        Assert.Equal(plain.Programs.Select(p => p.EquivalenceGroup), answer.Programs.Select(p => p.EquivalenceGroup));
    }

    [Fact]
    public async Task A_field_that_is_null_is_one_that_is_absent()
    {
        var absent = await app.RecommendAsync(Requests.Average);
        var given = await app.RecommendAsync(Requests.Average
            .With("applicant.comlexLevel1", "null").With("applicant.homeInstitution", "null").With("limits", "null").With(
                "preferences.settings", "null"));

        Assert.Equal(absent.Ids, given.Ids);
    }

    [Fact]
    public async Task Applicants_who_differ_in_nothing_that_counts_are_not_all_sent_to_the_same_interchangeable_programs()
    {
        var lists = new List<Answer>();
        foreach (var year in new[] { 2015, 2016, 2017 })
        {
            lists.Add(await app.RecommendAsync(Requests.TypeAlone("us-md-graduate").With("applicant.graduationYear", $"{year}").With("limits.applications", "20")));
        }

        // Nothing that bears on the odds differs ...
        Assert.Single(lists.Select(l => Math.Round(l.Summary.MatchProbability.P, 9)).Distinct());
        Assert.Single(lists.Select(Odds).Distinct());

        // ... and the choice within a group of interchangeable programs does; some draw the same lot.
        Assert.All(lists, list => Assert.Contains(list.Programs.GroupBy(p => p.EquivalenceGroup), g => g.Count() > 1));
        Assert.NotEqual(1, lists.Select(l => string.Join(' ', l.Ids.Order(StringComparer.Ordinal))).Distinct().Count());

        static string Odds(Answer a) => string.Join(' ', a.Programs.Select(p => p.Odds.Match.P.ToString("R", null)));
    }

    [Fact]
    public async Task Programs_of_one_equivalence_group_have_the_same_odds_and_value()
    {
        var answer = await app.RecommendAsync(Requests.Named("three hundred applications, no threshold"));

        Assert.All(
            answer.Programs.GroupBy(p => p.EquivalenceGroup),
            group => Assert.All(group.GroupBy(p => p.Signal), same => Assert.Single(
                same.Select(p => (p.Specialty, p.Value, p.Odds.Interview, p.Odds.Match)).Distinct())));
    }

    [Fact]
    public async Task A_program_of_the_list_can_be_exchanged_for_its_like_among_those_left_out()
    {
        var request = Requests.TypeAlone().With("limits.applications", "20");
        var answer = await app.RecommendAsync(request);
        var (inside, outside) = answer.Programs
            .Join(answer.NotChosen, p => p.EquivalenceGroup, n => n.EquivalenceGroup, (p, n) => (p.ProgramId, n.ProgramId)).First();

        var exchanged = await app.RecommendAsync(request
            .With("preferences.exclude", $"""["{inside}"]""").With("preferences.include", $"""["{outside}"]"""));

        Assert.Contains(outside, exchanged.Ids);
        Assert.DoesNotContain(inside, exchanged.Ids);
        Assert.Equal(answer.Summary.ExpectedValue, exchanged.Summary.ExpectedValue, 1e-6);
    }

    [Fact]
    public async Task A_larger_budget_does_not_reshuffle_interchangeable_programs()
    {
        var small = await app.RecommendAsync(Requests.TypeAlone().With("limits.applications", "10").With("limits.budgetUsd", "500"));
        var large = await app.RecommendAsync(Requests.TypeAlone().With("limits.applications", "10").With("limits.budgetUsd", "501"));

        Assert.Equal(small.Ids, large.Ids);
    }

    [Theory]
    [InlineData("objective", "\"match\"")]
    [InlineData("objective", "\"preference\"")]
    [InlineData("threshold", "0")]
    [InlineData("applicant.step2ck", """{"score": 259}""")]
    [InlineData("applicant.honors", """["surgery"]""")]
    [InlineData("applicant.leadership", """["society"]""")]
    [InlineData("applicant.graduationYear", "2029")]
    [InlineData("limits.feeAssistance", "true")]
    public async Task What_has_nothing_to_do_with_interchangeable_programs_leaves_the_choice_among_them(string field, string value)
    {
        var request = Requests.TypeAlone().With("preferences.specialties", """{"dr": 1}""").With("limits.applications", "20");
        var before = await app.RecommendAsync(request);
        var after = await app.RecommendAsync(request.With(field, value));

        // A stronger profile may take more or fewer programs of a group, but never other members of it.
        var groups = before.Programs.Select(p => (p.ProgramId, Group: (string?)p.EquivalenceGroup))
            .Concat(before.NotChosen.Select(n => (n.ProgramId, Group: n.EquivalenceGroup)))
            .Where(p => p.Group is not null)
            .GroupBy(p => p.Group, p => p.ProgramId).ToList();
        Assert.Contains(groups, g => g.Intersect(before.Ids).Any() && g.Except(before.Ids).Any() && g.Intersect(after.Ids).Any());
        Assert.All(groups, group =>
        {
            var (earlier, later) = (group.Intersect(before.Ids).ToHashSet(), group.Intersect(after.Ids).ToHashSet());
            Assert.True(
                earlier.IsSubsetOf(later) || later.IsSubsetOf(earlier), $"{string.Join(' ', earlier)} became {string.Join(' ', later)}");
        });
    }

    [Theory]
    [InlineData("applicant.honors", """["surgery", "medicine", "surgery"]""", """["medicine", "surgery"]""")]
    [InlineData("applicant.letters", """["surgery", "dr-faculty", "ir-attending", "dr-faculty"]""", """["ir-attending", "dr-faculty", "surgery"]""")]
    [InlineData("applicant.ties", """{"states": ["OH", "mi", "OH"]}""", """{"states": ["MI", "OH"]}""")]
    [InlineData("applicant.redFlags", """["other", "gap-year", "other"]""", """["gap-year", "other"]""")]
    [InlineData("preferences.states", """["IL", "OH", "MI", "IL"]""", """["MI", "OH", "IL"]""")]
    [InlineData("preferences.excludeStates", """["TX", "CA", "TX"]""", """["CA", "TX"]""")]
    public async Task Order_and_repetition_in_a_set_do_not_matter(string field, string one, string other)
    {
        using var first = await app.Client.RecommendAsync(Requests.Average.With(field, one));
        using var second = await app.Client.RecommendAsync(Requests.Average.With(field, other));

        Assert.True(first.IsSuccessStatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    private static JsonNode? Turned(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Reverse().Select(p => KeyValuePair.Create(p.Key, Turned(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Turned)]),
        _ => node?.DeepClone(),
    };
}
