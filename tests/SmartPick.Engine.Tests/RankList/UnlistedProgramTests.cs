using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Tests.Support;
using static SmartPick.Engine.Tests.RankList.Lists;

namespace SmartPick.Engine.Tests.RankList;

/// <summary>Programs that the data do not have have the odds of their specialty's mean.</summary>
public sealed class UnlistedProgramTests
{
    private static readonly ResidencyProgram Unlisted = UnlistedProgram.Create("dr", "St. Mercy Hospital");

    [Fact]
    public void Its_odds_are_those_of_a_program_of_which_nothing_is_known_but_its_name()
    {
        var stranger = MadeUp.Average with { Ties = null };

        var review = Review(Of(C(Unlisted), C(Dr("1"))) with { Applicant = stranger });

        Assert.Equal(review.List[1].Match, review.List[0].Match);
    }

    [Fact]
    public void Its_selectivity_is_the_mean_of_its_specialty()
    {
        var model = ShippedModel.Parameters;

        Assert.All(new[] { "dr", "ir-integrated", "family-medicine", "urology" }, specialty =>
            Assert.Equal(0, model.Compiled(specialty).SelectivityOf(UnlistedProgram.Create(specialty, "Anywhere")).Total.Mean, 1e-9));
    }

    [Fact]
    public void Ties_do_not_count_where_the_place_is_not_known()
    {
        Applicant With(params string[] states) => MadeUp.Average with { Ties = new Ties([.. states], []) };
        double Odds(Applicant applicant, ResidencyProgram program) => Review(Of(C(program)) with { Applicant = applicant }).List[0].Match.P;

        Assert.Equal(Odds(With(), Unlisted), Odds(With("OH"), Unlisted));
        Assert.True(Odds(With("OH"), Dr("1")) > Odds(With("OH"), Unlisted));
        Assert.True(Odds(With(), Dr("1")) < Odds(With(), Unlisted));
    }

    [Fact]
    public void Its_range_is_no_narrower_than_that_of_a_program_of_the_data()
    {
        var review = Review(Of(C(Unlisted), C(Dr("1") with { Setting = ProgramSetting.University, Positions = 8 })));

        Assert.True(Width(review.List[0].Match) >= Width(review.List[1].Match));

        static double Width(Estimate e) => Logit.Of(e.High) - Logit.Of(e.Low);
    }

    [Fact]
    public void Two_spellings_of_a_name_are_one_program()
    {
        var (one, other) = (UnlistedProgram.Create("dr", "St. Mercy Hospital"), UnlistedProgram.Create("dr", "  saint mercy hospital"));

        Assert.Equal(one.Id, other.Id);
        Assert.NotEqual(one.Id, UnlistedProgram.Create("ir-integrated", "St. Mercy Hospital").Id);
        Assert.Equal(1, Review(C(one), A(other)).Interviews);
    }

    [Fact]
    public void No_other_track_of_it_is_suggested() =>
        Assert.DoesNotContain(Review(C(Unlisted), C(Dr("1"))).Additions, a => a.Program.IsUnlisted);

    [Fact]
    public void The_answer_says_that_it_is_not_in_the_data()
    {
        var warning = Assert.Single(Review(C(Unlisted), C(Dr("1"))).Warnings, w => w.Code == "rank-unlisted");

        Assert.Contains("St. Mercy Hospital", warning.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Review(C(Dr("1"))).Warnings, w => w.Code == "rank-unlisted");
    }
}
