using SmartPick.Engine.Applicants;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Recommendations;

/// <summary>Signals go where the season lets them go, under the season's name for them.</summary>
public sealed class SignalTests
{
    private const int Applications = 30;

    private static readonly ProgramDirectory Catalog = new(
        FictionalCatalog.Create(2026, 300).Select(p => p with { SignalsAccepted = true }));

    private static readonly ResidencyProgram Home = Catalog.Of("dr").First(p => p.Setting != ProgramSetting.Military);

    private static readonly ResidencyProgram Host = Catalog.Of("dr").Last(
        p => p.Setting != ProgramSetting.Military && p.Institution != Home.Institution);

    private static readonly PoolRules OneLevel = new(0, 5, Certainty.Expected);

    private static readonly PoolRules NotForOwn = OneLevel with { HomeAndAway = new HomeAndAwaySignals(false, Certainty.Expected) };

    private static string[] Own { get; } =
        [.. Catalog.Of("dr").Where(p => p.Institution == Home.Institution || p.Id == Host.Id).Select(p => p.Id)];

    [Fact]
    public void A_home_and_an_away_program_get_signals_where_the_season_says_nothing_of_them()
    {
        var answer = Recommend(OneLevel, Catalog);

        Assert.Contains(answer.Programs, p => Own.Contains(p.Program.Id) && p.Signal != SignalLevel.None);
    }

    [Fact]
    public void Signals_that_are_not_for_home_and_away_programs_all_go_elsewhere()
    {
        var answer = Recommend(NotForOwn, Catalog);
        var own = answer.Programs.Where(p => Own.Contains(p.Program.Id)).ToArray();

        Assert.Equal(Own.Order(StringComparer.Ordinal), own.Select(p => p.Program.Id).Order(StringComparer.Ordinal));
        Assert.All(own, p => Assert.Equal(SignalLevel.None, p.Signal));
        Assert.Equal(new SignalPool(0, 5), answer.Summary.Signals["radiology"]);
        Assert.All(own, p => Assert.DoesNotContain("signalsAccepted", p.Unknown));
    }

    [Fact]
    public void A_signal_that_must_not_be_sent_is_as_good_as_one_that_is_not_taken()
    {
        var refusing = new ProgramDirectory(Catalog.Programs.Select(p => Own.Contains(p.Id) ? p with { SignalsAccepted = false } : p));

        var (ruled, refused) = (Recommend(NotForOwn, Catalog), Recommend(OneLevel, refusing));

        Assert.Equal(
            refused.Programs.Select(p => (p.Program.Id, p.Signal, p.Marginal)),
            ruled.Programs.Select(p => (p.Program.Id, p.Signal, p.Marginal)));
        Assert.Equal(refused.Summary.MatchProbability, ruled.Summary.MatchProbability);
        Assert.Equal(refused.Summary.UpperBound, ruled.Summary.UpperBound);
    }

    [Fact]
    public void The_rule_is_for_applicants_of_that_program_only()
    {
        var stranger = Applicant with { HomeInstitution = null, Rotations = [] };
        var (ruled, free) = (Recommend(NotForOwn, Catalog, stranger), Recommend(OneLevel, Catalog, stranger));

        Assert.Equal(free.Programs.Select(p => (p.Program.Id, p.Signal)), ruled.Programs.Select(p => (p.Program.Id, p.Signal)));
    }

    [Fact]
    public void Signals_of_one_level_are_called_signals()
    {
        var answer = Recommend(OneLevel, Catalog);
        var texts = answer.Programs.SelectMany(p => p.Reasons).Select(r => r.Text).Concat(answer.Strategy.Select(s => s.Text)).ToArray();

        Assert.Contains("Signal", texts);
        Assert.DoesNotContain(texts, t => t.Contains("silver", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(1, answer.Summary.SignalLevels["dr"]);
    }

    [Fact]
    public void Signals_of_two_levels_are_called_by_their_level()
    {
        var answer = Recommend(ShippedModel.Season2026.Pools["radiology"], Catalog);
        var texts = answer.Programs.SelectMany(p => p.Reasons).Select(r => r.Text).ToArray();

        Assert.Contains("Gold signal", texts);
        Assert.Contains("Silver signal", texts);
        Assert.Equal(2, answer.Summary.SignalLevels["dr"]);
        Assert.Equal(1, answer.Summary.SignalLevels["ty"]);
    }

    [Fact]
    public void Only_emergency_medicine_keeps_signals_from_home_and_away_programs() => Assert.Equal(
        ["emergency-medicine"],
        ShippedModel.Season2026.Specialties.Keys.Where(s => !ShippedModel.Season2026.SignalsOf(s).AreForOwnPrograms));

    private static Applicant Applicant => MadeUp.Average with
    {
        HomeInstitution = Home.Institution,
        Rotations = [new Rotation(RotationKind.Away, "dr", Host.Id)],
    };

    private static Recommendation Recommend(PoolRules radiology, ProgramDirectory catalog, Applicant? applicant = null)
    {
        var season = ShippedModel.Season2026 with
        {
            Pools = new Dictionary<string, PoolRules>(ShippedModel.Season2026.Pools) { ["radiology"] = radiology },
        };
        return new Recommender(new SeasonBook([season]), ShippedModel.Parameters, ShippedModel.Advice).Recommend(
            new RecommendationRequest
            {
                Applicant = applicant ?? Applicant,
                Preferences = new Preferences { Specialties = new Dictionary<string, double> { ["dr"] = 1 } },
                Limits = new RecommendationLimits { Applications = Applications },
                TieSeed = 7,
            },
            catalog,
            CancellationToken.None);
    }
}
