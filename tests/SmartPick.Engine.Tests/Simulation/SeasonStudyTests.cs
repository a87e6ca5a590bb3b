using System.Globalization;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Calibration;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Simulation;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Simulation;

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

    private static readonly SeasonStudy Study = new(Seasons, ShippedModel.Parameters, Bare, Specialties) { Populations = 2, SeasonsEach = 6, Seed = 1 };

    private static readonly Lazy<IReadOnlyList<PlayedPopulation>> LazyToday = new(() => Study.Run(CancellationToken.None));

    private static IReadOnlyList<PlayedPopulation> Today => LazyToday.Value;

    [Theory]
    [InlineData("season.positions", "dr", 1_208, 204)]
    [InlineData("season.positions", "ir-integrated", 202, 98)]
    [InlineData("season.applicantsPerPosition", "dr", 2_227, 1_162)]
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

        Assert.All(SeasonProgram.Of(known, Specialties, ShippedModel.Parameters), p => Assert.Equal((3, 50), (p.Positions, p.Interviews)));
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
        var (promised, cleared) = (ReliabilityCurve.Of(anywhere, f => f.Promise), ReliabilityCurve.Of(anywhere, f => f.Cleared));

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

    [Fact]
    public void Lists_of_archetypes_are_nearly_as_good_as_each_applicant_s_own()
    {
        var applicants = Population.Create(4, 300, 2026, ShippedModel.Parameters, Bare)
            .Select((a, i) => SeasonApplicant.Of(a, ShippedModel.Season2026, (ulong)i)).ToArray();
        var recommender = new Recommender(Seasons, ShippedModel.Parameters, AdviceBook.Empty);
        var prospects = applicants.Select(a => new ApplicantProspects(a, 2026, Bare, ShippedModel.Parameters)).ToArray();
        var archetypes = Archetypes.Solve(prospects, recommender, Bare, CancellationToken.None);
        var lists = new SeasonLists(Seasons, ShippedModel.Parameters, Bare, Study.Programs()).Recommended(applicants, CancellationToken.None);
        var pool = ShippedModel.Season2026.SignalPools["radiology"];
        var dependence = new Dependence(
            ShippedModel.Parameters.Get("dependence.interview").Value, ShippedModel.Parameters.Get("dependence.match").Value);

        Assert.InRange(archetypes.Count, 1, Archetypes.Most);
        Assert.All(lists, list =>
        {
            Assert.InRange(list.Applications.Count(a => a.Signal == SignalLevel.Gold), 0, pool.Gold);
            Assert.InRange(list.Applications.Count(a => a.Signal == SignalLevel.Silver), 0, pool.Silver);
            Assert.InRange(list.Applications.Count, 0, RecommendationLimits.DefaultApplications);
        });
        var lost = Enumerable.Range(0, 30).Select(i => 10 * i).Select(i =>
            recommender.Recommend(prospects[i].Request, Bare, CancellationToken.None).Summary.MatchProbability.P - lists[i].Landing(dependence).Sum()).ToArray();
        Assert.InRange(lost.Average(), -0.01, 0.01);
        Assert.All(lost, l => Assert.InRange(l, -0.06, 0.06));
    }
}
