using SmartPick.Engine.Applicants;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Recommendations;

/// <summary>What a list does without being asked: own programs, military programs, signals, order, and the choice among equals.</summary>
public sealed class DefaultTests
{
    private static readonly ProgramDirectory Catalog = new(FictionalCatalog.Create(2026, 150));

    private static readonly Recommender Recommender =
        new(new SeasonBook([ShippedModel.Season2026]), ShippedModel.Parameters, ShippedModel.Advice);

    private static readonly ResidencyProgram Host = Catalog.Of("ir-integrated").First(p => p.SignalsAccepted != false);

    /// <summary>An institution with both specialties, other than the host's.</summary>
    private static readonly string Home = Catalog.Of("ir-integrated").Select(p => p.Institution)
        .First(i => i != Host.Institution && Catalog.Of("dr").Any(p => p.Institution == i && p.Setting != ProgramSetting.Military));

    private static readonly Applicant Insider = MadeUp.Average with
    {
        HomeInstitution = Home,
        Rotations = [new Rotation(RotationKind.Away, "ir-integrated", Host.Id)],
    };

    private static readonly string[] Own =
        [.. Catalog.Of("ir-integrated").Concat(Catalog.Of("dr")).Where(p => p.Institution == Home).Select(p => p.Id).Append(Host.Id)];

    public static TheoryData<Objective> Objectives => [Objective.Match, Objective.Balanced, Objective.Preference];

    [Theory]
    [MemberData(nameof(Objectives))]
    public void Home_and_away_programs_are_on_the_list_however_little_they_add(Objective objective)
    {
        var answer = Recommend(Request(Insider) with { Objective = objective, Threshold = 0.2 });

        Assert.Empty(Own.Except(Ids(answer)));
    }

