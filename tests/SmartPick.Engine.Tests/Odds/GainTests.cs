using CsCheck;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Odds;

/// <summary>A gain lowers no odds, whoever applies, whatever is known of applicant and program: exactly.</summary>
public sealed class GainTests
{
    /// <summary>A better profile for each that can be bettered so; null for the others. The number says by how much, 0–1.</summary>
    private static readonly Dictionary<string, Func<Applicant, double, Applicant?>> All = new(StringComparer.Ordinal)
    {
        ["Step 2 CK"] = (a, more) =>
            a.Step2Ck is { Score: { } score } exam ? a with { Step2Ck = exam with { Score = score + (more * (300 - score)) } } : null,
        ["COMLEX Level 2"] = (a, more) =>
            a.ComlexLevel2 is { Score: { } score } exam
                ? a with { ComlexLevel2 = exam with { Score = score + (more * (999 - score)) } }
                : null,
        ["an honored clerkship"] = (a, more) => a.Honors is { } honors ? a with { Honors = [.. honors, Pick<Clerkship>(more)] } : null,
        ["abstracts"] = (a, more) =>
            a.Research is { Abstracts: not null } r ? a with { Research = r with { Abstracts = r.Abstracts + Count(more) } } : null,
        ["posters"] = (a, more) =>
            a.Research is { Posters: not null } r ? a with { Research = r with { Posters = r.Posters + Count(more) } } : null,
        ["papers"] = (a, more) =>
            a.Research is { Papers: not null } r ? a with { Research = r with { Papers = r.Papers + Count(more) } } : null,
        ["first-author papers"] = (a, more) =>
            a.Research is { FirstAuthorPapers: not null } r
                ? a with { Research = r with { FirstAuthorPapers = r.FirstAuthorPapers + Count(more) } }
                : null,
        ["IR projects"] = (a, more) => a.Research?.ProjectsIn("ir-integrated") is { } told ? a with { Research = a.Research with { SpecialtyProjects = new Dictionary<string, int> { ["ir-integrated"] = told + Count(more) } } } : null,
        ["a letter"] = (a, more) =>
            a.Letters is { } letters
                ? a with { Letters = [.. letters, SampleLetters.All[(int)(more * (SampleLetters.All.Count - 1))]] }
                : null,
        ["a failure less at Step 1"] = (a, _) => OneLess(a.Step1) is { } exam ? a with { Step1 = exam } : null,
        ["a failure less at Step 2 CK"] = (a, _) => OneLess(a.Step2Ck) is { } exam ? a with { Step2Ck = exam } : null,
        ["a failure less at COMLEX Level 1"] = (a, _) => OneLess(a.ComlexLevel1) is { } exam ? a with { ComlexLevel1 = exam } : null,
        ["a failure less at COMLEX Level 2"] = (a, _) => OneLess(a.ComlexLevel2) is { } exam ? a with { ComlexLevel2 = exam } : null,
    };

    public static TheoryData<string> Gains => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Gains))]
    public void A_gain_lowers_no_odds_of_anyone_anywhere(string gain) => Gen.Select(
        RandomProfiles.Any.SelectMany(a => Gen.Double[0, 1].Select(more => (Worse: a, Better: All[gain](a, more)))).Where(
            pair => pair.Better is not null),
        RandomPrograms.Any).ForEach(500, one =>
    {
        var (pair, program) = one;
        var (before, after) = (At(pair.Worse, program), At(pair.Better!, program));
        Assert.True(after.Exclusion is null || before.Exclusion is not null);
        Assert.True(after.MatchGivenInterview.P >= before.MatchGivenInterview.P);
        Assert.All(before.Levels.Intersect(after.Levels), level =>
        {
            Assert.True(after.Interview[level].P >= before.Interview[level].P);
            Assert.True(after.Match[level].P >= before.Match[level].P);
        });
    });

    [Fact]
    public void A_stronger_signal_lowers_no_odds_of_anyone_anywhere() =>
        Gen.Select(RandomProfiles.Any, RandomPrograms.Any).ForEach(2000, one =>
    {
        var (applicant, program) = one;
        var odds = At(applicant, program);
        Assert.All(odds.Levels.Zip(odds.Levels.Skip(1)), step =>
        {
            Assert.True(odds.Interview[step.Second].P >= odds.Interview[step.First].P);
            Assert.True(odds.Match[step.Second].P >= odds.Match[step.First].P);
        });
    });

    private static ProgramOdds At(Applicant applicant, ResidencyProgram program) =>
        new OddsModel(applicant, 2026, ShippedModel.Parameters).At(program);

    private static ExamResult? OneLess(ExamResult? exam) => exam switch
    {
        { KnownFailures: > 1 and { } failures, Passed: false } => exam with { Attempts = failures - 1 },
        { KnownFailures: > 0, Passed: false } => exam with { Passed = true, Attempts = 1 },
        { KnownFailures: > 0 } => exam with { Attempts = exam.Attempts - 1 },
        _ => null,
    };

    private static int Count(double more) => 1 + (int)(10 * more * more);

    private static T Pick<T>(double share)
        where T : struct, Enum
    {
        var all = Enum.GetValues<T>();
        return all[Math.Min((int)(share * all.Length), all.Length - 1)];
    }
}
