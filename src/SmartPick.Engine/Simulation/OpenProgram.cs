using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Simulation;

/// <summary>What a program open to an applicant holds for them: of a whole population's odds, as much as a season needs.</summary>
/// <param name="Program">The program.</param>
/// <param name="PreferenceOrder">Its place in the order of the applicant's preference.</param>
/// <param name="Unsignalled">P(interview) without a signal.</param>
/// <param name="Silver">With a silver signal; a program known to take no signals reads none.</param>
/// <param name="Gold">With a gold signal.</param>
/// <param name="Match">P(match | interview).</param>
internal readonly record struct OpenProgram(
    ResidencyProgram Program, int PreferenceOrder, double Unsignalled, double Silver, double Gold, double Match)
{
    public static OpenProgram Of(ProgramOdds odds, int preferenceOrder)
    {
        var unsignalled = odds.Interview[SignalLevel.None];
        return new OpenProgram(
            odds.Program,
            preferenceOrder,
            unsignalled.P,
            odds.Interview.GetValueOrDefault(SignalLevel.Silver, unsignalled).P,
            odds.Interview.GetValueOrDefault(SignalLevel.Gold, unsignalled).P,
            odds.MatchGivenInterview.P);
    }

    public double Interview(SignalLevel signal) => signal switch
    {
        SignalLevel.Gold => Gold,
        SignalLevel.Silver => Silver,
        _ => Unsignalled,
    };
}
