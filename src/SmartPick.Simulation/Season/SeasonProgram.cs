using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Simulation.Season;

/// <summary>A program of a simulated season.</summary>
/// <param name="Program">The program.</param>
/// <param name="Positions">Positions it fills.</param>
/// <param name="Interviews">Applicants it can interview.</param>
public sealed record SeasonProgram(ResidencyProgram Program, int Positions, int Interviews)
{
    /// <summary>
    /// The programs of some specialties. What a program's data do not know is the specialty's mean: positions so that the
    /// unknown ones together have the mean times their number, interviews in proportion to positions.
    /// </summary>
    /// <param name="directory">All programs.</param>
    /// <param name="specialties">Codes of the specialties.</param>
    /// <param name="model">Where the means stand.</param>
    /// <param name="size">How many times its positions and interviews every program has.</param>
    public static IReadOnlyList<SeasonProgram> CreateAll(
        ProgramDirectory directory, IEnumerable<string> specialties, ModelParameters model, int size = 1)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(specialties);
        ArgumentNullException.ThrowIfNull(model);
        return [.. specialties.Order(StringComparer.Ordinal).SelectMany(specialty => CreateAll(directory.Of(specialty), specialty, model))
            .Select(program => program with { Positions = size * program.Positions, Interviews = size * program.Interviews })];
    }

    private static IEnumerable<SeasonProgram> CreateAll(IReadOnlyList<ResidencyProgram> programs, string specialty, ModelParameters model)
    {
        var mean = model.Get("season.positions", specialty).Value;
        var perPosition = model.Get("season.interviewsPerPosition", specialty).Value;
        var (unknown, given) = (0.0, 0);
        foreach (var program in programs)
        {
            if (program.Positions is not { } positions)
            {
                unknown += mean;
                positions = (int)Math.Round(unknown) - given;
                given += positions;
            }

            yield return new SeasonProgram(program, positions, program.Interviews ?? (int)Math.Round(perPosition * positions));
        }
    }
}
