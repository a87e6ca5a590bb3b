using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Recommendations;

namespace SmartPick.Simulation.Season;

/// <summary>One application of a simulated season.</summary>
/// <param name="Program">Index of the program in the season.</param>
/// <param name="Signal">The signal sent along.</param>
/// <param name="Interview">The model's P(interview) with that signal.</param>
/// <param name="Match">The model's P(match | interview).</param>
public readonly record struct SentApplication(int Program, SignalLevel Signal, double Interview, double Match);

/// <summary>What one applicant sends, in order of their own preference, the most wanted first.</summary>
public sealed record ApplicationList(IReadOnlyList<SentApplication> Applications)
{
    /// <summary>
    /// The model's P(ending up at each program), as a recommendation promises it; the sum is P(match).
    /// </summary>
    public double[] Landing(Dependence dependence)
    {
        var landing = new double[Applications.Count];
        ListOdds.Landing([.. Applications.Select(a => a.Interview)], [.. Applications.Select(a => a.Match)], dependence, landing);
        return landing;
    }
}
