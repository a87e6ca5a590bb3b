using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Requests;

namespace SmartPick.Engine.Pgy1;

/// <summary>A program to ask whether it offers a preliminary year: the data do not say.</summary>
public sealed record PreliminaryPlace
{
    public required ResidencyProgram Program { get; init; }

    /// <summary>The most wanted program of the list that is as near to it as any, of those that may be advanced.</summary>
    public required ResidencyProgram Near { get; init; }

    /// <summary>Great-circle distance to it in kilometers; null when a place is not known.</summary>
    public required double? DistanceKm { get; init; }
}

/// <summary>
/// Finds where to ask for a preliminary year: programs of the specialties that have such years, at the institutions of the list,
/// in its cities, or else in its states.
/// </summary>
internal sealed class PreliminaryPlaces
{
    /// <summary>Most programs named of each specialty.</summary>
    public const int MaxPerSpecialty = 4;

    private readonly Dictionary<string, Listed> _byInstitution = new(StringComparer.Ordinal);
    private readonly Dictionary<(string State, string City), Listed> _byCity = [];
    private readonly Dictionary<string, Listed> _byState = new(StringComparer.Ordinal);

    /// <param name="advanced">Programs of the list that may be advanced, most wanted first.</param>
    private PreliminaryPlaces(IEnumerable<ResidencyProgram> advanced)
    {
        foreach (var (rank, program) in advanced.Index())
        {
            var listed = new Listed(program, rank);
            _byInstitution.TryAdd(program.Institution, listed);
            _byCity.TryAdd((program.State, program.City), listed);
            _byState.TryAdd(program.State, listed);
        }
    }

    private enum Nearness
    {
        Institution,
        City,
        State,
    }

    /// <summary>The places, nearest first in each specialty; none for an applicant who needs no such year.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="list">The programs of the list, most wanted first.</param>
    /// <param name="directory">The programs there are.</param>
    /// <param name="model">The odds' parameters, which say what may be advanced.</param>
    public static IReadOnlyList<PreliminaryPlace> Of(
        RecommendationRequest request, IReadOnlyList<ResidencyProgram> list, ProgramDirectory directory, ModelParameters model)
    {
        ResidencyProgram[] advanced = [.. list.Where(p => AdvancedShare.Of(p, request.Applicant, model) > 0)];
        if (advanced.Length == 0)
        {
            return [];
        }

        var places = new PreliminaryPlaces(advanced);
        var onList = list.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        return [.. model.Links.Preliminary.SelectMany(specialty => places.Nearest(
            directory.Of(specialty).Where(MayBeAsked), request.TieSeed))];

        // The applicant would go there, and nothing known speaks against such a year.
        bool MayBeAsked(ResidencyProgram program) => !onList.Contains(program.Id)
            && Pgy1Planner.IsWelcome(program, request.Preferences) && program.Tracks?.HasFlag(Tracks.Preliminary) != false;
    }

    private IEnumerable<PreliminaryPlace> Nearest(IEnumerable<ResidencyProgram> programs, ulong tieSeed) => programs
        .Select(program => (Program: program, Neighbor: NeighborOf(program)))
        .Where(p => p.Neighbor is not null)
        .OrderBy(p => p.Neighbor!.Value.Nearness).ThenBy(p => p.Neighbor!.Value.Listed.Rank)
        .ThenBy(p => TieOrder.Key(tieSeed, p.Program.Id)).ThenBy(p => p.Program.Id, StringComparer.Ordinal)
        .Take(MaxPerSpecialty)
        .Select(p => new PreliminaryPlace
        {
            Program = p.Program,
            Near = p.Neighbor!.Value.Listed.Program,
            DistanceKm = p.Program.DistanceKm(p.Neighbor.Value.Listed.Program),
        });

    private (Nearness Nearness, Listed Listed)? NeighborOf(ResidencyProgram program) =>
        _byInstitution.TryGetValue(program.Institution, out var here) ? (Nearness.Institution, here)
        : _byCity.TryGetValue((program.State, program.City), out here) ? (Nearness.City, here)
        : _byState.TryGetValue(program.State, out here) ? (Nearness.State, here)
        : null;

    /// <summary>A program of the list with its place in the order of preference.</summary>
    private readonly record struct Listed(ResidencyProgram Program, int Rank);
}
