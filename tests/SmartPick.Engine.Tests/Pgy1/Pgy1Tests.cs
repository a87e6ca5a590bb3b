using SmartPick.Engine.Applicants;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Pgy1;

/// <summary>PGY-1 years beside a list of a fictional catalog.</summary>
public sealed class Pgy1Tests
{
    // Half of the residencies keep their tracks to themselves, as all do in the real catalog.
    private static readonly ProgramDirectory Catalog = new(
        FictionalCatalog.Create(2026, 300).Select((p, i) => i % 2 == 0 && p.Specialty != "ty" ? p with { Tracks = null } : p));

    private static readonly Recommender Recommender = new(
        new SeasonBook([ShippedModel.Season2026]), ShippedModel.Parameters, ShippedModel.Advice);

    private static readonly Lazy<Recommendation> LazyAverage = new(() => Recommend(Request()));

    public static TheoryData<double> Budgets => [0, 22, 120, 300, 500, 650];

    private static Recommendation Average => LazyAverage.Value;

    [Fact]
    public void The_risk_is_landing_advanced_with_every_year_saying_no()
    {
        var answer = new Recommender(new SeasonBook([ShippedModel.Season2026]), ShippedModel.WithoutSharedErrors, ShippedModel.Advice)
            .Recommend(Request(), Catalog, CancellationToken.None);
        var (advanced, without) = Risk(answer);

        Assert.Equal(without, answer.Summary.WithoutPgy1, 1e-6);
        Assert.True(answer.Summary.WithoutPgy1 < advanced);
        Assert.Equal(advanced - without, answer.Pgy1.Sum(y => y.Marginal), 1e-6);
    }

    [Fact]
    public void Every_year_is_worth_its_fee_and_no_further_one_is()
    {
        // Ten applications are sent at any threshold, so that the list is the same.
        var limits = new RecommendationLimits { Applications = 10, PerSpecialty = new Dictionary<string, int> { ["ty"] = 100 } };
        var perDollar =
            RecommendationRequest.DefaultThreshold / RecommendationRequest.FeeUnit / ShippedModel.Parameters.Get("pgy1.lossShare").Value;
        var answer = Recommend(Request() with { Limits = limits });
        var further = Recommend(Request() with { Limits = limits, Threshold = 0 });
        var next = further.Pgy1[answer.Pgy1.Count];

        Assert.Equal(further.Programs.Select(p => p.Program.Id), answer.Programs.Select(p => p.Program.Id));
        Assert.Equal(further.Pgy1.Take(answer.Pgy1.Count).Select(y => y.Program.Id), answer.Pgy1.Select(y => y.Program.Id));

        // Chosen on a coarser rule than reported on.
        Assert.All(answer.Pgy1, y => Assert.True(y.Marginal >= perDollar * y.FeeUsd * 0.98, $"{y.Marginal} for ${y.FeeUsd}"));
        Assert.True(next.Marginal < perDollar * next.FeeUsd * 1.02, $"{next.Marginal} for ${next.FeeUsd}");
        Assert.InRange(Recommend(Request() with { Limits = limits, Threshold = 0.0003 }).Pgy1.Count, 1, answer.Pgy1.Count - 1);
    }

    [Fact]
    public void Years_are_near_programs_of_the_list_that_may_be_advanced()
    {
        var advanced = Average.Programs.Select(p => p.Program).Where(p => Share(p) > 0).ToArray();

        Assert.All(Average.Pgy1, y =>
        {
            Assert.Equal("ty", y.Program.Specialty);
            Assert.Contains(y.Near, advanced);
            var sameInstitution = advanced.Where(p => p.Institution == y.Program.Institution).ToArray();
            if (sameInstitution.Length > 0)
            {
                Assert.Contains(y.Near, sameInstitution);
            }
            else
            {
                Assert.Equal(advanced.Min(p => p.Location!.Value.DistanceKm(y.Program.Location!.Value)), y.DistanceKm!.Value, 1e-9);
            }
        });
    }

