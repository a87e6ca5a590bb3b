using CsCheck;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Plan;

/// <summary>The plan that ships, for applicants of many years on many days.</summary>
public sealed class PlanTests
{
    private static readonly SeasonBook Seasons = new([ShippedModel.Season2026]);

    private static readonly ReadinessAdvisor Advisor = new(
        new Recommender(Seasons, ShippedModel.Parameters, ShippedModel.Advice), Seasons, ShippedModel.Parameters, ShippedModel.Readiness);

    private static readonly Dictionary<string, PlanStep> Steps =
        ShippedModel.Readiness.Plan.Stages.SelectMany(s => s.Steps).ToDictionary(s => s.Id, StringComparer.Ordinal);

    [Fact]
    public void A_first_year_student_has_everything_ahead()
    {
        var plan = PlanOf(Senior(2034), new DateOnly(2030, 9, 15));

        Assert.Equal(2034, plan.Standing.MatchYear);
        Assert.DoesNotContain(plan.Items, i => i.Status == PlanStatus.Passed);
        Assert.Equal(PlanStatus.Now, Item(plan, "interest-group").Status);
        Assert.Equal(new DateOnly(2033, 6, 1), Item(plan, "home-sub-i").From);
        Assert.Equal(
            ["M1 and M2", "M3", "M4", "Application", "Interviews", "Rank list and Match"], plan.Items.Select(i => i.Stage).Distinct());
    }

    [Fact]
    public void In_the_interview_season_the_submission_has_passed_and_interviews_are_on()
    {
        var plan = PlanOf(Senior(2027), new DateOnly(2026, 11, 24));

        Assert.True(plan.Standing.ApplicationsOut);
        Assert.False(plan.Standing.Reapplying);
        Assert.Equal(PlanStatus.Passed, Item(plan, "submission").Status);
        Assert.Equal(PlanStatus.Now, Item(plan, "interviews").Status);
        Assert.Equal(PlanStatus.Ahead, Item(plan, "rank-list").Status);
    }

    [Fact]
    public void A_senior_whose_Match_is_over_is_planned_for_the_next_one()
    {
        var plan = PlanOf(Senior(2026), new DateOnly(2026, 6, 10));

        Assert.True(plan.Standing.Reapplying);
        Assert.Equal(2027, plan.Standing.MatchYear);
        Assert.NotEqual(PlanStatus.Passed, Item(plan, "submission").Status);
        Assert.DoesNotContain(plan.Items, i => i.Stage is "M1 and M2" or "M3" or "M4");
        Assert.Contains(plan.Items, i => i.Id == "recent-work");
    }

    [Fact]
    public void A_graduate_skips_the_school_years_and_takes_the_next_season()
    {
        var plan = PlanOf(new Applicant { Type = ApplicantType.UsMdGraduate, GraduationYear = 2024 }, new DateOnly(2026, 11, 24));

        Assert.Equal(2028, plan.Standing.MatchYear);
        Assert.DoesNotContain(plan.Items, i => i.Stage is "M1 and M2" or "M3" or "M4");
        Assert.Contains(plan.Items, i => i.Id == "recent-work");
    }

    [Fact]
    public void An_international_graduate_is_told_of_certification_and_visa()
    {
        var plan = PlanOf(new Applicant { Type = ApplicantType.NonUsImg, NeedsVisa = VisaNeed.H1B }, new DateOnly(2026, 11, 24));

        Assert.Contains(plan.Items, i => i.Id == "ecfmg");
        Assert.Contains(plan.Items, i => i.Id == "visa");
        Assert.DoesNotContain(PlanOf(Senior(2028), new DateOnly(2026, 11, 24)).Items, i => i.Id is "ecfmg" or "visa");
    }

    [Fact]
    public void A_student_abroad_is_planned_for_the_year_they_graduate()
    {
        var plan = PlanOf(new Applicant { Type = ApplicantType.UsImg, GraduationYear = 2030 }, new DateOnly(2026, 11, 24));

        Assert.Equal(2030, plan.Standing.MatchYear);
    }

    [Fact]
    public void Done_is_what_the_profile_shows()
    {
        var today = new DateOnly(2025, 7, 1);
        var strong = PlanOf(MadeUp.Strong, today);
        var untold = PlanOf(Senior(2026), today);

        Assert.True(Item(strong, "step2ck").Done);
        Assert.True(Item(strong, "home-sub-i").Done);
        Assert.False(Item(PlanOf(MadeUp.Average, today), "letters").Done);
        Assert.Null(Item(untold, "letters").Done);
        Assert.Null(Item(strong, "statement").Done);
    }

