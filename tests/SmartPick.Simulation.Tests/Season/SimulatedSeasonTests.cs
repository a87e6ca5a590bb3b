using CsCheck;
using SmartPick.Engine.Portfolio;
using SmartPick.Simulation.Matching;
using SmartPick.Simulation.Season;

namespace SmartPick.Simulation.Tests.Season;

public class SimulatedSeasonTests
{
    private const int Seed = 7;

    private static readonly Gen<SeasonMarket> Markets = RandomMarkets.UpTo(applicants: 25, programs: 8);

    [Fact]
    public void No_program_gives_more_interviews_or_fills_more_positions_than_it_has() => Markets.Sample(market =>
    {
        var season = SimulatedSeason.Run(market, Seed);
        var interviews = Sent(market, season).Where(s => s.Interviewed).CountBy(s => s.Program).ToDictionary();

        Assert.All(market.Programs.Index(), p =>
        {
            Assert.InRange(interviews.GetValueOrDefault(p.Index), 0, p.Item.Interviews);
            Assert.InRange(season.Filled[p.Index], 0, p.Item.Positions);
        });
    });

    [Fact]
    public void Everybody_matches_to_the_first_program_of_their_list_that_wants_them_and_nobody_else_matches() => Markets.Sample(market =>
    {
        var season = SimulatedSeason.Run(market, Seed);
        var first = Sent(market, season).Where(s => s.Wanted).GroupBy(s => s.Applicant).ToDictionary(s => s.Key, s => s.First().Program);

        Assert.Equal(
            Enumerable.Range(0, market.Lists.Count).Select(applicant => first.GetValueOrDefault(applicant, MatchResult.Unmatched)),
            season.Programs.ToArray());
    });

    [Fact]
    public void Only_who_was_interviewed_is_wanted() =>
        Markets.Sample(market => Assert.All(Sent(market, SimulatedSeason.Run(market, Seed)), s => Assert.True((s.Invited || !s.Interviewed) && (s.Interviewed || !s.Wanted))));

    [Fact]
    public void Who_attends_as_many_interviews_as_they_can_declines_only_what_they_want_less() => Markets.Sample(market =>
    {
        foreach (var applicant in Sent(market, SimulatedSeason.Run(market, Seed)).Where(s => s.Invited).GroupBy(s => s.Applicant))
        {
            var attended = applicant.Select(s => s.Interviewed).ToArray();
            var count = Math.Min(attended.Length, market.InterviewsAttended);

            Assert.Equal(Enumerable.Range(0, attended.Length).Select(i => i < count), attended);
        }
    });

    [Fact]
    public void An_interview_that_is_declined_is_offered_on()
    {
        // Everybody can attend one; the first program invites both and leaves the second with nobody unless it asks again.
        var both = new ApplicationList(
            [new SentApplication(0, SignalLevel.None, 0.9, 0.5), new SentApplication(1, SignalLevel.None, 0.9, 0.5)]);
        var second = new ApplicationList([new SentApplication(1, SignalLevel.None, 0.1, 0.5)]);
        var market = new SeasonMarket(
            [RandomMarkets.Program(0, 1, 1), RandomMarkets.Program(1, 1, 1)], [both, second], default, interviewsAttended: 1);

        Assert.All(Enumerable.Range(0, 20), seed => Assert.Equal([0, 1], SimulatedSeason.Run(market, seed).Programs.ToArray()));
    }

    [Fact]
    public void Every_applicant_who_matched_fills_a_position_and_no_other_position_is_filled() => Markets.Sample(market =>
    {
        var season = SimulatedSeason.Run(market, Seed);
        var matched =
            season.Programs.ToArray().Where(program => program != MatchResult.Unmatched).CountBy(program => program).ToDictionary();

        Assert.Equal(season.Filled.ToArray(), market.Programs.Select((_, program) => matched.GetValueOrDefault(program)));
    });

    [Fact]
    public void A_program_with_interviews_to_spare_invites_all_and_one_with_positions_to_spare_wants_all() => Markets.Sample(market =>
    {
        var generous = new SeasonMarket(
            [.. market.Programs.Select(p => p with { Positions = market.Lists.Count, Interviews = market.Lists.Count })], market.Lists, market.Dependence);
        var season = SimulatedSeason.Run(generous, Seed);

        Assert.All(Sent(generous, season), s => Assert.True(s.Invited && s.Wanted));
        Assert.Equal(
            market.Lists.Select(list => list.Applications.Count > 0 ? list.Applications[0].Program : MatchResult.Unmatched), season.Programs.ToArray());
    });

