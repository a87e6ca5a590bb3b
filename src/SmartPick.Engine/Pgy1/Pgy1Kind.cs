using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Pgy1;

/// <summary>PGY-1 programs that no odds tell apart.</summary>
internal sealed class Pgy1Kind
{
    private readonly List<ResidencyProgram> _members = [];

    private Pgy1Kind(ProgramOdds first) => First = first;

    public IReadOnlyList<ResidencyProgram> Members => _members;

    /// <summary>The odds at each of them, told of one.</summary>
    public ProgramOdds First { get; }

    public string Specialty => First.Program.Specialty;

    /// <summary>Kinds of the programs that are open.</summary>
    public static Pgy1Kind[] Of(IEnumerable<ResidencyProgram> programs, OddsModel model)
    {
        var kinds = new Dictionary<OddsTerms, Pgy1Kind>();
        foreach (var program in programs)
        {
            var odds = model.At(program);
            if (odds.Exclusion is null)
            {
                if (!kinds.TryGetValue(odds.Terms, out var kind))
                {
                    kinds.Add(odds.Terms, kind = new Pgy1Kind(odds));
                }

                kind._members.Add(program);
            }
        }

        return [.. kinds.Values];
    }
}
