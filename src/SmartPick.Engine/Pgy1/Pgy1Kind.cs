using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Pgy1;

/// <summary>PGY-1 programs that no odds tell apart.</summary>
/// <param name="First">The odds at each of them, told of one.</param>
/// <param name="Members">The programs.</param>
internal readonly record struct Pgy1Kind(ProgramOdds First, IReadOnlyList<ResidencyProgram> Members)
{
    public string Specialty => First.Program.Specialty;

    /// <summary>Kinds of the programs that are open.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="model">The applicant's odds.</param>
    public static Pgy1Kind[] Of(IEnumerable<ResidencyProgram> programs, OddsModel model)
    {
        var kinds = new List<(ProgramOdds First, List<ResidencyProgram> Members)>();
        var kindOf = new Dictionary<int, int>();
        foreach (var program in programs)
        {
            var odds = model.At(program);
            if (odds.Exclusion is not null)
            {
                continue;
            }

            if (!kindOf.TryGetValue(odds.Place, out var kind))
            {
                kindOf[odds.Place] = kind = kinds.Count;
                kinds.Add((odds, []));
            }

            kinds[kind].Members.Add(program);
        }

        return [.. kinds.Select(kind => new Pgy1Kind(kind.First, kind.Members))];
    }
}
