using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>Programs forced in and out.</summary>
[Collection(SeededAppTests.Name)]
public sealed class ForcedProgramTests(SeededApp app)
{
    [Fact]
    public async Task Programs_forced_in_are_on_the_list()
    {
        var free = await app.RecommendAsync(Requests.Average.With("limits.applications", "10"));
        var forced = free.NotChosen.Select(n => n.ProgramId).Where(id => id.StartsWith("42", StringComparison.Ordinal)).Take(3).ToArray();

        var answer = await app.RecommendAsync(Requests.Average
            .With("limits.applications", "10")
            .With("preferences.include", $"[{string.Join(',', forced.Select(id => $"\"{id}\""))}]"));

        Assert.Equal(3, forced.Length);
        Assert.All(forced, id => Assert.Contains(id, answer.Ids));
        Assert.Equal(10, answer.Programs.Count);
    }

    // Sums of dollars and cents are not exact: with assistance one application costs 3.3000000000000007.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(24)]
    public async Task Programs_forced_in_may_take_the_whole_budget(int count)
    {
        var forced = RealData.SpecialtyById.Where(p => p.Value == "dr").Select(p => p.Key).Take(count).ToArray();

        var answer = await app.RecommendAsync(Requests.Average
            .With("limits.feeAssistance", "true")
            .With("limits.budgetUsd", FormattableString.Invariant($"{RealData.FeesOf([count], assistance: true)}"))
            .With("preferences.include", $"[{string.Join(',', forced.Select(id => $"\"{id}\""))}]"));

        Assert.Equal(forced.ToHashSet(), answer.Ids.ToHashSet());
    }

    [Fact]
    public async Task Programs_forced_in_stay_although_nothing_is_worth_its_fee()
    {
        var answer = await app.RecommendAsync(Requests.Average.With("threshold", "1").With("preferences.include", """["4160100001"]"""));

        Assert.Contains("4160100001", answer.Ids);
    }

    [Fact]
    public async Task A_program_forced_in_beats_an_excluded_state()
    {
        var answer = await app.RecommendAsync(Requests.Average
            .With("preferences.excludeStates", """["AL"]""").With("preferences.include", """["4160100001"]"""));

        Assert.Contains("4160100001", answer.Ids);
        Assert.Equal(["4160100001"], answer.Programs.Where(p => p.State == "AL").Select(p => p.ProgramId));
    }

    [Fact]
    public async Task Programs_and_states_forced_out_are_not_chosen_and_the_reason_is_given()
    {
        var free = await app.RecommendAsync(Requests.Average);
        var unwanted = free.Programs[0];
        var state = free.Programs.First(p => p.State != unwanted.State).State;

        var answer = await app.RecommendAsync(Requests.Average
            .With("preferences.exclude", $"""["{unwanted.ProgramId}"]""").With("preferences.excludeStates", $"""["{state}"]"""));

        Assert.Equal("excluded", Assert.Single(answer.NotChosen, n => n.ProgramId == unwanted.ProgramId).Reason);
        Assert.DoesNotContain(answer.Programs, p => p.State == state);
        Assert.All(
            free.Programs.Where(p => p.State == state),
            p => Assert.Equal("excluded", Assert.Single(answer.NotChosen, n => n.ProgramId == p.ProgramId).Reason));
        Assert.NotEmpty(answer.Programs);
    }

    [Theory]
    [InlineData("preferences.include", """["0000000000"]""", "preferences.include", "not-found")]
    [InlineData("preferences.include", """["9990100001"]""", "preferences.include", "not-found")]
    [InlineData("preferences.exclude", """["0000000000"]""", "preferences.exclude", "not-found")]
    public async Task A_program_that_cannot_be_applied_to_is_named(string path, string json, string field, string code)
    {
        using var response = await app.Client.RecommendAsync(Requests.Average.With(path, json));

        var mistake = Assert.Single((await Problem.InvalidAsync(response)).Errors!);
        Assert.Equal((field, code), (mistake.Field, mistake.Code));
    }

    [Theory]
    [InlineData("limits.applications", "1", "limits.applications")]
    [InlineData("limits.perSpecialty", """{"ir-integrated": 1}""", "limits.perSpecialty.ir-integrated")]
    [InlineData("limits.budgetUsd", "21.99", "limits.budgetUsd")]
    [InlineData("preferences.exclude", """["4160100001"]""", "preferences.include")]
    public async Task Programs_forced_in_must_fit_the_limits(string path, string json, string field)
    {
        // Two applications at $11.
        var request = Requests.Average.With("preferences.include", """["4160100001", "4160300001"]""").With(path, json);

        using var response = await app.Client.RecommendAsync(request);

        Assert.Equal([field], (await Problem.InvalidAsync(response)).Fields);
    }
}
