using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Readiness;

/// <summary>Readiness beside what-ifs and plan.</summary>
public sealed class ReadinessTests
{
    [Fact]
    public void The_three_strategies_are_what_asking_for_them_alone_would_give()
    {
        var request = Assessed.Request(MadeUp.Average);
        var compare = Assessed.Of(request).Compare.ToDictionary(c => c.Strategy, StringComparer.Ordinal);

        foreach (var (strategy, specialties) in new[] { ("ir-only", ["ir-integrated"]), ("dr-only", ["dr"]), ("both", new[] { "ir-integrated", "dr" }) })
        {
            var alone = Assessed.Recommend(Assessed.Request(MadeUp.Average, specialties));
            Assert.Equal(alone.Summary.MatchProbability, compare[strategy].Match);
            Assert.Equal(alone.Summary.BySpecialty.GetValueOrDefault("ir-integrated").P, compare[strategy].First.P, 1e-12);
            Assert.Equal(alone.Summary.FeesUsd, compare[strategy].FeesUsd, 1e-9);
            Assert.Equal(alone.Programs.Count, compare[strategy].Applications.Values.Sum());
        }

        var byMatch = Assessed.Of(request with { Objective = Objective.Match }).Compare.ToDictionary(
            c => c.Strategy, StringComparer.Ordinal);
        Assert.True(byMatch["both"].Match.P >= Math.Max(byMatch["ir-only"].Match.P, byMatch["dr-only"].Match.P) - 1e-3);
    }

    [Fact]
    public void A_strategy_not_asked_for_is_valued_as_the_season_says()
    {
        var compare = Assessed.Of(Assessed.Request(MadeUp.Average, "dr")).Compare;

        Assert.Equal(["ir-only", "dr-only", "both"], compare.Select(c => c.Strategy));
        Assert.True(compare[0].First.P > 0);
    }

    [Theory]
    [InlineData("ir-integrated")]
    [InlineData("dr")]
    [InlineData("ir-integrated", "dr")]
    public void The_ways_it_can_end_exclude_each_other_and_leave_none_out(params string[] specialties)
    {
        var report = Assessed.Of(Assessed.Request(MadeUp.Average, specialties));

        var exclusive = report.Contingency.Where(b => b.PartOf is null).ToArray();

        Assert.Equal(1, exclusive.Sum(b => b.P), 1e-9);
        Assert.Equal(
            specialties.Select(s => $"matched-{s}").Append("unmatched").Order(StringComparer.Ordinal),
            exclusive.Select(b => b.Outcome).Order(StringComparer.Ordinal));
        Assert.Equal(report.Baseline.WithoutPgy1, report.Contingency.Single(b => b is { Outcome: "without-pgy1", PartOf: "matched" }).P);
        Assert.All(report.Contingency, b => Assert.NotEmpty(b.Text));
        Assert.Equal(1 - report.Baseline.MatchProbability.P, report.Contingency.Single(b => b.Outcome == "unmatched").P, 1e-6);
    }

    [Fact]
    public void Benchmarks_stand_beside_the_applicant_and_say_nothing_where_nothing_is_told()
    {
        var told = Assessed.Of(Assessed.Request(MadeUp.Average)).Benchmarks;
        var untold = Assessed.Of(Assessed.Request(new Applicant { Type = ApplicantType.UsMdSenior }, "dr")).Benchmarks;

        Assert.Equal(252, told.Single(b => b is { Benchmark: { Specialty: "dr", Measure: BenchmarkMeasure.Step2Ck } }).Own);
        Assert.Equal(5, told.Single(b => b is { Benchmark: { Specialty: "ir-integrated", Measure: BenchmarkMeasure.Products } }).Own);
        Assert.Equal(0, told.Single(b => b.Benchmark.Measure == BenchmarkMeasure.Aoa).Own);
        Assert.All(untold, b => Assert.Null(b.Own));
        Assert.All(untold, b => Assert.Equal("dr", b.Benchmark.Specialty));
    }

    [Fact]
    public void A_percentile_needs_a_published_spread()
    {
        var request = Assessed.Request(MadeUp.Average);
        var shipped = ShippedModel.Readiness.Benchmarks.First(b => b.Measure == BenchmarkMeasure.Step2Ck);
        var spread = shipped with { Matched = 240, Spread = 10 };

        Assert.Equal(100 * StandardNormal.Cdf(1.2), Assert.Single(Benchmarks.Of(request, [spread])).Percentile!.Value, 1e-9);
        Assert.Null(Assert.Single(Benchmarks.Of(request, [spread with { Spread = null }])).Percentile);
    }