    [Fact]
    public void Of_years_that_nothing_tells_apart_the_nearest_come_first()
    {
        var bare = new ProgramDirectory(Catalog.Programs.Select(p => new ResidencyProgram
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
        var answer = Recommender.Recommend(Request(), bare, CancellationToken.None);
        var places = answer.Pgy1.Select(y => (y.Program.Institution != y.Near.Institution, y.DistanceKm)).ToArray();

        Assert.NotEmpty(places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Signals_come_from_the_pool_of_their_own_and_go_first()
    {
        var signals = Average.Pgy1.Select(y => y.Signal).ToArray();

        Assert.Equal(new SignalPool(0, signals.Count(s => s == SignalLevel.Silver)), Average.Summary.Signals["transitional-year"]);
        Assert.InRange(signals.Count(s => s == SignalLevel.Silver), 1, 12);
        Assert.DoesNotContain(SignalLevel.Gold, signals);
        Assert.All(
            Recommend(Request() with
            {
                Limits = new RecommendationLimits { Signals = new Dictionary<string, SignalPool> { ["transitional-year"] = new(0, 0) } },
            }).Pgy1,
            y => Assert.Equal(SignalLevel.None, y.Signal));
    }

    [Theory]
    [MemberData(nameof(Budgets))]
    public void List_and_years_together_keep_to_the_budget(double budget)
    {
        var answer = Recommend(Request() with { Limits = new RecommendationLimits { BudgetUsd = budget } });

        Assert.InRange(answer.Summary.FeesUsd + answer.Summary.Pgy1FeesUsd, 0, budget);
        Assert.Equal(answer.Summary.FeesUsd, answer.Programs.Sum(p => p.FeeUsd), 1e-9);
        Assert.Equal(Tiers(answer.Pgy1.Count), answer.Summary.Pgy1FeesUsd, 1e-9);
    }

    [Fact]
    public void A_budget_too_small_for_both_is_split_for_the_chance_to_match_with_a_first_year()
    {
        var request = Request() with { Limits = new RecommendationLimits { BudgetUsd = 300 } };
        var none = request with { Limits = request.Limits with { PerSpecialty = new Dictionary<string, int> { ["ty"] = 0 } } };

        Assert.NotEmpty(Recommend(request).Pgy1);
        Assert.True(Full(Recommend(request)) > Full(Recommend(none)) + 0.05);

        // No other split of that money does noticeably better.
        foreach (var list in new[] { 5, 10, 15, 18, 21 })
        {
            var other = request with { Limits = request.Limits with { Applications = list, PerSpecialty = new Dictionary<string, int> { ["ty"] = 27 - list } } };
            Assert.True(Full(Recommend(request)) > Full(Recommend(other)) - 0.005, $"{list} programs and {27 - list} years");
        }

        static double Full(Recommendation answer) => answer.Summary.MatchProbability.P - answer.Summary.WithoutPgy1;
    }

    [Fact]
    public void The_best_chance_to_match_is_that_of_the_objective_match_under_the_same_budget()
    {
        var request = Request() with { Limits = new RecommendationLimits { BudgetUsd = 400 } };

        Assert.Equal(
            Recommend(request).Summary.MatchProbability.P,
            Recommend(request with { Objective = Objective.Preference }).Summary.BestMatchProbability,
            1e-12);
    }

    [Fact]
    public void Programs_forced_in_are_paid_before_any_year()
    {
        var forced = Average.NotChosen.Where(n => n.Reason == "adds-too-little").Take(9).Select(n => n.ProgramId).ToHashSet();
        var answer = Recommend(Request() with
        {
            Limits = new RecommendationLimits { BudgetUsd = 9 * 11 },
            Preferences = Request().Preferences with { Include = forced },
        });

        Assert.Equal(forced.Order(), answer.Programs.Select(p => p.Program.Id).Order());
        Assert.Empty(answer.Pgy1);
    }

    [Fact]
    public void Where_all_positions_are_categorical_no_year_is_needed()
    {
        var answer = Recommender.Recommend(Request(), With(Tracks.Categorical), CancellationToken.None);

        Assert.NotEmpty(answer.Programs);
        Assert.Empty(answer.Pgy1);
        Assert.Equal(0, answer.Summary.WithoutPgy1);
    }

    [Fact]
    public void Where_all_positions_are_advanced_and_there_is_no_year_every_match_lacks_it()
    {
        var catalog = new ProgramDirectory(With(Tracks.Advanced).Programs.Where(p => p.Specialty != "ty"));
        var answer = Recommender.Recommend(Request(), catalog, CancellationToken.None);

        Assert.Empty(answer.Pgy1);
        Assert.Equal(answer.Summary.MatchProbability.P, answer.Summary.WithoutPgy1, 1e-6);
    }

    [Fact]
    public void Years_keep_to_their_cap_and_to_what_is_excluded()
    {
        var first = Average.Pgy1[0].Program;
        var state = Average.Pgy1[1].Program.State;
        var capped = Recommend(
            Request() with { Limits = new RecommendationLimits { PerSpecialty = new Dictionary<string, int> { ["ty"] = 3 } } });
        var without = Recommend(Request() with
        {
            Preferences = Request().Preferences with { Exclude = new HashSet<string> { first.Id }, ExcludeStates = [state] },
        });

        Assert.Equal(3, capped.Pgy1.Count);
        Assert.DoesNotContain(without.Pgy1, y => y.Program.Id == first.Id || y.Program.State == state);
        Assert.NotEmpty(without.Pgy1);
    }

    [Fact]
    public void Years_do_not_count_against_the_applications_of_the_list()
    {
        var answer = Recommend(Request() with { Threshold = 0, Limits = new RecommendationLimits { Applications = 7 } });

        Assert.Equal(7, answer.Programs.Count);
        Assert.Equal(7, answer.Pgy1.Count);
    }

    [Fact]
    public void A_model_without_dependence_multiplies_out()
    {
        var model = ShippedModel.WithoutSharedErrors.With(
            ShippedModel.WithoutSharedErrors.All.Where(p => p.Name is "dependence.interview" or "dependence.match").Select(
                p => p with { Value = 0 }));
        var answer = new Recommender(new SeasonBook([ShippedModel.Season2026]), model, ShippedModel.Advice).Recommend(
            Request(), Catalog, CancellationToken.None);
        var advanced = answer.Programs.Sum(p => p.Landing * Share(p.Program));

        Assert.Equal(
            advanced * answer.Pgy1.Aggregate(1.0, (no, y) => no * (1 - (y.Interview.P * y.MatchGivenInterview.P))),
            answer.Summary.WithoutPgy1,
            1e-9);
    }

    private static RecommendationRequest Request() => new()
    {
        Applicant = MadeUp.Average,
        // Every program is worth another, so that the order of the list is the applicant's.
        Preferences = new Preferences
        {
            Specialties = new Dictionary<string, double> { ["ir-integrated"] = 1, ["dr"] = 0.7 },
            Favorites = Catalog.Programs.Index().ToDictionary(p => p.Item.Id, p => 0.4 + (0.0001 * p.Index), StringComparer.Ordinal),
        },
        Objective = Objective.Match,
        TieSeed = 11,
    };

    private static Recommendation Recommend(RecommendationRequest request) =>
        Recommender.Recommend(request, Catalog, CancellationToken.None);

    private static ProgramDirectory With(Tracks tracks) =>
        new(Catalog.Programs.Select(p => p.Specialty == "ty" ? p : p with { Tracks = tracks }));

    private static double Tiers(int count) => (11 * Math.Min(count, 30)) + (30 * Math.Max(0, count - 30));

    /// <summary>Share of advanced positions: 1,057 of 1,208 in DR, 150 of 202 in IR, unless the tracks say it.</summary>
    private static double Share(ResidencyProgram program) => program.Tracks switch
    {
        Tracks.Categorical => 0,
        Tracks.Advanced => 1,
        _ => program.Specialty == "dr" ? 0.875 : 0.743,
    };

    /// <summary>P(advanced) and P(advanced and no year), on the tests' own grid.</summary>
    private static (double Advanced, double Without) Risk(Recommendation answer)
    {
        var (paper, person) = (
            ShippedModel.Parameters.Get("dependence.interview").Value, ShippedModel.Parameters.Get("dependence.match").Value);
        var (first, second) = (Gaussian.For(paper), Gaussian.For(person));
        var list = answer.Programs.OrderBy(p => p.PreferenceRank)
            .Select(p => (Interview: AtNodes(p.Interview.P, paper, first), Match: AtNodes(p.Match.P / p.Interview.P, person, second), Share: Share(p.Program))).ToArray();
        var years = answer.Pgy1.Select(y => (Interview: AtNodes(y.Interview.P, paper, first), Match: AtNodes(y.MatchGivenInterview.P, person, second))).ToArray();
        var (advanced, without) = (0.0, 0.0);
        for (var z = 0; z < first.Nodes.Length; z++)
        {
            for (var w = 0; w < second.Nodes.Length; w++)
            {
                var open = first.Weights[z] * second.Weights[w];
                var here = 0.0;
                foreach (var (interview, match, share) in list)
                {
                    var yes = interview[z] * match[w];
                    here += open * yes * share;
                    open *= 1 - yes;
                }

                advanced += here;
                without += here * years.Aggregate(1.0, (no, year) => no * (1 - (year.Interview[z] * year.Match[w])));
            }
        }

        return (advanced, without);

        static double[] AtNodes(double odds, double loading, Gaussian factor) =>
            [.. factor.Nodes.Select(node => Gaussian.Conditional(odds, loading, node))];
    }
}
