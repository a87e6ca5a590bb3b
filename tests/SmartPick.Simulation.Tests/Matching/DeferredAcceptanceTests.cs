using CsCheck;
using SmartPick.Fictional;
using SmartPick.Simulation.Matching;
using SmartPick.Simulation.Tests.Support;

namespace SmartPick.Simulation.Tests.Matching;

public class DeferredAcceptanceTests
{
    private static readonly Gen<FictionalRankLists> Tiny = RandomLists.UpTo(applicants: 5, programs: 4);

    [Fact]
    public void The_applicants_of_Gale_and_Shapley_s_first_example_all_get_their_first_choice()
    {
        // Gale and Shapley 1962, example 1: first choices differ on either side, so each side's proposals give it all it wants.
        var lists = new FictionalRankLists([[0, 1, 2], [1, 2, 0], [2, 0, 1]], [[1, 2, 0], [2, 0, 1], [0, 1, 2]], [1, 1, 1]);

        Assert.Equal([0, 1, 2], Match(lists));
    }

    [Fact]
    public void A_displaced_applicant_goes_on_down_their_own_list()
    {
        // Both want program 0, which has one position and prefers applicant 1.
        var lists = new FictionalRankLists([[0, 1], [0, 1]], [[1, 0], [0, 1]], [1, 1]);

        Assert.Equal([1, 0], Match(lists));
    }

    [Fact]
    public void Tracks_are_programs_of_their_own()
    {
        // One program's categorical (0) and advanced (1) positions: who loses the one can hold the other.
        var lists = new FictionalRankLists([[0, 1], [0, 1], [1, 0]], [[1, 0, 2], [0, 2, 1]], [1, 1]);

        Assert.Equal([1, 0, MatchResult.Unmatched], Match(lists));
    }

    [Fact]
    public void The_match_is_stable() =>
        RandomLists.UpTo(applicants: 30, programs: 12).Sample(lists => Assert.True(Stability.IsStable(lists, Match(lists))));

    [Fact]
    public void The_match_is_the_textbook_s() =>
        RandomLists.UpTo(applicants: 40, programs: 15).Sample(lists => Assert.Equal(TextbookMatch.Match(lists), Match(lists)));

    [Fact]
    public void Of_all_stable_matches_every_applicant_likes_it_best() => Tiny.Sample(
        lists =>
        {
            var match = Match(lists);
            var stable = EveryMatch(lists).Where(m => Stability.IsStable(lists, m)).ToArray();

            Assert.Contains(stable, m => m.SequenceEqual(match));
            Assert.All(stable, other => Assert.All(
                Enumerable.Range(0, match.Length),
                applicant => Assert.True(
                    Rank(lists.Applicants[applicant], match[applicant]) <= Rank(lists.Applicants[applicant], other[applicant]))));
        },
        iter: 200);

    [Fact]
    public void No_applicant_gains_by_any_other_list() => Tiny.Sample(
        lists =>
        {
            var match = Match(lists);
            for (var applicant = 0; applicant < match.Length; applicant++)
            {
                foreach (var untruthful in EveryList(lists.Quotas.Length))
                {
                    int[][] submitted = [.. lists.Applicants];
                    submitted[applicant] = untruthful;
                    var instead = Match(lists with { Applicants = submitted })[applicant];

                    Assert.True(Rank(lists.Applicants[applicant], match[applicant]) <= Rank(lists.Applicants[applicant], instead));
                }
            }
        },
        iter: 100);

    [Fact]
    public void The_positions_filled_are_those_of_the_matched() => RandomLists.UpTo(applicants: 30, programs: 12).Sample(lists =>
    {
        var result = DeferredAcceptance.Match(lists.ToMarket());
        var matched = result.Programs.ToArray();

        Assert.Equal(lists.Quotas.Select((_, program) => matched.Count(m => m == program)), result.Filled.ToArray());
    });

    [Fact]
    public void A_whole_season_is_stable_and_the_textbook_s()
    {
        var lists = FictionalRankLists.Create(seed: 1, applicants: 1_600, programs: 300, interviews: 14, positions: 1_410);
        var match = Match(lists);

        Assert.True(Stability.IsStable(lists, match));
        Assert.Equal(TextbookMatch.Match(lists), match);
        Assert.True(match.Count(program => program >= 0) > 1_200);
    }

    [Fact]
    public void An_empty_market_matches_nobody() => Assert.Empty(Match(new FictionalRankLists([], [], [])));

    [Theory]
    [InlineData(2, "there are 2 to rank")]
    [InlineData(-1, "there are 2 to rank")]
    [InlineData(0, "ranks 0 twice")]
    public void A_list_that_makes_no_sense_is_refused(int second, string why)
    {
        var error = Assert.Throws<ArgumentException>(() => new FictionalRankLists([[0, second]], [[0], []], [1, 1]).ToMarket());

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 1, -1 })]
    public void Every_program_needs_a_quota(int[] quotas) =>
        Assert.Throws<ArgumentException>(() => new FictionalRankLists([[0]], [[0], []], quotas).ToMarket());

    private static int[] Match(FictionalRankLists lists) => DeferredAcceptance.Match(lists.ToMarket()).Programs.ToArray();

    /// <summary>Place of a program in a list; after its end for no program, and for one that the list does not hold.</summary>
    private static int Rank(int[] list, int program) => Array.IndexOf(list, program) is >= 0 and var rank ? rank : list.Length;

    /// <summary>Every way to send each applicant to one of the programs they rank, or to none.</summary>
    private static IEnumerable<int[]> EveryMatch(FictionalRankLists lists) => lists.Applicants.Aggregate(
        (IEnumerable<int[]>)[[]],
        (matches, list) => matches.SelectMany(match => list.Append(MatchResult.Unmatched).Select(program => (int[])[.. match, program])));

    /// <summary>Every ordered list of distinct programs, the empty one included.</summary>
    private static IEnumerable<int[]> EveryList(int programs)
    {
        return Extend([]);

        IEnumerable<int[]> Extend(int[] list) =>
            Enumerable.Range(0, programs).Except(list).SelectMany(next => Extend([.. list, next])).Prepend(list);
    }
}
