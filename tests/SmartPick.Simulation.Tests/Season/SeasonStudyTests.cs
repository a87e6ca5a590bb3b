using System.Globalization;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;
using SmartPick.Simulation.Calibration;
using SmartPick.Simulation.Season;

namespace SmartPick.Simulation.Tests.Season;

/// <summary>A whole study on a small directory, of which nothing but names and places is known.</summary>
public sealed class SeasonStudyTests
{
    private static readonly string[] Specialties = ["dr", "ir-integrated"];

    private static readonly ProgramDirectory Bare = new(FictionalCatalog.Create(3, 70).Select(p => new ResidencyProgram
    {
        Id = p.Id,
        Specialty = p.Specialty,
        Name = p.Name,
        Institution = p.Institution,
        City = p.City,
        State = p.State,
        Location = p.Location,
        Source = p.Source,
        SourceDate = p.SourceDate,
    }));

    private static readonly SeasonBook Seasons = new([ShippedModel.Season2026]);

    private static readonly SeasonStudy Study =
        new(Seasons, ShippedModel.Parameters, Bare, Specialties) { Populations = 2, SeasonsEach = 6, Seed = 1 };

    private static readonly Lazy<IReadOnlyList<PlayedPopulation>> LazyToday = new(() => Study.Run(CancellationToken.None));

    private static IReadOnlyList<PlayedPopulation> Today => LazyToday.Value;

