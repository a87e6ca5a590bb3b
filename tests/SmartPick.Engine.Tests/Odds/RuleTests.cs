using CsCheck;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Odds;

/// <summary>For every applicant and program: a strict rule excludes, a soft one lowers, one that is not known lies between.</summary>
public sealed class RuleTests
{
    private const int Samples = 1000;

    private static readonly Gen<ResidencyProgram> Programs = RandomPrograms.Any.Select(RandomPrograms.WithoutRules);

    [Fact]
    public void A_visa_not_sponsored_excludes_and_an_unknown_policy_lies_between() =>
        Gen.Select(RandomProfiles.Any, Gen.OneOf(VisaNeed.J1, VisaNeed.H1B), Programs).ForEach(Samples, one =>
    {
        var (applicant, need, program) = one;
        var visitor = applicant with { NeedsVisa = need };
        var other = need == VisaNeed.J1 ? VisaSponsorship.H1B : VisaSponsorship.J1;
        AssertShut(visitor, program with { Visas = VisaSponsorship.None }, "visa-not-sponsored");
        AssertShut(visitor, program with { Visas = other }, "visa-not-sponsored");
        AssertLower(visitor, program with { Visas = null }, program);
    });

    [Fact]
    public void COMLEX_not_taken_excludes_and_an_unknown_policy_lies_between() =>
        Gen.Select(RandomProfiles.Any, Gen.Double[9, 999], Programs).ForEach(Samples, one =>
    {
        var (applicant, score, program) = one;
        var osteopath = applicant with { Type = ApplicantType.UsDoSenior, Step2Ck = null, ComlexLevel2 = new ExamResult(true, score, 1) };
        AssertShut(osteopath, program with { Comlex = ExamPolicy.NotAccepted }, "exam-not-accepted");
        AssertLower(osteopath, program with { Comlex = ExamPolicy.Discouraged }, program);
        AssertLower(osteopath, program with { Comlex = null }, program);
    });

    [Fact]
    public void A_score_below_a_cutoff_excludes_below_a_preference_lowers_and_below_either_lies_between() => Gen.Select(
        RandomProfiles.Any, Gen.Double[1, 300], Gen.Double[0, 1], Programs).Where((_, score, _, _) => score < 300).ForEach(Samples, one =>
    {
        var (applicant, score, above, program) = one;
        var scored = applicant with { Step2Ck = new ExamResult(true, score, 1) };
        var minimum = score + ((300 - score) * Math.Max(above, 0.001));
        var soft = program with { MinimumStep2Ck = minimum, MinimumStep2CkIsStrict = false };
        var unknown = soft with { MinimumStep2CkIsStrict = null };
        AssertShut(scored, soft with { MinimumStep2CkIsStrict = true }, "below-hard-minimum");
        AssertLower(scored, soft, program);
        AssertLower(scored, unknown, soft);
    });

    [Fact]
    public void A_minimum_that_is_not_known_lies_between_one_that_excludes_and_one_that_is_met() => Gen.Select(
        RandomProfiles.Any, Gen.Double[1, 300], Programs).ForEach(Samples, one =>
    {
        var (applicant, score, program) = one;
        var scored = applicant with { Step2Ck = new ExamResult(true, score, 1) };
        var (unknown, met) = (At(scored, program with { MinimumStep2Ck = null, MinimumStep2CkIsStrict = null }), At(scored, program));
        Assert.All(met.Levels, level => Assert.InRange(unknown.Interview[level].P, double.Epsilon, met.Interview[level].P));
    });

    [Fact]
    public void A_match_is_never_likelier_than_the_interview_it_takes() =>
        Gen.Select(RandomProfiles.Any, RandomPrograms.Any).ForEach(Samples, one =>
    {
        var (applicant, program) = one;
        var odds = At(applicant, program);
        Assert.All(odds.Levels, level =>
        {
            var (interview, match) = (odds.Interview[level], odds.Match[level]);
            Assert.True(match.P <= interview.P && match.Low <= interview.Low && match.High <= interview.High);
            Assert.True(match.P <= odds.MatchGivenInterview.P);
            Assert.All([interview, match], e => Assert.True(e is { Low: >= 0, High: <= 1 } && e.Low <= e.P && e.P <= e.High));
        });
    });

    private static ProgramOdds At(Applicant applicant, ResidencyProgram program) =>
        new OddsModel(applicant, 2026, ShippedModel.Parameters).At(program);

    private static void AssertShut(Applicant applicant, ResidencyProgram program, string code)
    {
        var odds = At(applicant, program);
        Assert.Equal(code, odds.Exclusion);
        Assert.All(odds.Levels, level => Assert.Equal(Estimate.Never, odds.Match[level]));
    }

    private static void AssertLower(Applicant applicant, ResidencyProgram worse, ResidencyProgram better)
    {
        var (lower, higher) = (At(applicant, worse), At(applicant, better));
        Assert.Null(lower.Exclusion);
        Assert.All(
            lower.Levels, level => Assert.InRange(lower.Interview[level].P, double.Epsilon, Math.BitDecrement(higher.Interview[level].P)));
    }
}
