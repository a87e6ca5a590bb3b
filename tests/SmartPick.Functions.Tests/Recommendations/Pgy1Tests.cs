using System.Text.Json.Nodes;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>Transitional years beside lists of real programs.</summary>
[Collection(SeededAppTests.Name)]
public sealed class Pgy1Tests(SeededApp app)
{
    public static TheoryData<string> Names => Requests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Years_are_transitional_years_near_programs_of_the_list(string name)
    {
        var answer = await app.RecommendAsync(Requests.Named(name));

        Assert.Distinct(answer.Pgy1.Select(y => y.ProgramId));
        Assert.All(answer.Pgy1, y => Assert.Equal("ty", RealData.SpecialtyById[y.ProgramId]));
        Assert.All(answer.Pgy1, y => Assert.Contains(y.Near, answer.Ids));
        Assert.Equal(
            answer.Pgy1.Count(y => y.Signal == "silver"), answer.Summary.Signals.GetValueOrDefault("transitional-year")?.Silver ?? 0);
        Assert.InRange(answer.Pgy1.Count(y => y.Signal != "none"), 0, 12);
        Assert.InRange(answer.Summary.WithoutPgy1, 0, answer.Summary.MatchProbability.P);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_year_at_an_institution_of_the_list_says_so(string name)
    {
        var answer = await app.RecommendAsync(Requests.Named(name));
        var institutions = answer.Programs.ToLookup(p => p.Institution, p => p.ProgramId);

        Assert.All(answer.Pgy1.Where(y => institutions.Contains(y.Institution)), y => Assert.Contains(y.Near, institutions[y.Institution]));
    }

    [Theory]
    [InlineData("dr")]
    [InlineData("dermatology")]
    [InlineData("pmr")]
    public async Task Medicine_and_surgery_programs_near_the_list_are_named_to_ask_for_a_preliminary_year(string specialty)
    {
        var answer = await app.RecommendAsync(Requests.TypeAlone().With("preferences.specialties", $$"""{"{{specialty}}": 1}"""));
        var places = answer.Pgy1Ask!.Programs;

        Assert.Contains("not in our data", answer.Pgy1Ask.Text, StringComparison.Ordinal);
        Assert.InRange(places.Count, 2, 8);
        Assert.Distinct(places.Select(p => p.ProgramId));
        Assert.All(places, p => Assert.True(RealData.SpecialtyById[p.ProgramId] is "internal-medicine" or "general-surgery"));
        Assert.All(places, p => Assert.Contains(answer.Programs, listed => listed.ProgramId == p.Near && listed.State == p.State));
        Assert.Empty(places.Select(p => p.ProgramId).Intersect(answer.Ids.Concat(answer.Pgy1.Select(y => y.ProgramId))));
    }

    [Fact]
    public async Task Nobody_is_told_to_ask_who_needs_no_first_year()
    {
        Assert.Null((await app.RecommendAsync(Requests.TypeAlone("us-md-graduate").With("applicant.pgy1", "\"completed\""))).Pgy1Ask);
        Assert.Null((await app.RecommendAsync(Requests.TypeAlone().With("preferences.specialties", """{"family-medicine": 1}"""))).Pgy1Ask);
    }

    [Fact]
    public async Task A_list_of_medicine_and_a_specialty_with_advanced_positions_names_no_program_twice()
    {
        var answer = await app.RecommendAsync(
            Requests.TypeAlone().With("preferences.specialties", """{"dr": 1, "internal-medicine": 0.5}""").With("limits.perSpecialty", """{"dr": 20}"""));

        Assert.True(answer.Count("dr") > 0 && answer.Count("internal-medicine") > 0);
        Assert.Empty(answer.Pgy1Ask!.Programs.Select(p => p.ProgramId).Intersect(answer.Ids));
    }

    // With assistance the year costs 3.3000000000000003 and the budget leaves 3.2999999999999994.
    [Fact]
    public async Task A_year_may_take_what_is_left_of_the_budget()
    {
        var answer = await app.RecommendAsync(Requests.Average
            .With("limits.feeAssistance", "true").With("limits.applications", "1").With("limits.budgetUsd", "6.6").With("threshold", "0"));

        Assert.Equal((1, 1), (answer.Programs.Count, answer.Pgy1.Count));
    }

    [Fact]
    public async Task The_advice_says_what_is_not_in_the_data_and_what_to_do_without_a_year()
    {
        var advice = (await app.RecommendAsync(Requests.Average)).Strategy.ToDictionary(a => a.Code, a => a.Text);

        Assert.Contains("reliminary medicine and surgery programs", advice["pgy1"], StringComparison.Ordinal);
        Assert.Contains("not in our data", advice["pgy1"], StringComparison.Ordinal);
        Assert.Contains("SOAP", advice["pgy1-missing"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_years_leave_more_risk()
    {
        var risks = new List<double>();
        foreach (var cap in new[] { 0, 2, 5, 10, 300 })
        {
            var answer = await app.RecommendAsync(
                Requests.Average.With("limits.perSpecialty", new JsonObject { ["ty"] = cap }.ToJsonString()));
            Assert.InRange(answer.Pgy1.Count, 0, cap);
            risks.Add(answer.Summary.WithoutPgy1);
        }

        Assert.Equal(risks.OrderDescending(), risks);
        Assert.True(risks[0] > risks[^1] + 0.1);
    }
}
