using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Pgy1;

/// <summary>PGY-1 programs that no odds tell apart.</summary>
internal sealed class Pgy1Kind
{
    private readonly List<ProgramOdds> _members;

    private Pgy1Kind(List<ProgramOdds> members) => _members = members;

    public IReadOnlyList<ProgramOdds> Members => _members;

    public string Specialty => First.Program.Specialty;

    public bool TakesSignals => First.TakesSignals;

    private ProgramOdds First => _members[0];

    public static Pgy1Kind[] Of(IEnumerable<ProgramOdds> programs)
    {
        var kinds = new Dictionary<OddsTerms, Pgy1Kind>();
        foreach (var odds in programs)
        {
            if (kinds.TryGetValue(odds.Terms, out var kind))
            {
                kind._members.Add(odds);
            }
            else
            {
                kinds.Add(odds.Terms, new Pgy1Kind([odds]));
            }
        }

        return [.. kinds.Values];
    }

    /// <summary>P(yes) with a signal, by stage.</summary>
    public (double Interview, double Match) Odds(SignalLevel level) => (First.Terms.InterviewP(level), First.Terms.MatchOpen);
}