    [Fact]
    public void The_same_seed_plays_the_same_season_and_another_seed_another()
    {
        var market = OneProgram(applicants: 200, interview: 0.4, match: 0.5, positions: 20, interviews: 80);

        Assert.Equal(SimulatedSeason.Run(market, 1).Programs.ToArray(), SimulatedSeason.Run(market, 1).Programs.ToArray());
        Assert.NotEqual(SimulatedSeason.Run(market, 1).Programs.ToArray(), SimulatedSeason.Run(market, 2).Programs.ToArray());
    }

    [Fact]
    public void Who_has_better_odds_is_invited_and_matched_more_often()
    {
        var market = new SeasonMarket(
            [RandomMarkets.Program(0, 100, 400)],
            [.. Enumerable.Range(0, 1000).Select(i => Single(i < 500 ? 0.6 : 0.3, i % 2 == 0 ? 0.6 : 0.3))],
            new Dependence(0.3, 0.4));
        var season = SimulatedSeason.Run(market, Seed);

        Assert.True(season.Invited[..500].Count(true) > season.Invited[500..].Count(true) + 50);
        Assert.True(season.Programs.ToArray().Index().Count(m => m.Item == 0 && m.Index % 2 == 0) > 60);
    }

    [Fact]
    public void A_market_that_has_what_the_model_promises_clears_at_bars_of_0()
    {
        // 4,000 applications with odds 0.3 and 0.6: 0.45 of them are interviewed if the promise is kept.
        var lists = Enumerable.Range(0, 4000).Select(i => Single(i % 2 == 0 ? 0.3 : 0.6, 0.25)).ToArray();
        var market = new SeasonMarket([RandomMarkets.Program(0, 450, 1800)], lists, new Dependence(0.3, 0.4));
        var cutoffs = MarketCutoffs.Create(SeasonTally.Create(market, Enumerable.Range(0, 5)), [.. Enumerable.Range(0, lists.Length)]);

        Assert.Equal(0, cutoffs.Interview, 0.01);
        Assert.Equal(0, cutoffs.Match, 0.01);
    }

    [Fact]
    public void At_the_clearing_bars_the_odds_add_up_to_what_the_seasons_gave() => RandomMarkets.UpTo(applicants: 25, programs: 4).Sample(
        market =>
        {
            var tally = SeasonTally.Create(market, Enumerable.Range(0, 5));
            int[] all = [.. Enumerable.Range(0, tally.Interviews.Length)];
            var (invitations, interviews, wanted) = (tally.Invitations.ToArray(), tally.Interviews.ToArray(), tally.Wanted.ToArray());
            // With none or all of them the cutoff is as far out as it goes.
            if (invitations.Sum() == 5 * all.Length || wanted.Sum() is 0 || wanted.Sum() == interviews.Sum())
            {
                return;
            }

            var cutoffs = MarketCutoffs.Create(tally, all);
            var cleared = market.Lists.SelectMany(list => list.Applications).Select(cutoffs.Clear).ToArray();

            Assert.Equal(invitations.Sum(), 5 * cleared.Sum(a => a.Interview), 1e-6);
            Assert.Equal(wanted.Sum(), cleared.Zip(interviews).Sum(a => a.Second * a.First.Match), 1e-6);
        },
        iter: 50);

    [Fact]
    public void A_program_named_twice_in_a_list_is_refused()
    {
        var twice = new ApplicationList(
            [new SentApplication(0, SignalLevel.None, 0.5, 0.5), new SentApplication(0, SignalLevel.Gold, 0.6, 0.5)]);

        Assert.Throws<ArgumentException>(() => new SeasonMarket([RandomMarkets.Program(0, 1, 1)], [twice], default));
    }

    private static SeasonMarket OneProgram(int applicants, double interview, double match, int positions, int interviews) => new(
        [RandomMarkets.Program(0, positions, interviews)],
        [.. Enumerable.Range(0, applicants).Select(_ => Single(interview, match))],
        new Dependence(0.3, 0.4));

    private static ApplicationList Single(double interview, double match) =>
        new([new SentApplication(0, SignalLevel.None, interview, match)]);

    private static List<(int Applicant, int Program, bool Invited, bool Interviewed, bool Wanted)> Sent(
        SeasonMarket market, SimulatedSeason season)
    {
        var sent = new List<(int, int, bool, bool, bool)>();
        foreach (var (applicant, list) in market.Lists.Index())
        {
            foreach (var application in list.Applications)
            {
                sent.Add((applicant, application.Program, season.Invited[sent.Count], season.Interviewed[sent.Count], season.Wanted[sent.Count]));
            }
        }

        return sent;
    }
}