    [Fact]
    public void An_own_program_that_is_excluded_stays_off_the_list()
    {
        var answer = Recommend(Request(Insider, p => p with { Exclude = new HashSet<string> { Host.Id } }));

        Assert.DoesNotContain(Host.Id, Ids(answer));
        Assert.Empty(Own.Except(Ids(answer)).Except([Host.Id]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Limits_hold_for_own_programs(int applications)
    {
        var capped = Recommend(Request(Insider) with { Limits = new RecommendationLimits { Applications = applications } });
        var funded = Recommend(Request(Insider) with { Limits = new RecommendationLimits { BudgetUsd = 11 * applications } });
        var perSpecialty = Recommend(Request(Insider) with
        {
            Limits = new RecommendationLimits { PerSpecialty = new Dictionary<string, int> { ["ir-integrated"] = applications } },
        });

        Assert.Equal(applications, capped.Programs.Count);
        Assert.Empty(Ids(capped).Except(Own));
        Assert.InRange(funded.Summary.FeesUsd, 0, 11 * applications);
        Assert.InRange(perSpecialty.Programs.Count(p => p.Program.Specialty == "ir-integrated"), 0, applications);
    }

    [Theory]
    [MemberData(nameof(Objectives))]
    public void A_signal_goes_to_an_own_program_only_where_the_gains_are_close(Objective objective)
    {
        // One signal: either an own program has it, or it gains clearly more elsewhere.
        var request = Request(Insider) with
        {
            Objective = objective,
            Threshold = 0,
            Limits = new RecommendationLimits
            {
                Applications = 25,
                Signals = new Dictionary<string, SignalPool> { ["radiology"] = new(1, 0) },
            },
        };
        var answer = Recommend(request);
        var strict = Recommend(request, close: 0);
        var free = Recommend(request, close: 1);

        Assert.Contains(free.Programs, p => Own.Contains(p.Program.Id) && p.Signal == SignalLevel.Gold);
        Assert.True(free.Summary.ExpectedValue <= strict.Summary.ExpectedValue + 1e-9);
        Assert.InRange(answer.Summary.ExpectedValue, free.Summary.ExpectedValue - 1e-9, strict.Summary.ExpectedValue + 1e-9);
        Assert.All([answer, strict, free], a => Assert.Equal(1, a.Programs.Count(p => p.Signal != SignalLevel.None)));
        Assert.All([answer, strict, free], a => Assert.True(a.Summary.UpperBound >= strict.Summary.ExpectedValue - 1e-9));
        Assert.All(
            [answer, strict, free],
            a => Assert.Equal((a.Summary.UpperBound - a.Summary.ExpectedValue) / a.Summary.UpperBound, a.Summary.Gap, 1e-12));
    }

    [Fact]
    public void Military_programs_are_on_the_list_only_when_asked_for_or_included()
    {
        string[] military = [.. Catalog.Of("dr").Where(p => p.Setting == ProgramSetting.Military).Select(p => p.Id)];
        var request = Request(MadeUp.Average) with { Threshold = 0, Limits = new RecommendationLimits { Applications = 300 } };
        var asked = Recommend(request with { Preferences = request.Preferences with { Military = true } });
        var included = Recommend(request with { Preferences = request.Preferences with { Include = new HashSet<string> { military[0] } } });
        var without = Recommend(request);

        Assert.NotEmpty(military);
        Assert.Empty(military.Except(Ids(asked)));
        Assert.Equal([military[0]], Ids(included).Intersect(military));
        Assert.Empty(Ids(without).Intersect(military));
        Assert.All(military, id => Assert.Equal("military", without.NotChosen.Single(n => n.ProgramId == id).Reason));
    }

    [Fact]
    public void Who_prefers_nothing_has_no_order_but_that_of_the_specialties()
    {
        var answer = Recommend(Request(MadeUp.Average));
        var ranks = answer.Programs.ToLookup(p => p.Program.Specialty, p => p.PreferenceRank);

        Assert.Equal([1], ranks["ir-integrated"].Distinct());
        Assert.Equal([1 + ranks["ir-integrated"].Count()], ranks["dr"].Distinct());
        Assert.All(
            answer.Programs.GroupBy(p => (p.EquivalenceGroup, p.Signal)), alike => Assert.Single(alike.Select(p => p.Landing).Distinct()));
        Assert.Equal(answer.Summary.MatchProbability.P, answer.Programs.Sum(p => p.Landing), 1e-6);
    }

    [Fact]
    public void Favorites_set_the_order_and_the_value()
    {
        var dr = Catalog.Of("dr").Where(p => p.Setting != ProgramSetting.Military).Take(2).ToArray();
        var favorites = new Dictionary<string, double> { [dr[0].Id] = 1, [dr[1].Id] = 0.9 };
        var answer = Recommend(Request(MadeUp.Average, p => p with { Favorites = favorites, Include = favorites.Keys.ToHashSet() }));

        Assert.Equal([1, 2], dr.Select(d => answer.Programs.Single(p => p.Program.Id == d.Id).PreferenceRank));
        Assert.All(dr, d => Assert.Equal(favorites[d.Id], answer.Programs.Single(p => p.Program.Id == d.Id).Value));
        Assert.Equal([3], answer.Programs.Where(p => p.Program.Specialty == "ir-integrated").Select(p => p.PreferenceRank).Distinct());
    }

    [Fact]
    public void The_choice_among_equals_depends_on_who_applies_in_coarse_terms()
    {
        var seed = TieOrder.Seed(MadeUp.Average);

        Assert.Equal(seed, TieOrder.Seed(MadeUp.Strong));
        Assert.Equal(seed, TieOrder.Seed(MadeUp.Average with { GraduationYear = 2031 }));
        Assert.NotEqual(seed, TieOrder.Seed(MadeUp.Average with { Type = ApplicantType.UsDoSenior }));
        Assert.NotEqual(seed, TieOrder.Seed(MadeUp.Average with { HomeInstitution = Home }));
        var graduate = MadeUp.Average with { Type = ApplicantType.NonUsImg };
        Assert.NotEqual(TieOrder.Seed(graduate), TieOrder.Seed(graduate with { GraduationYear = 2019 }));
    }

    [Fact]
    public void The_default_values_a_match_at_300000_dollars_and_says_so()
    {
        var request = Request(MadeUp.Average);

        Assert.Equal(Objective.Balanced, request.Objective);
        Assert.Equal(300_000, request.ValueOfMatch, 1e-6);
        var stop = Recommend(request with { Limits = new RecommendationLimits { Applications = 300 } }).StopAt.Text;
        Assert.Contains("$300,000", stop, StringComparison.Ordinal);
    }

    [Fact]
    public void A_season_whose_applications_are_over_says_so_at_the_headline()
    {
        var calendar = ShippedModel.Readiness.Calendar;
        var applicant = MadeUp.Average with { GraduationYear = 2027 };

        Assert.Equal(["applications-closed"], Headlines(new DateOnly(2026, 12, 1)));
        Assert.Empty(Headlines(new DateOnly(2026, 9, 23)));
        // Expected to be over, but not for certain.
        Assert.Empty(Headlines(new DateOnly(2026, 9, 30)));

        IEnumerable<string> Headlines(DateOnly today) =>
            Recommend(Request(applicant) with { Standing = calendar.StandingOf(applicant, today) }).Warnings
                .Where(w => w.Headline).Select(w => w.Code);
    }

    private static RecommendationRequest Request(Applicant applicant, Func<Preferences, Preferences>? change = null)
    {
        var preferences = new Preferences { Specialties = new Dictionary<string, double> { ["ir-integrated"] = 1, ["dr"] = 0.7 } };
        return new()
        {
            Applicant = applicant,
            Preferences = change?.Invoke(preferences) ?? preferences,
            TieSeed = TieOrder.Seed(applicant),
        };
    }

    private static Recommendation Recommend(RecommendationRequest request) =>
        Recommender.Recommend(request, Catalog, CancellationToken.None);

    private static Recommendation Recommend(RecommendationRequest request, double close)
    {
        var model = ShippedModel.With(p => p.Name == "signals.own.close" ? p with { Value = close } : p);
        return new Recommender(new SeasonBook([ShippedModel.Season2026]), model, ShippedModel.Advice)
            .Recommend(request, Catalog, CancellationToken.None);
    }

    private static HashSet<string> Ids(Recommendation answer) => [.. answer.Programs.Select(p => p.Program.Id)];
}
