using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Recommendations;

/// <summary>Shows the programs of a list to the planner of PGY-1 years.</summary>
internal sealed class ListedPrograms(Applicant applicant, Prospects prospects, ModelParameters model)
{
    /// <summary>How likely a position at a program is advanced.</summary>
    public double AdvancedShareOf(Prospect prospect) => AdvancedShare.Of(prospect.Odds.Program, applicant, model);

    /// <summary>The programs of a list in preference order.</summary>
    /// <param name="sent">Their places, each with the signal sent.</param>
    public ListedProgram[] InPreference(IEnumerable<(int Place, SignalLevel Signal)> sent) =>
    [
        .. from application in sent
           orderby application.Place
           let odds = prospects.Open[application.Place].Odds
           let advanced = AdvancedShare.Of(odds.Program, applicant, model)
           select new ListedProgram(odds.Program, odds.Terms.InterviewP(application.Signal), odds.Terms.MatchOpen, advanced),
    ];
}