    [Fact]
    public void Letters_that_are_missing_are_named()
    {
        var letters = Assessed.Of(Assessed.Request(MadeUp.Average with { Letters = [SampleLetters.Surgery] })).Letters;
        var complete = Assessed.Of(Assessed.Request(MadeUp.Strong)).Letters;

        Assert.Equal([SampleLetters.IrAttending, new Letter("dr", LetterWriter.Attending)], letters.Missing);
        Assert.Contains(SampleLetters.IrProgramDirector, letters.Optional);
        Assert.Empty(complete.Missing);
        Assert.Contains("core letters", complete.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Add your letters",
            Assessed.Of(Assessed.Request(new Applicant { Type = ApplicantType.UsMdSenior })).Letters.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Research_is_held_against_the_target_of_the_guide_by_the_day_applications_go_out()
    {
        var average = Assessed.Of(Assessed.Request(MadeUp.Average)).Research;
        var strong = Assessed.Of(Assessed.Request(MadeUp.Strong)).Research;

        Assert.Equal((3, 5, 1), (average.TargetLow, average.TargetHigh, average.TargetProjects));
        Assert.Equal(new DateOnly(2025, 9, 3), average.By);
        Assert.False(average.OnTarget);
        Assert.True(strong.OnTarget);
        Assert.Null(Assessed.Of(Assessed.Request(new Applicant { Type = ApplicantType.UsMdSenior })).Research.OnTarget);
        Assert.Contains("12.2", average.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_home_sub_internship_is_dated_where_there_is_a_program_and_it_is_not_done()
    {
        var program = Assessed.Catalog.Of("ir-integrated")[0];
        var toDo = Assessed.Of(Assessed.Request(MadeUp.Average with { HomeInstitution = program.Institution })).Rotations;
        var done = Assessed.Of(Assessed.Request(MadeUp.Strong with { HomeInstitution = program.Institution })).Rotations;

        Assert.Equal((false, program.Id), (toDo.HomeDone, toDo.HomeProgramId));
        Assert.Equal(new DayWindow(new DateOnly(2025, 6, 1), new DateOnly(2025, 8, 31)), toDo.HomeWindow);
        Assert.True(done.HomeDone);
        Assert.Null(done.HomeWindow);
    }

    [Theory]
    [InlineData(ApplicantType.UsMdSenior)]
    [InlineData(ApplicantType.UsDoSenior)]
    [InlineData(ApplicantType.UsMdGraduate)]
    [InlineData(ApplicantType.UsDoGraduate)]
    [InlineData(ApplicantType.UsImg)]
    [InlineData(ApplicantType.NonUsImg)]
    public void A_type_alone_gives_a_useful_answer(ApplicantType type)
    {
        var report = Assessed.Of(Assessed.Request(new Applicant { Type = type }));

        Assert.NotEmpty(report.WhatIfs);
        Assert.NotEmpty(report.Plan);
        Assert.NotEmpty(report.Preparation);
        Assert.NotEmpty(report.Strategy);
        Assert.Equal(3, report.Compare.Count);
        Assert.All(
            new[] { report.Letters.Text, report.Research.Text, report.Rotations.HomeText, report.Rotations.AwaysText }, Assert.NotEmpty);
    }

    [Fact]
    public void An_international_graduate_is_spoken_to_as_one()
    {
        var report = Assessed.Of(Assessed.Request(MadeUp.Average with
        {
            Type = ApplicantType.NonUsImg,
            GraduationYear = 2019,
            NeedsVisa = VisaNeed.J1,
            UsClinicalExperienceMonths = 1,
        }));
        var gaps = report.Gaps.Select(g => g.Code).ToArray();

        Assert.Contains("little-usce", gaps);
        Assert.Contains("visa-policy", gaps);
        Assert.Contains("long-since-graduation", gaps);
        Assert.Contains(report.WhatIfs, w => w.Code == "usce");
        Assert.DoesNotContain(report.WhatIfs, w => w.Code is "away" or "home-sub-i" or "interest-group");
        Assert.Contains("students", report.Rotations.AwaysText, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_stand_heaviest_first() =>
        Assert.Equal(
            Assessed.Of(Assessed.Request(MadeUp.Weak)).Gaps.Select(g => g.Rule.Severity).Order(),
            Assessed.Of(Assessed.Request(MadeUp.Weak)).Gaps.Select(g => g.Rule.Severity));

    [Fact]
    public void The_day_decides_what_is_said_of_the_season()
    {
        var early = Codes(new DateOnly(2025, 2, 10));
        var late = Codes(new DateOnly(2025, 12, 1));
        var over = Codes(new DateOnly(2026, 6, 10));

        Assert.DoesNotContain("applications-closed", early);
        Assert.Contains("applications-closed", late);
        Assert.Contains("season-over", over);

        static string[] Codes(DateOnly today) => [.. Assessed.Of(Assessed.Request(MadeUp.Average), today).Warnings.Select(w => w.Code)];
    }

    [Fact]
    public void Readiness_stops_when_it_is_no_longer_wanted()
    {
        using var canceled = new CancellationTokenSource();
        canceled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Assessed.Of(Assessed.Request(MadeUp.Average), canceled.Token));
    }
}
