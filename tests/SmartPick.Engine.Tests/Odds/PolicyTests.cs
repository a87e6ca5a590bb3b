using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Odds;

/// <summary>Strict rules exclude, soft ones lower, unknown ones lie between "yes" and "no" with a wider interval.</summary>
public sealed class PolicyTests
{
    private static readonly ResidencyProgram Program =
        FictionalCatalog.Create(3, 60).First(p => p.Specialty == "dr") with { MinimumStep2Ck = null, MinimumStep2CkIsStrict = null };

    private static readonly Applicant NeedsJ1 = MadeUp.Average with { Type = ApplicantType.NonUsImg, NeedsVisa = VisaNeed.J1 };

    private static readonly Applicant NeedsH1B = NeedsJ1 with { NeedsVisa = VisaNeed.H1B };

    private static readonly Applicant ComlexOnly = MadeUp.Average with
    {
        Type = ApplicantType.UsDoSenior,
        Step1 = null,
        Step2Ck = null,
        ComlexLevel2 = new ExamResult(true, 600, 1),
    };

    private static readonly Applicant Scored = MadeUp.Average;

    private static readonly Applicant VisaUnknown = NeedsJ1 with { NeedsVisa = null };

    [Fact]
    public void No_visa_no_application()
    {
        AssertShut(NeedsJ1, Program with { Visas = VisaSponsorship.None }, "visa-not-sponsored");
        AssertShut(NeedsH1B, Program with { Visas = VisaSponsorship.J1 }, "visa-not-sponsored");
        AssertShut(NeedsJ1, Program with { Visas = VisaSponsorship.H1B }, "visa-not-sponsored");
    }

    [Fact]
    public void Those_who_need_no_visa_do_not_care()
    {
        var unknown = At(Scored, Program with { Visas = null });

        Assert.Equal(
            unknown.Interview[SignalLevel.None], At(Scored, Program with { Visas = VisaSponsorship.None }).Interview[SignalLevel.None]);
        Assert.DoesNotContain("visa", unknown.Unknown);
    }

    [Fact]
    public void An_unknown_visa_rule_lies_between()
    {
        AssertBetween(NeedsJ1, Program with { Visas = null }, Program with { Visas = VisaSponsorship.J1 }, "visa");
        AssertBetween(NeedsH1B, Program with { Visas = null }, Program with { Visas = VisaSponsorship.J1 | VisaSponsorship.H1B }, "visa");
    }

    [Fact]
    public void An_unknown_visa_rule_is_as_likely_as_the_prior_says()
    {
        var yes = At(NeedsJ1, Program with { Visas = VisaSponsorship.J1 }).Interview;
        var unknown = At(NeedsJ1, Program with { Visas = null }).Interview;
        var prior = ShippedModel.Parameters.Get("policy.visa.j1.prior", "dr").Value;

        Assert.All(unknown.All, level => Assert.Equal(prior * yes[level.Key].P, level.Value.P, 1e-12));
    }

    [Fact]
    public void An_applicant_who_did_not_say_is_never_shut_out() =>
        Assert.Null(At(VisaUnknown, Program with { Visas = VisaSponsorship.None }).Exclusion);

    [Fact]
    public void No_COMLEX_no_application() => AssertShut(ComlexOnly, Program with { Comlex = ExamPolicy.NotAccepted }, "exam-not-accepted");

    [Fact]
    public void Who_also_has_a_Step_score_does_not_care() => Assert.Null(
        At(ComlexOnly with { Step2Ck = new ExamResult(true, 250, 1) }, Program with { Comlex = ExamPolicy.NotAccepted }).Exclusion);

    [Fact]
    public void COMLEX_that_is_discouraged_lowers() =>
        AssertLower(ComlexOnly, Program with { Comlex = ExamPolicy.Discouraged }, Program with { Comlex = ExamPolicy.Accepted });

