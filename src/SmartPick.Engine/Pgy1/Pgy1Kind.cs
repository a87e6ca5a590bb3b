using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Pgy1;

/// <summary>PGY-1 programs that no odds tell apart.</summary>
/// <param name="First">The odds at each of them, told of one.</param>
/// <param name="Members">The programs.</param>
internal readonly record struct Pgy1Kind(ProgramOdds First, ArraySegment<ResidencyProgram> Members)
{
    public string Specialty => First.Program.Specialty;

    /// <summary>Kinds of the programs that are open.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="most">How many they are at most.</param>
    /// <param name="model">The applicant's odds.</param>
    public static ArraySegment<Pgy1Kind> Of(IEnumerable<ResidencyProgram> programs, int most, OddsModel model)
    {
        var workspace = model.Workspace;
        var open = workspace.Take<ProgramOdds>(most);
        var count = 0;
        foreach (var program in programs)
        {
            var odds = model.At(program);
            if (odds.Exclusion is null)
            {
                open[count++] = odds;
            }
        }

        // First how many there are of each kind, then who they are.
        var kinds = workspace.Take<Pgy1Kind>(count);
        var sizes = workspace.Take<int>(count);
        var kindOf = workspace.Take<int>(model.Table.Count);
        var kindCount = 0;
        foreach (var odds in open[..count])
        {
            if (kindOf[odds.Place] == 0)
            {
                kinds[kindCount] = new Pgy1Kind(odds, default);
                kindOf[odds.Place] = ++kindCount;
            }

            sizes[kindOf[odds.Place] - 1]++;
        }

        var members = workspace.Take<ResidencyProgram>(count);
        var end = 0;
        for (var k = 0; k < kindCount; k++)
        {
            kinds[k] = kinds[k] with { Members = members.Slice(end, sizes[k]) };
            end += sizes[k];
            sizes[k] = 0;
        }

        foreach (var odds in open[..count])
        {
            var kind = kindOf[odds.Place] - 1;
            var alike = kinds[kind].Members;
            alike[sizes[kind]++] = odds.Program;
        }

        return kinds[..kindCount];
    }
}