    [Fact]
    public void The_last_day_to_submit_is_not_too_late_and_the_next_is()
    {
        var last = ShippedModel.Readiness.Calendar.Of(SeasonEvent.Submission, 2026).To;

        Assert.False(PlanOf(Senior(2026), last).Standing.ApplicationsOut);
        Assert.True(PlanOf(Senior(2026), last.AddDays(1)).Standing.ApplicationsOut);
        Assert.Equal(2026, PlanOf(Graduate, last).Standing.MatchYear);
        Assert.Equal(2027, PlanOf(Graduate, last.AddDays(1)).Standing.MatchYear);
    }

    [Theory]
    [InlineData("2027-03-03", "Rank every program")]
    [InlineData("2027-03-10", "We expected this to end by March 3, 2027, but that date isn’t confirmed")]
    public void An_expected_deadline_is_not_declared_over(string today, string text)
    {
        var step = Item(PlanOf(Senior(2027), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)), "rank-list");

        Assert.Equal((PlanStatus.Now, Certainty.Expected), (step.Status, step.Kind));
        Assert.StartsWith(text, step.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expected_deadline_is_over_when_its_margin_has_passed() =>
        Assert.Equal(PlanStatus.Passed, Item(PlanOf(Senior(2027), new DateOnly(2027, 3, 11)), "rank-list").Status);

    [Fact]
    public void Dates_that_are_not_published_are_windows_that_say_so()
    {
        var known = Item(PlanOf(Senior(2026), new DateOnly(2025, 7, 1)), "review");
        var expected = Item(PlanOf(Senior(2031), new DateOnly(2026, 11, 24)), "match-week");

        Assert.Equal((new DateOnly(2025, 9, 24), new DateOnly(2025, 9, 24)), (known.From, known.To));
        Assert.Contains("AAMC", known.Dates, StringComparison.Ordinal);
        Assert.True(expected.To.DayNumber - expected.From.DayNumber > 7);
        Assert.Contains("expected from the 2027 season", expected.Dates, StringComparison.Ordinal);
    }

    [Fact]
    public void Urology_is_ranked_outside_the_NRMP()
    {
        var steps = PlanOf(Senior(2027), new DateOnly(2026, 7, 1), "urology").Items;

        Assert.Contains("AUA", Assert.Single(steps, i => i.Id == "other-match").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(steps, i => i.Id is "nrmp-registration" or "rank-list" or "match-week" or "soap" or "soap-general");
        Assert.DoesNotContain(PlanOf(Senior(2027), new DateOnly(2026, 7, 1)).Items, i => i.Id == "other-match");
    }

    [Fact]
    public void Programs_of_another_service_read_when_it_says() => Assert.Equal(
        new DateOnly(2025, 10, 1), Item(PlanOf(Senior(2026), new DateOnly(2025, 7, 1), "emergency-medicine"), "review").From);

    [Fact]
    public void On_any_day_of_any_year_nothing_that_has_passed_is_recommended() =>
        Gen.Select(Gen.Int[0, 366 * 15], Gen.Int[-1, 16], Gen.Enum<ApplicantType>(), Gen.Bool).Sample((day, graduates, type, asksIr) =>
        {
            var today = new DateOnly(2025, 1, 1).AddDays(day);
            var applicant = MadeUp.Weak with { Type = type, GraduationYear = graduates < 0 ? null : 2024 + graduates };
            var plan = PlanOf(applicant, today, asksIr ? "ir-integrated" : "dr");

            Assert.NotEmpty(plan.Items);
            Assert.True(plan.Items.Any(i => i.Status != PlanStatus.Passed), $"{type} {graduates} on {today}");
            Assert.Equal(plan.Items.Count, plan.Items.Select(i => i.Id).Distinct().Count());
            foreach (var item in plan.Items)
            {
                Assert.True(item.From <= item.To, $"{item.Id} ends before it begins");
                Assert.Equal(item.From > today, item.Status == PlanStatus.Ahead);
                Assert.False(item.Status == PlanStatus.Passed && item.To >= today, $"{item.Id} is declared over on its last day");
                Assert.False(item.Status == PlanStatus.Now && item.To < today && item.Kind == Certainty.Confirmed, $"{item.Id} is over");
                var recommended = item.Text.StartsWith(Steps[item.Id].Text[..15], StringComparison.Ordinal);
                Assert.Equal(item.To >= today || item.Done == true, recommended);
            }
        });

    private static Applicant Graduate { get; } = new() { Type = ApplicantType.UsMdGraduate };

    private static Applicant Senior(int year) => new() { Type = ApplicantType.UsMdSenior, GraduationYear = year };

    private static PlanItem Item(DatedPlan plan, string id) => Assert.Single(plan.Items, i => i.Id == id);

    private static DatedPlan PlanOf(Applicant applicant, DateOnly today, string specialty = "ir-integrated") => Advisor.Plan(
        new RecommendationRequest
        {
            Applicant = applicant,
            Preferences = new Preferences { Specialties = new Dictionary<string, double> { [specialty] = 1 } },
            TieSeed = 1,
        },
        ProgramDirectory.Empty,
        today);
}
