using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>The curve of what more applications buy, and where the list ends on it.</summary>
[Collection(SeededAppTests.Name)]
public sealed class CurveTests(SeededApp app)
{
    private const double Rounding = 1e-9;
    private const double DefaultThreshold = 0.0001;
    private const double FeeUnit = 30;

    public static TheoryData<string> Names => Requests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_list_is_a_point_of_the_curve(string name)
    {
        var answer = await app.RecommendAsync(Requests.Named(name));

        Assert.Equal(Enumerable.Range(0, answer.Curve.Count), answer.Curve.Select(c => c.Applications));
        Assert.Equal(answer.Programs.Count, answer.Summary.Applications);
        Assert.Equal(answer.Summary.Applications, answer.StopAt.Applications);
        Assert.NotEmpty(answer.StopAt.Text);
        var end = answer.Curve[answer.Summary.Applications];
        Assert.Equal(answer.Summary.FeesUsd, end.FeesUsd);
        Assert.Equal(answer.Summary.MatchProbability.P, end.MatchProbability, Rounding);
        Assert.Equal(answer.Summary.ExpectedValue, end.ExpectedValue, Rounding);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task More_applications_never_cost_less_or_bring_less(string name)
    {
        var answer = await app.RecommendAsync(Requests.Named(name));

        Assert.All(answer.Curve.Zip(answer.Curve.Skip(1)), step =>
        {
            Assert.True(step.Second.FeesUsd > step.First.FeesUsd, step.ToString());
            Assert.True(step.Second.MatchProbability >= step.First.MatchProbability - Rounding, step.ToString());
            Assert.True(step.Second.ExpectedValue >= step.First.ExpectedValue - Rounding, step.ToString());
        });
        Assert.Equal(
            answer.Programs.Select(p => p.FeeUsd),
            answer.Curve.Zip(answer.Curve.Skip(1), (before, after) => after.FeesUsd - before.FeesUsd).Take(answer.Programs.Count));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_curve_goes_on_to_the_caps(string name)
    {
        var request = Requests.Named(name);
        var answer = await app.RecommendAsync(request);

        var open = answer.Ids.Concat(
            answer.NotChosen.Where(n => n.Reason is "adds-too-little" or "over-limit" or "over-budget").Select(n => n.ProgramId))
            .GroupBy(id => RealData.SpecialtyById[id])
            .Select(g => Math.Min(g.Count(), request.Find($"limits.perSpecialty.{g.Key}")?.GetValue<int>() ?? int.MaxValue))
            .ToArray();
        var caps = Math.Min(open.Sum(), request.Find("limits.applications")?.GetValue<int>() ?? 60);
        if (request.Find("limits.budgetUsd")?.GetValue<decimal>() is { } budget)
        {
            // Small budgets end in the first, cheapest tier.
            var end = answer.Curve[^1];
            var next = RealData.FeesOf([1], request.Find("limits.feeAssistance") is not null);
            Assert.True(end.Applications == caps || end.FeesUsd + answer.Summary.Pgy1FeesUsd + next > budget, end.ToString());
        }
        else
        {
            Assert.Equal(caps, answer.Curve[^1].Applications);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_application_of_the_list_is_worth_its_fee(string name)
    {
        var request = Requests.Named(name);
        var answer = await app.RecommendAsync(request);
        var threshold = request.Find("threshold")?.GetValue<double>() ?? DefaultThreshold;
        var forced = request.Find("preferences.include")?.AsArray().Select(id => id!.GetValue<string>()).ToArray() ?? [];
        var home = request.Find("applicant.homeInstitution")?.GetValue<string>();
        var hosts = request.Find("applicant.rotations")?.AsArray().Select(r => r!["programId"]?.GetValue<string>()).ToArray() ?? [];

        Assert.All(
            answer.Programs.Where(p => !forced.Contains(p.ProgramId) && p.Institution != home && !hosts.Contains(p.ProgramId)),
            p =>
            {
                var gain = answer.Curve[p.Rank].ExpectedValue - answer.Curve[p.Rank - 1].ExpectedValue;
                Assert.True(
                    gain >= (threshold * (double)p.FeeUsd / FeeUnit) - Rounding, $"{p.ProgramId} at {p.Rank} adds {gain} for ${p.FeeUsd}");
            });
    }

    [Theory]
    [InlineData("match")]
    [InlineData("preference")]
    public async Task A_higher_threshold_never_lengthens_the_list(string objective)
    {
        var lengths = new List<int>();
        foreach (var threshold in new[] { "0", "0.0005", "0.002", "0.01", "0.05", "1" })
        {
            var answer = await app.RecommendAsync(
                Requests.Average.With("objective", $"\"{objective}\"").With("threshold", threshold).With("limits.applications", "90"));
            lengths.Add(answer.Programs.Count);
        }

        Assert.Equal(lengths.OrderDescending(), lengths);
        Assert.True(lengths[0] > lengths[^1], "The threshold changes nothing.");
    }
}
