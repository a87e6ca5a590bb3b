using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Recommendations;

/// <summary>Shows the programs of a list to the planner of PGY-1 years.</summary>
internal sealed class ListedPrograms(Applicant applicant, EligiblePrograms eligible, ModelParameters model)
{
    /// <summary>How likely a position at a program is advanced.</summary>
    public double AdvancedShareOf(EligibleProgram eligibleProgram) => AdvancedShare.Of(eligibleProgram.Odds.Program, applicant, model);

    /// <summary>The programs of a list in preference order.</summary>
    /// <param name="sent">Their places, each with the signal sent.</param>
    public ListedProgram[] InPreference(IEnumerable<(int Place, SignalLevel Signal)> sent) =>
    [
        .. from application in sent
           orderby application.Place
           let odds = eligible.Open[application.Place].Odds
           let advanced = AdvancedShare.Of(odds.Program, applicant, model)
           select new ListedProgram(odds.Program, odds.Entry.InterviewP(application.Signal), odds.Entry.MatchOpen, advanced),
    ];
}
