using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Recommendations;

/// <summary>From profile to list on a fictional catalog of 300 programs.</summary>
public sealed class RecommenderTests
{
    private static readonly ProgramDirectory Catalog = new(FictionalCatalog.Create(2026, 300));

    // Nothing but names and places, as most of the real catalog is: many programs that nothing tells apart.
    private static readonly ProgramDirectory BareCatalog = new(Catalog.Programs.Select(p => new ResidencyProgram
    {
        Id = p.Id,
        Specialty = p.Specialty,
        Name = p.Name,
        Institution = p.Institution,
        City = p.City,
        State = p.State,
        Source = p.Source,
        SourceDate = p.SourceDate,
    }));

    private static readonly SeasonBook Seasons = new([ShippedModel.Season2026]);

    private static readonly Recommender Recommender = new(Seasons, ShippedModel.Parameters, ShippedModel.Advice);

    private static readonly Preferences Both = new()
    {
        Specialties = new Dictionary<string, double> { ["ir-integrated"] = 1, ["dr"] = 0.7 },
        States = ["MI", "OH", "NY"],
        Settings = new Dictionary<ProgramSetting, double> { [ProgramSetting.University] = 1, [ProgramSetting.Community] = 0.4 },
        Weights = new PreferenceWeights(0.5, 0.2, 0.2, 0.1),
    };

    private static readonly Lazy<Recommendation> LazyAverage = new(() => Recommend(Request()));

    public static TheoryData<Objective> Objectives => [Objective.Match, Objective.Balanced, Objective.Preference];

    private static Recommendation Average => LazyAverage.Value;

    [Fact]
    public void Stronger_applicants_match_more_often()
    {
        var strong = Recommend(Request() with { Applicant = MadeUp.Strong }).Summary;
        var weak = Recommend(Request() with { Applicant = MadeUp.Weak }).Summary;

        Assert.True(strong.MatchProbability.P > Average.Summary.MatchProbability.P + 0.01);
        Assert.True(Average.Summary.MatchProbability.P > weak.MatchProbability.P + 0.01);
        Assert.True(strong.BySpecialty["ir-integrated"].P > weak.BySpecialty["ir-integrated"].P);
    }

    [Theory]
    [MemberData(nameof(Objectives))]
    public void Landing_is_where_one_ends_up_ranking_by_own_preference(Objective objective)
    {
        var favorites = Catalog.Programs.Index().ToDictionary(p => p.Item.Id, p => 0.2 + (0.001 * p.Index), StringComparer.Ordinal);
        var answer = new Recommender(Seasons, ShippedModel.WithoutSharedErrors, ShippedModel.Advice).Recommend(
            Request() with { Objective = objective, Preferences = Both with { Favorites = favorites } }, Catalog, CancellationToken.None);
        var byPreference = answer.Programs.OrderBy(p => p.PreferenceRank).ToArray();

        Assert.Equal(Enumerable.Range(1, byPreference.Length), byPreference.Select(p => p.PreferenceRank));
        Assert.Equal(byPreference.Select(p => p.Value).OrderDescending(), byPreference.Select(p => p.Value));
        Assert.All(byPreference.Zip(Landing(byPreference)), l => Assert.Equal(l.Second, l.First.Landing, 1e-6 * Math.Max(l.Second, 0.01)));
        Assert.All(byPreference, p => Assert.True(p.Landing <= p.Match.P + 1e-9));
    }

