using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Fictional;
using SmartPick.Simulation.Matching;
using static SmartPick.Engine.Tests.RankList.Lists;

namespace SmartPick.Engine.Tests.RankList;

/// <summary>Why the advice is always the true order.</summary>
public sealed class TrueOrderTests
{
    private const int Programs = 6;

    private static readonly int[][] EveryList = [.. Extend([])];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Fact]
    public void Every_order_and_every_truncation_is_tried() => Assert.Equal(1 + 6 + 30 + 120 + 360 + 720 + 720, EveryList.Length);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void In_a_match_no_order_and_no_truncation_does_better_than_the_true_list(int seed)
    {
        var market = FictionalRankLists.Create(seed, applicants: 24, Programs, interviews: Programs, positions: 18);
        for (var applicant = 0; applicant < 4; applicant++)
        {
            var truth = market.Applicants[applicant];
            var truthful = Place(truth, Match(market, applicant, truth));

            Assert.All(EveryList, list => Assert.True(truthful <= Place(truth, Match(market, applicant, list)), string.Join(' ', list)));
        }
    }

    [Fact]
    public void In_the_odds_no_order_and_no_truncation_does_better_than_the_true_list()
    {
        Rank[] truth = [A(Ir("1")), C(Ir("1")), A(Ir("2")), C(Dr("3")), A(Dr("3")), A(Dr("4"))];
        double[] odds = [0.3, 0.3, 0.2, 0.55, 0.55, 0.4];
        double[] worth = [1, 0.97, 0.9, 0.7, 0.6, 0.2];
        var best = Worth([.. EveryList[^1].Order()]);

        Assert.All(EveryList, list => Assert.True(Worth(list) <= best + 1e-12, string.Join(' ', list)));

        double Worth(int[] order) =>
            new RankListOdds(
                [.. order.Select(i => truth[i])],
                [.. order.Select(i => odds[i])],
                [.. order.Select(_ => (double[])[])],
                loading: 0.4,
                sameDecision: 0.9)
                .Outcome().Landing.Zip(order, (landing, i) => landing * worth[i]).Sum();
    }

    [Fact]
    public void With_supplemental_lists_the_true_order_of_programs_need_not_be_best()
    {
        // The advanced position is the dearer one, but nothing is ranked for its first year: who must have a full course of
        // training does better with the categorical position on top.
        Rank[] truth = [A(Dr("1")), C(Dr("2"))];

        Assert.True(FullTraining(truth[1], truth[0]) > FullTraining(truth) + 0.05);

        static double FullTraining(params Rank[] ranks)
        {
            var review = Review(Of(ranks) with { Supplemental = new Dictionary<string, IReadOnlyList<ResidencyProgram>> { ["1"] = [] } });
            return review.MatchProbability.P - review.WithoutPgy1;
        }
    }

    private static int Match(FictionalRankLists market, int applicant, int[] submitted)
    {
        int[][] lists = [.. market.Applicants];
        lists[applicant] = submitted;
        return DeferredAcceptance.Match((market with { Applicants = lists }).ToMarket()).Programs[applicant];
    }

    /// <summary>How far down the true list a result stands; after its end for no match.</summary>
    private static int Place(int[] truth, int program) => program == MatchResult.Unmatched ? truth.Length : Array.IndexOf(truth, program);

    private static IEnumerable<int[]> Extend(int[] list) =>
        Enumerable.Range(0, Programs).Except(list).SelectMany(next => Extend([.. list, next])).Prepend(list);
}
