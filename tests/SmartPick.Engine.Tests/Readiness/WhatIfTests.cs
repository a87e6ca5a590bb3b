using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Readiness;

/// <summary>What-ifs: what is offered, and that the figures are those of the changed request.</summary>
public sealed class WhatIfTests
{
    private static readonly RecommendationRequest Tight = Assessed.Request(MadeUp.Average) with
    {
        Preferences = Assessed.Request(MadeUp.Average).Preferences with { ExcludeStates = ["NY", "CA"] },
        Limits = new RecommendationLimits
        {
            Applications = 40,
            BudgetUsd = 200,
            Signals = new Dictionary<string, SignalPool> { ["radiology"] = new(1, 0) },
        },
    };

    public static TheoryData<string> Profiles => ["average", "strong", "weak", "type alone", "tight", "img"];

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Every_figure_is_the_difference_of_two_fresh_solves(string profile)
    {
        var request = Profile(profile);
        var report = Assessed.Of(request);
        var before = Assessed.Recommend(request).Summary;

        Assert.NotEmpty(report.WhatIfs);
        Assert.All(report.WhatIfs, w =>
        {
            var after = Assessed.Recommend(w.Changed).Summary;
            Assert.Equal(after.MatchProbability.P - before.MatchProbability.P, w.Effect.P, 1e-12);
            Assert.InRange(after.MatchProbability.Low - before.MatchProbability.Low, w.Effect.Low, w.Effect.High);
            Assert.InRange(after.MatchProbability.High - before.MatchProbability.High, w.Effect.Low, w.Effect.High);
            Assert.InRange(w.Effect.P, w.Effect.Low, w.Effect.High);
            Assert.All(w.BySpecialty, s => Assert.Equal(
                after.BySpecialty[s.Key].P - (before.BySpecialty.TryGetValue(s.Key, out var p) ? p.P : 0), s.Value, 1e-12));
        });
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void They_stand_by_effect_and_then_by_effort(string profile)
    {
        var whatIfs = Assessed.Of(Profile(profile)).WhatIfs;

        Assert.Equal(whatIfs.OrderByDescending(w => w.Effect.P).ThenBy(w => w.Effort).ThenBy(w => w.Code, StringComparer.Ordinal), whatIfs);
        Assert.Equal(whatIfs.Count, whatIfs.Select(w => w.Code).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Readiness_takes_no_more_than_two_dozen_recommendations(string profile) =>
        Assert.InRange(Assessed.Of(Profile(profile)).Solves, 3, 24);

    [Fact]
    public void A_passed_Step_2_CK_is_not_offered_again()
    {
        var codes = Codes(MadeUp.Average);

        Assert.DoesNotContain(codes, c => c.StartsWith("step2ck", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Codes(MadeUp.Average with { Step2Ck = new ExamResult(true, null, 1) }), c => c.StartsWith("step2ck", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Step_2_CK_not_taken_is_offered_at_sourced_levels()
    {
        var report = Assessed.Of(Assessed.Request(MadeUp.Average with { Step2Ck = null }));

        Assert.Equal(
            ShippedModel.Readiness.ScoreLevels.Select(l => l.Score).Order(),
            report.WhatIfs.Where(w => w.Code.StartsWith("step2ck-", StringComparison.Ordinal))
                .Select(w => w.Changed.Applicant.Step2Ck!.Score!.Value).Order());
        Assert.All(ShippedModel.Readiness.ScoreLevels, l => Assert.NotEmpty(l.Source));
    }

    [Fact]
    public void Without_radiology_the_levels_are_those_of_the_first_choice()
    {
        var request = Assessed.Request(MadeUp.Average with { Step2Ck = null });
        var report = Assessed.Of(request with
        {
            Preferences = request.Preferences with { Specialties = new Dictionary<string, double> { ["internal-medicine"] = 1 } },
        });
        var matched = ShippedModel.Readiness.Benchmarks.Single(b => b.Specialty == "internal-medicine" && b.Measure == BenchmarkMeasure.Step2Ck).Matched;
        var levels = report.WhatIfs.Where(w => w.Code.StartsWith("step2ck-", StringComparison.Ordinal)).ToArray();

        Assert.Contains(levels, w => w.Changed.Applicant.Step2Ck!.Score == Math.Round(matched));
        Assert.DoesNotContain(levels, w => w.Text.Contains("DR", StringComparison.Ordinal));
    }

    [Fact]
    public void A_failed_Step_2_CK_is_offered_at_the_next_attempt()
    {
        var report = Assessed.Of(Assessed.Request(MadeUp.Average with { Step2Ck = new ExamResult(false, null, 1) }));
        var exam = report.WhatIfs.First(w => w.Code.StartsWith("step2ck-", StringComparison.Ordinal)).Changed.Applicant.Step2Ck!;

        Assert.Equal((true, 2), (exam.Passed, exam.Attempts));
    }

    [Fact]
    public void COMLEX_alone_is_offered_Step_2_CK_beside_it() =>
        Assert.Contains(
            Codes(MadeUp.Average with { Type = ApplicantType.UsDoSenior, Step2Ck = null, ComlexLevel2 = new ExamResult(true, 600, 1) }),
            c => c.StartsWith("step2ck-beside-comlex-", StringComparison.Ordinal));

    [Fact]
    public void A_letter_is_offered_only_while_it_is_missing()
    {
        Assert.DoesNotContain(Codes(MadeUp.Strong), c => c.Contains("-letter", StringComparison.Ordinal));

        var lacking = Codes(MadeUp.Average with { Letters = [SampleLetters.IrAttending] });
        Assert.DoesNotContain("specialty-letter-ir-integrated", lacking);
        Assert.Contains("leader-letter-ir-integrated", lacking);
        Assert.Contains("core-letter", lacking);
        Assert.Contains("specialty-letter-dr", lacking);
    }

    [Fact]
    public void What_would_help_never_hurts_who_told_their_profile()
    {
        string[] risky = ["step2ck-229", "step2ck-250"];

        foreach (var applicant in new[] { MadeUp.Average, MadeUp.Strong, MadeUp.Weak })
        {
            var report = Assessed.Of(Assessed.Request(applicant));
            var gap = report.Baseline.Gap;
            Assert.All(
                report.WhatIfs.Where(w => !risky.Contains(w.Code)), w => Assert.True(w.Effect.P >= -gap - 1e-6, $"{w.Code}: {w.Effect.P}"));
        }
    }

    [Fact]
    public void No_away_is_advised_in_a_specialty_that_gets_no_application()
    {
        var request = Assessed.Request(MadeUp.Average);
        var limits = request.Limits with { PerSpecialty = new Dictionary<string, int> { ["ir-integrated"] = 0 } };

        Assert.NotEmpty(Assessed.Of(request).Rotations.Aways);
        Assert.Empty(Assessed.Of(request with { Limits = limits }).Rotations.Aways);
    }

    [Fact]
    public void Limits_are_loosened_only_where_they_are_set()
    {
        var tight = Assessed.Of(Tight).WhatIfs.Select(w => w.Code).ToArray();
        var free = Codes(MadeUp.Average);

        Assert.Contains("wider-region", tight);
        Assert.Contains("budget", tight);
        Assert.Contains("all-signals", tight);
        Assert.DoesNotContain("wider-region", free);
        Assert.DoesNotContain("budget", free);
        Assert.DoesNotContain("all-signals", free);
        Assert.Contains("applications", free);
    }

    [Fact]
    public void Who_asks_for_IR_alone_is_shown_what_DR_beside_it_brings()
    {
        var report = Assessed.Of(Assessed.Request(MadeUp.Average, "ir-integrated"));
        var both = report.Compare.Single(c => c.Strategy == "both");

        Assert.Equal(
            both.Match.P - report.Baseline.MatchProbability.P, report.WhatIfs.Single(w => w.Code == "dual-apply").Effect.P, 1e-12);
    }

    [Fact]
    public void There_is_no_time_left_once_applications_are_out()
    {
        var report = Assessed.Of(Assessed.Request(MadeUp.Average), new DateOnly(2025, 12, 1));

        Assert.NotEmpty(report.WhatIfs);
        Assert.All(report.WhatIfs, w => Assert.False(w.Possible));
        Assert.Empty(report.Rotations.Aways);
    }

    [Fact]
    public void A_paper_needs_more_time_than_a_letter()
    {
        var report = Assessed.Of(Assessed.Request(MadeUp.Average), new DateOnly(2025, 8, 1));

        Assert.True(report.WhatIfs.Single(w => w.Code == "specialty-letter-ir-integrated").Possible);
        Assert.False(report.WhatIfs.Single(w => w.Code == "first-author-paper").Possible);
    }

    [Fact]
    public void Aways_are_in_range_elsewhere_and_the_first_is_the_best_there_is()
    {
        var home = Assessed.Catalog.Of("ir-integrated")[0].Institution;
        var request = Assessed.Request(MadeUp.Strong with { HomeInstitution = home, Rotations = [] });
        var report = Assessed.Of(request);
        var odds = new OddsModel(request.Applicant, 2026, ShippedModel.Parameters);
        var least = ShippedModel.Parameters.Get("readiness.away.inRange", "ir-integrated").Value;

        Assert.NotEmpty(report.Rotations.Aways);
        Assert.All(report.Rotations.Aways, a =>
        {
            var program = Assessed.Catalog.Find(a.ProgramId)!;
            Assert.NotEqual(home, program.Institution);
            Assert.True(odds.At(program).Interview.All.Values.Max(e => e.P) >= least);
        });

        // Every program that could be rotated at, solved in full: the screening must not have missed a better one.
        var before = report.Baseline.MatchProbability.P;
        var best = Assessed.Catalog.Of("ir-integrated")
            .Where(p => p.Institution != home && odds.At(p) is { Exclusion: null } at && at.Interview.All.Values.Max(e => e.P) >= least)
            .Max(p => Assessed.Recommend(AwayChoice.With(request, p)).Summary.MatchProbability.P - before);
        // The screening is of first order: for one who matches almost surely it may miss by a fraction of a point.
        Assert.Equal(best, report.Rotations.Aways[0].Effect.P, 3e-3);
        Assert.Equal(report.Rotations.Aways[0].Effect.P, report.WhatIfs.Single(w => w.Code == "away").Effect.P, 1e-12);
    }

    [Fact]
    public void Who_has_two_aways_is_offered_none()
    {
        var away = new Rotation(RotationKind.Away, "ir-integrated", null);
        var report = Assessed.Of(Assessed.Request(MadeUp.Strong with { Rotations = [away, away] }));

        Assert.Empty(report.Rotations.Aways);
        Assert.DoesNotContain(report.WhatIfs, w => w.Code is "away" or "two-aways");
    }

    [Fact]
    public void Out_of_range_of_everything_no_away_is_advised() =>
        Assert.Empty(Assessed.Aways.Of(
            Assessed.Request(
                MadeUp.Weak with { Step2Ck = new ExamResult(true, 150, 1), RedFlags = [RedFlag.Professionalism, RedFlag.CourseFailure] }),
            "ir-integrated",
            Assessed.Catalog,
            3));

    private static RecommendationRequest Profile(string name) => name switch
    {
        "average" => Assessed.Request(MadeUp.Average),
        "strong" => Assessed.Request(MadeUp.Strong),
        "weak" => Assessed.Request(
            MadeUp.Weak with { Step2Ck = null, HomeInstitution = Assessed.Catalog.Of("ir-integrated")[0].Institution }),
        "tight" => Tight with { Objective = Objective.Balanced },
        "img" => Assessed.Request(MadeUp.Average with
        {
            Type = ApplicantType.NonUsImg,
            GraduationYear = 2022,
            NeedsVisa = VisaNeed.J1,
            UsClinicalExperienceMonths = 1,
        }),
        _ => Assessed.Request(new Applicant { Type = ApplicantType.UsMdSenior }),
    };

    private static string[] Codes(Applicant applicant) => [.. Assessed.Of(Assessed.Request(applicant)).WhatIfs.Select(w => w.Code)];
}
