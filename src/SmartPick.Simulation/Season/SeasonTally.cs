using SmartPick.Simulation.Matching;

namespace SmartPick.Simulation.Season;

/// <summary>What came of every application of a market over several seasons.</summary>
public sealed class SeasonTally
{
    private readonly int[] _invitations;
    private readonly int[] _interviews;
    private readonly int[] _wanted;
    private readonly int[] _matches;
    private readonly List<ApplicantSeason> _applicantSeasons = [];

    public SeasonTally(SeasonMarket market)
    {
        ArgumentNullException.ThrowIfNull(market);
        Market = market;
        _invitations = new int[market.Applicants.Length];
        _interviews = new int[market.Applicants.Length];
        _wanted = new int[market.Applicants.Length];
        _matches = new int[market.Applicants.Length];
    }

    public SeasonMarket Market { get; }

    /// <summary>Seasons played.</summary>
    public int Seasons { get; private set; }

    /// <summary>How often each application brought an invitation; those of one applicant after another, in order of preference.</summary>
    public ReadOnlySpan<int> Invitations => _invitations;

    /// <summary>How often each ended in an interview.</summary>
    public ReadOnlySpan<int> Interviews => _interviews;

    /// <summary>How often each would have ended in a match had nothing preferred taken the applicant.</summary>
    public ReadOnlySpan<int> Wanted => _wanted;

    /// <summary>How often each ended in a match.</summary>
    public ReadOnlySpan<int> Matches => _matches;

    /// <summary>How each season went for each applicant.</summary>
    public IReadOnlyList<ApplicantSeason> ApplicantSeasons => _applicantSeasons;

    /// <summary>Interviews that an applicant has in a season, on average.</summary>
    public double InterviewsOf(int applicant)
    {
        var sum = 0;
        foreach (var interviews in _interviews.AsSpan(Market.Sent.Starts[applicant]..Market.Sent.Starts[applicant + 1]))
        {
            sum += interviews;
        }

        return sum / (double)Seasons;
    }

    /// <summary>Plays seasons, one for each seed.</summary>
    public static SeasonTally Create(SeasonMarket market, IEnumerable<int> seeds)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        var tally = new SeasonTally(market);
        foreach (var seed in seeds)
        {
            tally.Add(SimulatedSeason.Run(market, seed));
        }

        return tally;
    }

    private void Add(SimulatedSeason season)
    {
        Seasons++;
        for (var i = 0; i < _interviews.Length; i++)
        {
            _invitations[i] += season.Invited[i] ? 1 : 0;
            _interviews[i] += season.Interviewed[i] ? 1 : 0;
            _wanted[i] += season.Wanted[i] ? 1 : 0;
            _matches[i] += season.Programs[Market.Applicants[i]] == Market.Sent.Ranked[i] ? 1 : 0;
        }

        for (var applicant = 0; applicant < Market.Lists.Count; applicant++)
        {
            var ranks = season.Interviewed[Market.Sent.Starts[applicant]..Market.Sent.Starts[applicant + 1]].Count(true);
            _applicantSeasons.Add(new ApplicantSeason(applicant, ranks, season.Programs[applicant] != MatchResult.Unmatched));
        }
    }
}

/// <summary>One season of one applicant.</summary>
/// <param name="Applicant">Whose.</param>
/// <param name="Ranks">Programs ranked: those that interviewed.</param>
/// <param name="Matched">Whether it ended in a match.</param>
public readonly record struct ApplicantSeason(int Applicant, int Ranks, bool Matched);
