using CsCheck;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Tests.Support;
using static SmartPick.Engine.Tests.RankList.Lists;

namespace SmartPick.Engine.Tests.RankList;

public sealed class RankListReviewerTests
{
    private static readonly Gen<Rank[]> SomeRanks =
        from ids in Gen.Shuffle(Enumerable.Range(0, 6).ToArray())
        from tracks in Gen.Bool.Select(advanced => advanced ? Tracks.Advanced : Tracks.Categorical).Array[6]
        from impressions in Gen.Int[0, 5].Array[6]
        from both in Gen.Int[0, 5]
        from years in Gen.Int[0, 2]
        from order in Gen.Shuffle(Enumerable.Range(0, 7 + years).ToArray())
        let ranks = ids.Select(i => new Rank(i % 2 == 0 ? Dr($"{i}") : Ir($"{i}"), tracks[i], impressions[i] == 0 ? null : impressions[i]))
            .ToArray()
        let sibling = ranks[both] with { Track = ranks[both].Track ^ (Tracks.Categorical | Tracks.Advanced) }
        select (Rank[])[.. order.Select(i => i < 6 ? ranks[i] : i == 6 ? sibling : P(Ty($"ty{i}")))];

    [Fact]
    public void An_empty_list_is_an_empty_answer()
    {
        var review = Review();

        Assert.Empty(review.List);
        Assert.Equal(0, review.MatchProbability.P);
        Assert.Equal((0, 0), (review.ContiguousRanks, review.Interviews));
        Assert.Equal(0, review.WithoutPgy1);
    }

    [Fact]
    public void One_interview_matches_with_its_own_odds()
    {
        var review = Review(C(Dr("1")));

        Assert.Equal(review.List[0].Match.P, review.MatchProbability.P, 1e-7);
        Assert.Equal(review.List[0].Match.P, review.List[0].Landing, 1e-7);
        Assert.Equal(review.List[0].Match.P, review.List[0].Marginal, 1e-7);
    }

    [Fact]
    public void Independent_programs_are_multiplied_out()
    {
        var review = Review(Of(C(Dr("1"), 5), C(Dr("2"), 1), C(Ir("3"))), Model(("dependence.match", 0)));
        var p = review.List.Select(r => r.Match.P).ToArray();

        Assert.Equal([p[0], (1 - p[0]) * p[1], (1 - p[0]) * (1 - p[1]) * p[2]], review.List.Select(r => Math.Round(r.Landing, 14)), Close);
        Assert.Equal(1 - ((1 - p[0]) * (1 - p[1]) * (1 - p[2])), review.MatchProbability.P, 1e-12);
    }

    [Fact]
    public void Landings_sum_to_the_chance_to_match() => SomeRanks.Sample(ranks =>
    {
        var review = Review(ranks);

        Assert.Equal(review.MatchProbability.P, review.List.Where(r => r.Track != Tracks.Preliminary).Sum(r => r.Landing), 1e-9);
        Assert.InRange(review.MatchProbability.P, review.MatchProbability.Low, review.MatchProbability.High);
        Assert.All(review.List, r => Assert.True(r.Landing <= r.Match.P + 1e-7));
        Assert.InRange(review.WithoutPgy1, 0, review.MatchProbability.P + 1e-12);
        Assert.Equal(Enumerable.Range(1, ranks.Length), review.List.Select(r => r.Position));
    });

    [Fact]
    public void A_marginal_is_what_the_list_without_the_rank_is_short_of() => SomeRanks.Sample(
        ranks =>
        {
            var review = Review(ranks);

            Assert.All(review.List.Index(), r => Assert.Equal(
                review.MatchProbability.P - Review([.. ranks[..r.Index], .. ranks[(r.Index + 1)..]])
                    .MatchProbability.P, r.Item.Marginal, 1e-12));
        },
        iter: 20);

    [Fact]
    public void An_addition_is_what_the_list_with_that_track_gains() => SomeRanks.Sample(
        ranks =>
        {
            var review = Review(ranks);

            Assert.NotEmpty(review.Additions);
            Assert.All(review.Additions, a => Assert.Equal(
                Review([.. ranks, ranks.First(r => r.Program.Id == a.Program.Id) with { Track = a.Track }])
                    .MatchProbability.P - review.MatchProbability.P,
                a.Adds,
                1e-12));
        },
        iter: 20);

    [Fact]
    public void No_rank_of_the_specialty_costs_a_match_and_no_preliminary_one_brings_it() => SomeRanks.Sample(ranks => Assert.All(
        Review(ranks).List,
        r => Assert.True(r.Track == Tracks.Preliminary ? r.Marginal <= 1e-12 : r.Marginal >= -1e-12, $"{r.Position}: {r.Marginal}")));

    [Fact]
    public void A_track_that_is_known_not_to_be_offered_is_no_addition()
    {
        var review = Review(
            C(Dr("1") with { Tracks = Tracks.Categorical }), C(Dr("2") with { Tracks = Tracks.Categorical | Tracks.Advanced }), C(Dr("3")));

        Assert.Equal([("2", Tracks.Advanced), ("3", Tracks.Advanced)], review.Additions.Select(a => (a.Program.Id, a.Track)));
    }

