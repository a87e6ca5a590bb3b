using SmartPick.Simulation.Matching;

namespace SmartPick.Simulation.Season;

/// <summary>
/// One season played out. Every program scores its applications as the model's copula does, Φ⁻¹(P(interview)) + √ρ·z +
/// √(1 − ρ)·noise with the applicant's factor z on paper, but invites the best until its interviews are given (to those who can
/// attend) instead of all above 0. It ranks those it met by Φ⁻¹(P(match | interview)) + √ρ·w + √(1 − ρ)·noise with the factor w in person.
/// Applicants rank the programs that invited them by their own preference, and deferred acceptance makes the match.
/// </summary>
public sealed class SimulatedSeason
{
    private readonly InterviewRound _interviews;
    private readonly bool[] _wanted;
    private readonly MatchResult _match;

    private SimulatedSeason(InterviewRound interviews, bool[] wanted, MatchResult match) =>
        (_interviews, _wanted, _match) = (interviews, wanted, match);

    /// <summary>The program that each applicant matched to, or <see cref="MatchResult.Unmatched"/>.</summary>
    public ReadOnlySpan<int> Programs => _match.Programs;

    /// <summary>Positions filled, by program.</summary>
    public ReadOnlySpan<int> Filled => _match.Filled;

    /// <summary>Whether each application brought an invitation; those of one applicant after another, in order of preference.</summary>
    public ReadOnlySpan<bool> Invited => _interviews.Invited;

    /// <summary>Whether each ended in an interview: an applicant declines what is more than they can attend.</summary>
    public ReadOnlySpan<bool> Interviewed => _interviews.Interviewed;

    /// <summary>Whether each application would have ended in a match had nothing preferred taken the applicant.</summary>
    public ReadOnlySpan<bool> Wanted => _wanted;

    /// <summary>The same market and seed give the same season.</summary>
    public static SimulatedSeason Run(SeasonMarket market, int seed)
    {
        ArgumentNullException.ThrowIfNull(market);
        var onPaper = Scores(market, market.InterviewQuantiles, market.Dependence.Interview, new KeyedNormals(seed, 0));
        var inPerson = Scores(market, market.MatchQuantiles, market.Dependence.Match, new KeyedNormals(seed, 1));
        var (from, applications, _) = market.ByProgram;
        var interviews = InterviewRound.Create(
            market, [.. market.Programs.Select((_, i) => BestFirst(applications[from[i]..from[i + 1]], onPaper))]);
        int[][] ranked = [.. market.Programs.Select((_, i) => BestFirst(
            Array.FindAll(applications[from[i]..from[i + 1]], application => interviews.Interviewed[application]), inPerson))];
        var match = DeferredAcceptance.Match(new MatchMarket(
            new RankOrderLists(
                [.. Enumerable.Range(0, market.Lists.Count).Select(applicant => Interviews(market, interviews.Interviewed, applicant))]),
            new RankOrderLists([.. ranked.Select(list => Array.ConvertAll(list, application => market.Applicants[application]))]),
            [.. market.Programs.Select(program => program.Positions)]));
        var wanted = Marked(market, ranked.Select((list, program) => list[..Reached(market, list, match, program)]));
        return new SimulatedSeason(interviews, wanted, match);
    }

    /// <summary>
    /// Each application's score at its program: the quantile of its odds, what the applicant carries everywhere, and chance. Chance belongs
    /// to applicant and program, so that another list of the same applicant meets the same luck at the same program.
    /// </summary>
    private static double[] Scores(SeasonMarket market, double[] quantiles, double loading, KeyedNormals draws)
    {
        var scores = new double[quantiles.Length];
        var (common, own) = (Math.Sqrt(loading), Math.Sqrt(1 - loading));
        for (var applicant = 0; applicant < market.Lists.Count; applicant++)
        {
            var factor = common * draws[applicant, -1];
            for (var i = market.Sent.Starts[applicant]; i < market.Sent.Starts[applicant + 1]; i++)
            {
                scores[i] = quantiles[i] + factor + (own * draws[applicant, market.Sent.Ranked[i]]);
            }
        }

        return scores;
    }

    private static int[] BestFirst(int[] applications, double[] scores)
    {
        var keys = Array.ConvertAll(applications, application => -scores[application]);
        Array.Sort(keys, applications);
        return applications;
    }

    /// <summary>An applicant's rank order list: the programs that they interviewed at, in order of preference.</summary>
    private static int[] Interviews(SeasonMarket market, bool[] interviewed, int applicant)
    {
        var start = market.Sent.Starts[applicant];
        var programs = market.Sent.Of(applicant);
        var list = new List<int>();
        for (var i = 0; i < programs.Length; i++)
        {
            if (interviewed[start + i])
            {
                list.Add(programs[i]);
            }
        }

        return [.. list];
    }

    /// <summary>
    /// How far down its list a program would have gone: to its end when positions stayed open, else to the last who matched.
    /// </summary>
    private static int Reached(SeasonMarket market, int[] list, MatchResult match, int program)
    {
        if (match.Filled[program] < market.Programs[program].Positions)
        {
            return list.Length;
        }

        var programs = match.Programs;
        for (var place = list.Length; place > 0; place--)
        {
            if (programs[market.Applicants[list[place - 1]]] == program)
            {
                return place;
            }
        }

        return 0;
    }

    private static bool[] Marked(SeasonMarket market, IEnumerable<int[]> applications)
    {
        var marked = new bool[market.Applicants.Length];
        foreach (var application in applications.SelectMany(list => list))
        {
            marked[application] = true;
        }

        return marked;
    }
}