    [Theory]
    [MemberData(nameof(Objectives))]
    public void Landings_sum_to_the_chance_to_match(Objective objective)
    {
        var answer = objective == Objective.Match ? Average : Recommend(Request() with { Objective = objective });

        Assert.Equal(answer.Summary.MatchProbability.P, answer.Programs.Sum(p => p.Landing), 1e-6);
        Assert.All(answer.Summary.BySpecialty, s => Assert.Equal(
            answer.Programs.Where(p => p.Program.Specialty == s.Key).Sum(p => p.Landing), s.Value.P, 1e-12));
        Assert.Equal(answer.Summary.MatchProbability.P, answer.Summary.BySpecialty.Values.Sum(s => s.P), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Objectives))]
    public void No_objective_matches_more_often_than_the_one_that_wants_to(Objective objective)
    {
        foreach (var threshold in new[] { 0, RecommendationRequest.DefaultThreshold })
        {
            var summary = Recommend(Request() with { Objective = objective, Threshold = threshold }).Summary;

            Assert.True(
                summary.BestMatchProbability >= summary.MatchProbability.P - 1e-9,
                $"threshold {threshold}: {summary.BestMatchProbability:R} below {summary.MatchProbability.P:R}");
        }
    }

    [Fact]
    public void The_best_chance_to_match_is_what_the_objective_match_reaches()
    {
        Assert.Equal(Average.Summary.MatchProbability.P, Average.Summary.BestMatchProbability, 1e-12);
        Assert.Equal(
            Average.Summary.MatchProbability.P, Recommend(Request() with { Objective = Objective.Preference })
                .Summary.BestMatchProbability, 1e-12);
    }

    [Fact]
    public void Who_wants_what_they_prefer_gets_more_of_it()
    {
        var preferred = Recommend(Request() with { Objective = Objective.Preference, Threshold = 0 });
        var matched = Recommend(Request() with { Threshold = 0 });

        Assert.True(Worth(preferred) >= Worth(matched) - 1e-9);

        static double Worth(Recommendation answer) => answer.Programs.Sum(p => p.Landing * p.Value);
    }

    [Fact]
    public void Limits_hold_and_fees_are_the_tiers()
    {
        var answer = Recommend(Request() with
        {
            Threshold = 0,
            Limits = new RecommendationLimits
            {
                Applications = 50,
                BudgetUsd = 700,
                PerSpecialty = new Dictionary<string, int> { ["ir-integrated"] = 9 },
                Signals = new Dictionary<string, SignalPool> { ["radiology"] = new(2, 3) },
            },
        });
        var counts = answer.Programs.GroupBy(p => p.Program.Specialty).ToDictionary(g => g.Key, g => g.Count());

        Assert.InRange(answer.Programs.Count, 1, 50);
        Assert.InRange(counts.GetValueOrDefault("ir-integrated"), 0, 9);
        Assert.InRange(answer.Summary.FeesUsd + answer.Summary.Pgy1FeesUsd, 0, 700);
        Assert.Equal(counts.Values.Sum(n => (11 * Math.Min(n, 30)) + (30 * Math.Max(0, n - 30))), answer.Summary.FeesUsd, 1e-9);
        Assert.Equal(answer.Summary.FeesUsd, answer.Programs.Sum(p => p.FeeUsd), 1e-9);
        Assert.Equal(new SignalPool(2, 3), answer.Summary.Signals["radiology"]);
        Assert.Equal(answer.Summary.Signals["radiology"], answer.Summary.SignalPools["radiology"]);
        Assert.Equal(2, answer.Programs.Count(p => p.Signal == SignalLevel.Gold));
        Assert.Equal(3, answer.Programs.Count(p => p.Signal == SignalLevel.Silver));
        Assert.Equal(Enumerable.Range(1, answer.Programs.Count), answer.Programs.Select(p => p.Rank));
    }

    [Fact]
    public void Fee_assistance_takes_seventy_percent_off()
    {
        var request = Request() with { Threshold = 0, Limits = new RecommendationLimits { Applications = 40 } };
        var full = Recommend(request);
        var assisted = Recommend(request with { Limits = request.Limits with { FeeAssistance = true } });

        Assert.Equal(0.3 * full.Summary.FeesUsd, assisted.Summary.FeesUsd, 0.3 * full.Summary.FeesUsd * 0.2);
        Assert.Equal(
            0.3 * assisted.Programs.GroupBy(p => p.Program.Specialty).Sum(
                g => (11 * Math.Min(g.Count(), 30)) + (30 * Math.Max(0, g.Count() - 30))),
            assisted.Summary.FeesUsd,
            1e-9);
    }

    [Fact]
    public void The_list_ends_where_the_next_application_buys_too_little()
    {
        var request = Request() with { Threshold = 0.004, Limits = new RecommendationLimits { Applications = 120 } };
        var answer = Recommend(request);
        var perDollar = request.Threshold / RecommendationRequest.FeeUnit;

        Assert.InRange(answer.Programs.Count, 1, 119);
        // Every program of the list is worth its fee, none left out is.
        Assert.All(answer.Programs, p => Assert.True(p.Marginal >= (perDollar * p.FeeUsd) - 1e-5, $"{p.Rank}: {p.Marginal}"));
        var next = answer.Programs.GroupBy(p => p.Program.Specialty).ToDictionary(g => g.Key, g => g.Count() < 30 ? 11 : 30);
        Assert.All(
            answer.NotChosen.Where(n => n.Reason == "adds-too-little"),
            n => Assert.True(n.Marginal <= (perDollar * next.GetValueOrDefault(Catalog.Find(n.ProgramId)!.Specialty, 11)) + 1e-4));
        Assert.True(answer.Curve.Count - 1 > answer.Programs.Count);
        Assert.Equal(answer.Summary.MatchProbability.P, answer.Curve[answer.Programs.Count].MatchProbability, 1e-12);
        Assert.True(Recommend(request with { Threshold = 0.02 }).Programs.Count < answer.Programs.Count);
    }

    [Fact]
    public void Every_program_of_the_specialties_is_either_chosen_or_explained()
    {
        var asked = Catalog.Of("dr").Concat(Catalog.Of("ir-integrated")).Select(p => p.Id).Order(StringComparer.Ordinal);

        Assert.Equal(
            asked,
            Average.Programs.Select(p => p.Program.Id).Concat(Average.NotChosen.Select(n => n.ProgramId)).Order(StringComparer.Ordinal));
        Assert.All(Average.NotChosen, n => Assert.NotEmpty(n.Text));
    }

    [Fact]
    public void Whom_a_rule_shuts_out_is_told_and_never_sent()
    {
        var answer = Recommend(Request() with
        {
            Applicant = MadeUp.Average with { Type = ApplicantType.NonUsImg, NeedsVisa = VisaNeed.H1B },
        });

        Assert.All(answer.Programs, p => Assert.True(p.Program.Visas!.Value.HasFlag(VisaSponsorship.H1B)));
        Assert.Contains(answer.NotChosen, n => n.Reason == "visa-not-sponsored");
        Assert.Contains(answer.NotChosen, n => n.Reason == "below-hard-minimum" || n.Reason == "visa-not-sponsored");
        Assert.DoesNotContain(answer.Warnings, w => w.Code == "uncalibrated-type");
    }

    [Fact]
    public void Includes_are_in_and_excludes_out()
    {
        var last = Average.NotChosen.First(n => n.Reason == "adds-too-little").ProgramId;
        var first = Average.Programs[0].Program;
        var answer = Recommend(Request() with
        {
            Preferences = Both with
            {
                Include = new HashSet<string> { last },
                Exclude = new HashSet<string> { first.Id },
                ExcludeStates = [Average.Programs[1].Program.State],
            },
        });

        Assert.Contains(answer.Programs, p => p.Program.Id == last);
        Assert.DoesNotContain(answer.Programs, p => p.Program.Id == first.Id);
        Assert.DoesNotContain(answer.Programs, p => p.Program.State == Average.Programs[1].Program.State && p.Program.Id != last);
        Assert.Equal("excluded", answer.NotChosen.Single(n => n.ProgramId == first.Id).Reason);
    }

    [Fact]
    public void Programs_that_nothing_tells_apart_are_shared_out_by_the_seed()
    {
        var request = Request() with { Limits = new RecommendationLimits { Applications = 20 } };
        var lists = Enumerable.Range(1, 4)
            .Select(seed => Recommender.Recommend(request with { TieSeed = (ulong)seed }, BareCatalog, CancellationToken.None)).ToArray();

        Assert.Equal(lists.Length, lists.Select(l => string.Join(' ', Ids(l).Order(StringComparer.Ordinal))).Distinct().Count());
        Assert.All(lists, l => Assert.Equal(lists[0].Summary.MatchProbability.P, l.Summary.MatchProbability.P, 1e-9));
        Assert.Equal(Ids(lists[0]), Ids(Recommender.Recommend(request with { TieSeed = 1 }, BareCatalog, CancellationToken.None)));
    }

    [Fact]
    public void A_equivalence_group_is_programs_with_equal_odds_and_value()
    {
        var answer = Recommender.Recommend(Request(), BareCatalog, CancellationToken.None);
        var groups = answer.Programs.GroupBy(p => p.EquivalenceGroup).ToArray();

        Assert.Contains(groups, g => g.Count() > 1);
        Assert.All(groups, g => Assert.Single(g.Select(p => (p.Program.Specialty, p.Value)).Distinct()));
        Assert.All(groups, g => Assert.All(g.GroupBy(p => p.Signal), s => Assert.Single(s.Select(p => (p.Interview, p.Match)).Distinct())));
        Assert.Equal(groups.Length, groups.Select(g => (g.First().Program.Specialty, g.First().Value, g.First().Match.P / g.First().Interview.P)).Distinct().Count());
    }

    [Fact]
    public void A_catalog_that_tells_programs_apart_gives_everyone_the_same_list() =>
        Assert.Equal(Ids(Average), Ids(Recommend(Request() with { TieSeed = 99 })));

    [Fact]
    public void The_same_request_has_the_same_answer()
    {
        var again = Recommend(Request());

        Assert.Equal(Average.Curve, again.Curve);
        Assert.Equal(
            Average.Programs.Select(p => (p.Program.Id, p.Signal, p.Landing, p.Marginal, p.EquivalenceGroup)),
            again.Programs.Select(p => (p.Program.Id, p.Signal, p.Landing, p.Marginal, p.EquivalenceGroup)));
    }

    [Fact]
    public void Intervals_hold_their_estimates()
    {
        Assert.All(Average.Summary.BySpecialty.Values.Append(Average.Summary.MatchProbability), AssertHolds);
        Assert.All(Average.Programs, p =>
        {
            AssertHolds(p.Interview);
            AssertHolds(p.Match);
            Assert.True(p.Match.P <= p.Interview.P);
        });

        static void AssertHolds(Estimate e)
        {
            Assert.InRange(e.Low, 0, e.P);
            Assert.InRange(e.High, e.P, 1);
        }
    }

    [Fact]
    public void Interviews_are_a_mixture_of_counts()
    {
        var interviews = Average.Summary.Interviews;

        Assert.Equal(Average.Programs.Sum(p => p.Interview.P), interviews.Mean, 1e-9);
        Assert.Equal(Percentile(0.1), interviews.P10);
        Assert.Equal(Percentile(0.9), interviews.P90);

        int Percentile(double share)
        {
            var loading = ShippedModel.Parameters.Get("dependence.interview").Value;
            var rule = Gaussian.For(loading);
            var mixed = new double[Average.Programs.Count + 1];
            for (var z = 0; z < rule.Nodes.Length; z++)
            {
                double[] counts = [rule.Weights[z]];
                foreach (var program in Average.Programs)
                {
                    var p = Gaussian.Conditional(program.Interview.P, loading, rule.Nodes[z]);
                    counts = [.. counts.Append(0).Zip(counts.Prepend(0)).Select(n => (n.First * (1 - p)) + (n.Second * p))];
                }

                for (var n = 0; n < mixed.Length; n++)
                {
                    mixed[n] += counts[n];
                }
            }

            var below = 0.0;
            return Array.FindIndex(mixed, m => (below += m) >= share);
        }
    }

    [Fact]
    public void No_program_open_is_an_empty_answer_that_says_so()
    {
        var answer = Recommender.Recommend(Request(), ProgramDirectory.Empty, CancellationToken.None);

        Assert.Empty(answer.Programs);
        Assert.Equal(0, answer.Summary.MatchProbability.P);
        Assert.Contains(answer.Warnings, w => w.Code == "no-program-open");
    }

    [Fact]
    public void No_applications_is_an_empty_answer()
    {
        var answer = Recommend(Request() with { Limits = new RecommendationLimits { Applications = 0 } });

        Assert.Empty(answer.Programs);
        Assert.Equal(0, answer.Summary.FeesUsd);
        Assert.Equal(0, answer.Summary.Interviews.P90);
    }

    [Fact]
    public void Borrowed_rules_and_a_missing_score_are_said()
    {
        var answer = Recommend(Request() with { Applicant = new Applicant { Type = ApplicantType.UsMdSenior, GraduationYear = 2029 } });

        Assert.NotEmpty(answer.Programs);
        Assert.Contains(answer.Warnings, w => w.Code == "season-rules-from-2026");
        Assert.Contains(answer.Warnings, w => w.Code == "no-score");
    }

    private static RecommendationRequest Request() =>
        new() { Applicant = MadeUp.Average, Preferences = Both, Objective = Objective.Match, TieSeed = 7 };

    private static Recommendation Recommend(RecommendationRequest request) =>
        Recommender.Recommend(request, Catalog, CancellationToken.None);

    private static string[] Ids(Recommendation answer) => [.. answer.Programs.Select(p => p.Program.Id)];

    /// <summary>P(it says yes and none preferred does), on the tests' own grid.</summary>
    private static double[] Landing(RecommendedProgram[] byPreference)
    {
        var interview = ShippedModel.Parameters.Get("dependence.interview").Value;
        var match = ShippedModel.Parameters.Get("dependence.match").Value;
        var (paper, person) = (Gaussian.For(interview), Gaussian.For(match));
        var landing = new double[byPreference.Length];
        var first =
            byPreference.Select(p => paper.Nodes.Select(z => Gaussian.Conditional(p.Interview.P, interview, z)).ToArray()).ToArray();
        var second = byPreference.Select(p => person.Nodes.Select(w => Gaussian.Conditional(p.Match.P / p.Interview.P, match, w)).ToArray())
            .ToArray();
        for (var z = 0; z < paper.Nodes.Length; z++)
        {
            for (var w = 0; w < person.Nodes.Length; w++)
            {
                var open = paper.Weights[z] * person.Weights[w];
                for (var i = 0; i < landing.Length; i++)
                {
                    var yes = first[i][z] * second[i][w];
                    landing[i] += open * yes;
                    open *= 1 - yes;
                }
            }
        }

        return landing;
    }
}