    [Fact]
    public void An_unknown_COMLEX_rule_lies_between() =>
        AssertBetween(ComlexOnly, Program with { Comlex = null }, Program with { Comlex = ExamPolicy.Accepted }, "comlex");

    [Fact]
    public void Below_a_strict_minimum_no_application() => AssertShut(Scored, Minimum(253, strict: true), "below-hard-minimum");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public void At_the_minimum_nothing_is_lost(bool? strict)
    {
        var met = At(Scored, Minimum(252, strict)).Interview[SignalLevel.None];

        Assert.Equal(At(Scored, Minimum(200, true)).Interview[SignalLevel.None], met);
        // Whether there is a minimum above the score is another matter: it may be so.
        Assert.True(At(Scored, Minimum(null, null)).Interview[SignalLevel.None].P < met.P);
    }

    [Fact]
    public void Below_a_soft_minimum_is_lower() => AssertLower(Scored, Minimum(253, strict: false), Minimum(252, strict: false));

    [Fact]
    public void Below_a_minimum_of_unknown_kind_lies_between() =>
        AssertBetween(Scored, Minimum(253, strict: null), Minimum(253, strict: false), "minimumStep2ckKind");

    [Fact]
    public void Without_a_score_no_minimum_excludes() =>
        Assert.Null(At(Scored with { Step2Ck = null }, Minimum(280, strict: true)).Exclusion);

    [Fact]
    public void A_score_not_told_is_never_better_off_than_the_rule_allows()
    {
        // Unknown is never silently yes: a strict cutoff above nearly every score must cost an applicant who tells none.
        var silent = Scored with { Step2Ck = null };

        Assert.True(
            At(silent, Minimum(280, strict: true)).Interview[SignalLevel.None].P < At(silent, Minimum(null, null))
                .Interview[SignalLevel.None].P);
    }

    private static ResidencyProgram Minimum(double? score, bool? strict) =>
        Program with { MinimumStep2Ck = score, MinimumStep2CkIsStrict = strict };

    private static ProgramOdds At(Applicant applicant, ResidencyProgram program) =>
        new OddsModel(applicant, 2026, ShippedModel.Parameters).At(program);

    private static void AssertShut(Applicant applicant, ResidencyProgram program, string code)
    {
        var odds = At(applicant, program);

        Assert.Equal(code, odds.Exclusion);
        Assert.All(odds.Interview.All.Values, estimate => Assert.Equal(Estimate.Never, estimate));
        Assert.Equal(Estimate.Never, odds.MatchGivenInterview);
        Assert.NotEmpty(Assert.Single(odds.Contributions).Text);
    }

    private static void AssertLower(Applicant applicant, ResidencyProgram soft, ResidencyProgram free)
    {
        var (lower, higher) = (At(applicant, soft), At(applicant, free));

        Assert.Null(lower.Exclusion);
        Assert.All(lower.Interview.All, level =>
        {
            Assert.True(level.Value.P > 0);
            Assert.True(level.Value.P < higher.Interview[level.Key].P);
        });
        Assert.Contains(lower.Contributions, c => c.Factor == "soft-policy" && c.Effect < 0);
    }

    /// <summary>"No" is 0 in each of these: unknown stands above it and below "yes", its interval holds more than that of "yes".</summary>
    private static void AssertBetween(Applicant applicant, ResidencyProgram unknown, ResidencyProgram yes, string field)
    {
        var (between, open) = (At(applicant, unknown), At(applicant, yes));

        Assert.Null(between.Exclusion);
        Assert.Contains(field, between.Unknown);
        Assert.All(between.Interview.All, level =>
        {
            var known = open.Interview[level.Key];
            Assert.InRange(level.Value.P, double.Epsilon, Math.BitDecrement(known.P));
            Assert.True(level.Value.High - level.Value.Low > known.High - known.Low);
            Assert.True(level.Value.Low <= level.Value.P && level.Value.P <= level.Value.High);
        });
    }
}
