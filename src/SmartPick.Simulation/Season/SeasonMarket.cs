using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;
using SmartPick.Simulation.Matching;

namespace SmartPick.Simulation.Season;

/// <summary>A season before anybody has decided: programs with positions and interviews to give, and all applications sent.</summary>
public sealed class SeasonMarket
{
    private readonly SeasonProgram[] _programs;
    private readonly ApplicationList[] _lists;

    /// <param name="programs">The programs.</param>
    /// <param name="lists">What each applicant sends.</param>
    /// <param name="dependence">How decisions about one applicant hang together.</param>
    /// <param name="interviewsAttended">Interviews that an applicant can attend.</param>
    /// <exception cref="ArgumentException">A list names a program twice, or one that is not there.</exception>
    public SeasonMarket(
        IReadOnlyCollection<SeasonProgram> programs,
        IReadOnlyCollection<ApplicationList> lists,
        Dependence dependence,
        int interviewsAttended = int.MaxValue)
    {
        _programs = [.. programs];
        _lists = [.. lists];
        Dependence = dependence;
        InterviewsAttended = interviewsAttended;
        Sent = new RankOrderLists([.. lists.Select(list => list.Applications.Select(a => a.Program).ToArray())]);
        Sent.Validate(programs.Count, nameof(lists));
        ByProgram = Sent.ByRanked(programs.Count);
        Applicants = [.. lists.SelectMany((list, applicant) => Enumerable.Repeat(applicant, list.Applications.Count))];
        Applications = [.. lists.SelectMany(list => list.Applications)];
        InterviewQuantiles = Array.ConvertAll(Applications, a => StandardNormal.Quantile(a.Interview));
        MatchQuantiles = Array.ConvertAll(Applications, a => StandardNormal.Quantile(a.Match));
    }

    public IReadOnlyList<SeasonProgram> Programs => _programs;

    /// <summary>By applicant.</summary>
    public IReadOnlyList<ApplicationList> Lists => _lists;

    public Dependence Dependence { get; }

    /// <summary>Interviews that an applicant can attend.</summary>
    public int InterviewsAttended { get; }

    /// <summary>
    /// All applications, those of one applicant after another; everything said of an application stands at its place here.
    /// </summary>
    internal SentApplication[] Applications { get; }

    /// <summary>The programs applied to, as the applicants' lists.</summary>
    internal RankOrderLists Sent { get; }

    /// <summary>Whose each application is.</summary>
    internal int[] Applicants { get; }

    /// <summary>The applications by program.</summary>
    internal RankedEntries ByProgram { get; }

    /// <summary>Φ⁻¹ of the model's P(interview), by application.</summary>
    internal double[] InterviewQuantiles { get; }

    /// <summary>Φ⁻¹ of the model's P(match | interview), by application.</summary>
    internal double[] MatchQuantiles { get; }
}