    [Theory]
    [InlineData("season.positions", "dr", 1_288, 193)]
    [InlineData("season.positions", "ir-integrated", 219, 103)]
    [InlineData("season.applicantsPerPosition", "dr", 1_777, 1_288)]
    public void Derived_figures_are_the_quotients_of_their_notes(string name, string specialty, double published, double per)
    {
        var parameter = ShippedModel.Parameters.Get(name, specialty);

        Assert.Equal(published / per, parameter.Value, 0.005);
        Assert.Contains(published.ToString("N0", CultureInfo.InvariantCulture), parameter.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_that_nothing_is_known_of_have_the_mean_number_of_positions()
    {
        var programs = Study.Programs();

        foreach (var specialty in Specialties)
        {
            var mean = ShippedModel.Parameters.Get("season.positions", specialty).Value;
            var positions = programs.Where(p => p.Program.Specialty == specialty).Select(p => p.Positions).ToArray();
            Assert.Equal(mean * positions.Length, positions.Sum(), 0.5);
            Assert.All(positions, p => Assert.InRange(p, Math.Floor(mean), Math.Ceiling(mean)));
        }

        var perPosition = ShippedModel.Parameters.Get("season.interviewsPerPosition").Value;
        Assert.All(programs, p => Assert.Equal(perPosition * p.Positions, p.Interviews, 0.5));
    }

    [Fact]
    public void What_is_known_of_a_program_stands()
    {
        var known = new ProgramDirectory(Bare.Programs.Select(p => p with { Positions = 3, Applicants = 400, Interviews = 50 }));

        Assert.All(
            SeasonProgram.CreateAll(known, Specialties, ShippedModel.Parameters), p => Assert.Equal((3, 50), (p.Positions, p.Interviews)));
    }

    [Fact]
    public void The_market_closes()
    {
        var positions = Study.Programs().Sum(p => p.Positions);

        Assert.All(Today, p =>
        {
            var matched = p.Tally.Matches.ToArray().Sum();
            Assert.Equal(matched, p.Tally.ApplicantSeasons.Count(s => s.Matched));
            Assert.InRange(matched, 0.97 * positions * p.Tally.Seasons, positions * p.Tally.Seasons);
        });
    }

    [Fact]
    public void A_promise_is_the_applicant_s_own_list_valued_by_the_model()
    {
        var population = Today[0];
        var loadings = population.Tally.Market.Dependence;
        var (paper, person) = (Gaussian.For(loadings.Interview), Gaussian.For(loadings.Match));
        var anywhere = population.Forecasts.Where(f => f.Specialty is null).ToArray();

        for (var applicant = 0; applicant < anywhere.Length; applicant += 100)
        {
            var list = population.Tally.Market.Lists[applicant].Applications;
            var miss = paper.Nodes.SelectMany((z, i) => person.Nodes.Select((w, j) => paper.Weights[i] * person.Weights[j] * list.Aggregate(
                1.0,
                (left, a) => left * (1 - (Gaussian.Conditional(a.Interview, loadings.Interview, z) * Gaussian.Conditional(a.Match, loadings.Match, w)))))).Sum();
            Assert.Equal(1 - miss, anywhere[applicant].Promise, 1e-6);
        }
    }

    [Fact]
    public void The_specialties_share_promise_and_frequency_out()
    {
        foreach (var (anywhere, index) in Today[0].Forecasts.Select((f, i) => (f, i)).Where(f => f.f.Specialty is null))
        {
            var parts = Today[0].Forecasts.Skip(index + 1).TakeWhile(f => f.Specialty is not null).ToArray();

            Assert.Equal(anywhere.Promise, parts.Sum(f => f.Promise), 1e-9);
            Assert.Equal(anywhere.Cleared, parts.Sum(f => f.Cleared), 1e-9);
            Assert.Equal(anywhere.Frequency, parts.Sum(f => f.Frequency), 1e-9);
        }
    }

    [Fact]
    public void Telling_the_bars_at_which_the_market_clears_makes_the_promise_better()
    {
        var anywhere = Today.SelectMany(p => p.Forecasts).Where(f => f.Specialty is null).ToArray();
        var (promised, cleared) = (ReliabilityCurve.Create(anywhere, f => f.Promise), ReliabilityCurve.Create(anywhere, f => f.Cleared));

        Assert.InRange(Math.Abs(cleared.Overall.Promise - cleared.Overall.Frequency), 0, 0.04);
        Assert.True(cleared.Brier <= promised.Brier + 1e-3);
    }

    [Fact]
    public void The_same_study_gives_the_same_result_and_another_seed_nearly_the_same()
    {
        var again = Study.Run(CancellationToken.None);
        var other = (Study with { Seed = 100 }).Run(CancellationToken.None);

        Assert.Equal(Today.SelectMany(p => p.Forecasts), again.SelectMany(p => p.Forecasts));
        Assert.NotEqual(Today[0].Forecasts, other[0].Forecasts);
        Assert.Equal(Frequency(Today), Frequency(other), 0.03);

        static double Frequency(IReadOnlyList<PlayedPopulation> played) =>
            played.SelectMany(p => p.Forecasts).Where(f => f.Specialty is null).Average(f => f.Frequency);
    }

    [Fact]
    public void When_few_follow_only_they_are_judged_and_the_others_apply_as_today()
    {
        var few = (Study with { Following = Following.Few, Populations = 1 }).Run(CancellationToken.None)[0];
        var (today, sent) = (Today[0].Tally.Market.Lists, few.Tally.Market.Lists);

        Assert.Equal(today.Count / 10, few.Judged.Count, 1.0);
        Assert.All(Enumerable.Range(0, sent.Count).Except(few.Judged), applicant =>
            Assert.Equal(today[applicant].Applications, sent[applicant].Applications));
        Assert.Equal(few.Judged.Count, few.Forecasts.Count(f => f.Specialty is null));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    public void A_follower_pays_no_more_than_the_share_of_the_habit_s_fees(double share)
    {
        var habit = (Study with { Following = Following.Few, Populations = 1, SeasonsEach = 1, KeepsHabit = true }).Run(
            CancellationToken.None);
        var followed = (Study with { Following = Following.Few, Populations = 1, SeasonsEach = 1, Plan = ListPlan.OfFees(share) })
            .Run(CancellationToken.None);

        var reports = FollowerReport.CreateAll(ListPlan.OfFees(share), habit, followed, Seasons.Latest).ToArray();

        Assert.All(reports, report =>
        {
            Assert.InRange(report.Fees, share == 1 ? 0.95 * report.HabitFees : 0, share * report.HabitFees);
            Assert.InRange(report.Habit, 0.01, 1);
            Assert.InRange(report.Followed, 0.01, 1);
        });
    }

    [Fact]
    public void The_same_luck_meets_another_list_of_the_same_applicant()
    {
        var few = Study with { Following = Following.Few, Populations = 1, SeasonsEach = 2, KeepsHabit = true };

        var (once, again) = (
            few.Run(CancellationToken.None)[0], (few with { Following = Following.Nobody }).Run(CancellationToken.None)[0]);

        Assert.Equal(once.Tally.Matches.ToArray(), again.Tally.Matches.ToArray());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    public void A_list_that_hedges_loses_less_where_ties_are_worth_other_than_thought(double times)
    {
        var model = ShippedModel.Parameters;
        var (tie, region) = (model.Get("affinity.tie"), model.Get("affinity.region"));
        var truth = model.With([tie with { Value = times * tie.Value }, region with { Value = times * region.Value }]);
        var applicants = Population.Create(11, 60, 2026, ApplicantType.UsMdSenior, model, Bare).ToArray();
        var sure = model.With([tie with { StandardError = 0 }, region with { StandardError = 0 }]);
        var (hedged, plugged) = (Promised(model), Promised(sure));

        Assert.True(hedged >= plugged - 1e-4, $"hedged {hedged:0.00000}, by the best guess {plugged:0.00000}");

        double Promised(ModelParameters by)
        {
            var lists = new SeasonLists(Seasons, by, Bare, Study.Programs()) { Truth = truth };
            var dependence = new Dependence(model.Get("dependence.interview").Value, model.Get("dependence.match").Value);
            return applicants.Select((a, i) => lists.Recommended(
                SeasonApplicant.FromSimulated(a, Seasons.Latest, (ulong)i), new Dictionary<string, int>(), ListPlan.Default, CancellationToken.None)
                .Landing(dependence).Sum()).Average();
        }
    }
}
