using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>What holds for the answer to every request.</summary>
[Collection(SeededAppTests.Name)]
public sealed class InvariantTests(SeededApp app)
{
    private const double Rounding = 1e-9;
    private const int SeasonGold = 6;

    /// <summary>Of the latest season; none has more.</summary>
    private const int SeasonSilver = 9;
    private const int DefaultApplications = 60;

    public static TheoryData<string> Names => Requests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_program_is_a_real_one_and_stands_in_one_place(string name)
    {
        var answer = await app.RecommendAsync(Requests.Named(name));

        Assert.All(answer.Programs, p => Assert.Equal(RealData.SpecialtyById[p.ProgramId], p.Specialty));
        var all = answer.Ids.Concat(answer.NotChosen.Select(n => n.ProgramId)).ToArray();
        Assert.Distinct(all);
        Assert.All(all, id => Assert.Contains(id, RealData.SpecialtyById));
        Assert.Equal(all.Length, answer.Catalog.Programs);
        Assert.Equal(Enumerable.Range(1, answer.Programs.Count), answer.Programs.Select(p => p.Rank));
        Assert.All(answer.Programs, p => Assert.Equal(1 + answer.Programs.Count(other => other.Value > p.Value), p.PreferenceRank));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_list_keeps_to_the_limits(string name)
    {
        var request = Requests.Named(name);
        var answer = await app.RecommendAsync(request);

        Assert.InRange(answer.Programs.Count, 0, request.Find("limits.applications")?.GetValue<int>() ?? DefaultApplications);
        Assert.InRange(
            answer.Summary.FeesUsd + answer.Summary.Pgy1FeesUsd,
            0,
            request.Find("limits.budgetUsd")?.GetValue<decimal>() ?? decimal.MaxValue);
        foreach (var specialty in new[] { "ir-integrated", "dr" })
        {
            Assert.InRange(answer.Count(specialty), 0, request.Find($"limits.perSpecialty.{specialty}")?.GetValue<int>() ?? int.MaxValue);
            if (request.Find("preferences.specialties") is { } asked && asked[specialty] is null)
            {
                Assert.Equal(0, answer.Count(specialty));
            }
        }

        // Integrated IR and DR draw from one pool.
        var gold = answer.Programs.Count(p => p.Signal == "gold");
        var silver = answer.Programs.Count(p => p.Signal == "silver");
        Assert.InRange(gold, 0, request.Find("limits.signals.radiology.gold")?.GetValue<int>() ?? SeasonGold);
        Assert.InRange(silver, 0, request.Find("limits.signals.radiology.silver")?.GetValue<int>() ?? SeasonSilver);
        Assert.All(answer.Programs, p => Assert.Contains(p.Signal, new[] { "none", "silver", "gold" }));
        var used = answer.Summary.Signals.GetValueOrDefault("radiology") ?? new Answer.SignalCount(0, 0);
        Assert.Equal((gold, silver), (used.Gold, used.Silver));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fees_are_those_of_the_season_file(string name)
    {
        var request = Requests.Named(name);
        var answer = await app.RecommendAsync(request);

        var counts = answer.Programs.GroupBy(p => p.Specialty).Select(g => g.Count()).ToArray();
        var assistance = request.Find("limits.feeAssistance")?.GetValue<bool>() ?? false;
        Assert.Equal(RealData.FeesOf(counts, assistance), answer.Summary.FeesUsd, precision: 2);
        Assert.Equal(answer.Summary.FeesUsd, answer.Programs.Sum(p => p.FeeUsd), precision: 2);
        Assert.Equal(
            RealData.FeesOf([.. counts, answer.Pgy1.Count], assistance), answer.Summary.FeesUsd + answer.Summary.Pgy1FeesUsd, precision: 2);
        Assert.Equal(answer.Summary.Pgy1FeesUsd, answer.Pgy1.Sum(y => y.FeeUsd), precision: 2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Landings_add_up_to_the_chance_of_matching(string name)
    {
        var answer = await app.RecommendAsync(Requests.Named(name));

        Assert.Equal(answer.Summary.MatchProbability.P, answer.Programs.Sum(p => p.Odds.Landing), Rounding);
        Assert.Equal(answer.Summary.MatchProbability.P, answer.Summary.BySpecialty.Values.Sum(s => s.P), Rounding);
        Assert.All(
            answer.Summary.BySpecialty.Where(s => answer.Count(s.Key) == 0),
            s => Assert.Equal(new Answer.Estimate(0, 0, 0), s.Value));
        Assert.All(answer.Summary.BySpecialty, s => Assert.Equal(
            s.Value.P, answer.Programs.Where(p => p.Specialty == s.Key).Sum(p => p.Odds.Landing), Rounding));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Odds_are_probabilities_inside_their_intervals(string name)
    {
        var answer = await app.RecommendAsync(Requests.Named(name));

        Assert.All(
            answer.Programs.SelectMany(p => new[] { p.Odds.Interview, p.Odds.Match })
                .Concat(answer.Summary.BySpecialty.Values).Append(answer.Summary.MatchProbability),
            e => Assert.True(e.Low >= 0 && e.Low <= e.P && e.P <= e.High && e.High <= 1, e.ToString()));
        Assert.All(answer.Programs, p => Assert.True(p.Odds.Match.P <= p.Odds.Interview.P, p.ToString()));
        Assert.All(answer.Programs, p => Assert.True(p.Odds.Landing <= p.Odds.Match.P + Rounding, p.ToString()));
        Assert.All(answer.Programs, p => Assert.InRange(p.Marginal, 0, p.Odds.Match.P + Rounding));
        Assert.Equal(answer.Programs.Sum(p => p.Odds.Interview.P), answer.Summary.Interviews.Mean, Rounding);
        Assert.InRange(answer.Summary.Interviews.Mean, answer.Summary.Interviews.P10 - 1, answer.Summary.Interviews.P90 + 1);
        Assert.True(answer.Summary.BestMatchProbability >= answer.Summary.MatchProbability.P - Rounding);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_preferred_program_comes_first_in_the_rank_list(string name)
    {
        var answer = await app.RecommendAsync(Requests.Named(name));

        var values = answer.Programs.OrderBy(p => p.PreferenceRank).Select(p => p.Value).ToArray();
        Assert.Equal(values.OrderDescending(), values);
    }
}