    [Fact]
    public void Two_tracks_of_a_program_are_one_interview_and_two_ranks()
    {
        var tracks = Review(C(Dr("1")), A(Dr("1")), C(Dr("2")));
        var programs = Review(C(Dr("1")), C(Dr("3")), C(Dr("2")));

        Assert.Equal((2, 3), (tracks.Interviews, tracks.ContiguousRanks));
        Assert.Equal((3, 3), (programs.Interviews, programs.ContiguousRanks));
        Assert.True(
            tracks.List[1].Marginal < 0.1 * programs.List[1].Marginal, $"{tracks.List[1].Marginal} and {programs.List[1].Marginal}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(0.6)]
    public void Tracks_decide_together_as_often_as_the_model_says(double same)
    {
        var review = Review(Of(C(Dr("1")), A(Dr("1"))), Model(("dependence.match", 0), ("tracks.sameDecision", same)));
        var p = review.List[0].Match.P;

        Assert.Equal(p, review.List[0].Landing, 1e-12);
        Assert.Equal((1 - same) * p * (1 - p), review.List[1].Landing, 1e-12);
    }

    [Fact]
    public void Contiguous_ranks_end_where_another_specialty_begins_and_preliminary_ranks_do_not_count()
    {
        var review = Review(P(Ty("9")), A(Ir("1")), C(Ir("1")), P(Ty("8")), A(Ir("2")), A(Dr("3")), A(Ir("4")));

        Assert.Equal(3, review.ContiguousRanks);
        Assert.Equal(6, review.Interviews);
    }

    [Fact]
    public void A_preliminary_year_is_no_match_and_stands_in_the_way_of_what_is_ranked_below()
    {
        var below = Review(C(Dr("1")), P(Ty("9")));
        var above = Review(P(Ty("9")), C(Dr("1")));

        Assert.Equal(below.List[0].Landing, below.MatchProbability.P, 1e-12);
        Assert.Equal(0, below.List[1].Marginal, 1e-12);
        Assert.True(above.MatchProbability.P < below.MatchProbability.P - 0.05);
        Assert.True(above.List[0].Marginal < -0.05);
    }

    [Fact]
    public void Without_a_supplemental_list_every_advanced_match_lacks_its_first_year()
    {
        var review = Review(C(Dr("1")), A(Dr("2")), A(Dr("3")));

        Assert.Equal(review.List[1].Landing + review.List[2].Landing, review.WithoutPgy1, 1e-12);
    }

    [Fact]
    public void Supplemental_years_are_multiplied_out_where_nothing_depends()
    {
        var model = Model(("dependence.match", 0));
        var list = Of(A(Dr("1")), A(Dr("2"))) with { Supplemental = Years(("1", ["8", "9"]), ("2", ["9"])) };
        var review = Review(list, model);
        var year = Review(Of(P(Ty("9"))), model).List[0].Match.P;
        var (first, second) = (review.List[0].Landing, review.List[1].Landing);

        Assert.Equal((first * (1 - year) * (1 - year)) + (second * (1 - year)), review.WithoutPgy1, 1e-12);
    }

    [Fact]
    public void A_year_that_said_no_as_a_higher_rank_says_no_again()
    {
        var supplemental = Years(("1", ["9"]));
        var above = Review(Of(P(Ty("9")), A(Dr("1"))) with { Supplemental = supplemental });
        var below = Review(Of(A(Dr("1")), P(Ty("9"))) with { Supplemental = supplemental });

        Assert.Equal(above.List[1].Landing, above.WithoutPgy1, 1e-12);
        Assert.True(below.WithoutPgy1 < 0.9 * below.List[0].Landing);
    }

    [Fact]
    public void A_better_impression_never_lowers_the_odds_and_none_widens_the_interval()
    {
        var odds = Enumerable.Range(1, 5).Select(i => Review(C(Dr("1"), i)).List[0].Match).ToArray();
        var unknown = Review(C(Dr("1"))).List[0].Match;

        Assert.Equal(odds.Select(o => o.P).Order(), odds.Select(o => o.P));
        Assert.True(odds[4].P > odds[0].P + 0.05);
        Assert.Equal(odds[2].P, unknown.P, 1e-12);
        Assert.True(unknown.Low < odds[2].Low && unknown.High > odds[2].High);
    }

    [Fact]
    public void An_interview_settles_what_a_rule_on_paper_would_forbid()
    {
        var open = Dr("1");
        var applicant = MadeUp.Average with { NeedsVisa = VisaNeed.H1B };
        var shut = open with { Visas = VisaSponsorship.None, MinimumStep2Ck = 290, MinimumStep2CkIsStrict = true };
        var review = Review(Of(C(shut)) with { Applicant = applicant });

        Assert.Equal(Review(Of(C(open)) with { Applicant = applicant }).List[0].Match, review.List[0].Match);
        Assert.True(review.List[0].Match.P > 0.1);
    }

    private static Dictionary<string, IReadOnlyList<ResidencyProgram>> Years(params (string For, string[] Years)[] lists) =>
        lists.ToDictionary(l => l.For, l => (IReadOnlyList<ResidencyProgram>)[.. l.Years.Select(Ty)]);

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) < 1e-12;
}
