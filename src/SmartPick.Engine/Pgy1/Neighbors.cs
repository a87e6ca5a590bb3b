using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Pgy1;

/// <summary>The program of a list that a PGY-1 program is nearest to: one move less, and people who know each other.</summary>
/// <param name="Program">The program of the list.</param>
/// <param name="Elsewhere">False at the same institution, which comes before any distance.</param>
/// <param name="Closeness">
/// Cosine of the angle between the two places at the center of the earth: 1 at the same place; −2 where one is not known.
/// </param>
internal readonly record struct Neighbor(ResidencyProgram Program, bool Elsewhere, double Closeness)
{
    /// <summary>The nearer first.</summary>
    public int CompareTo(Neighbor other) =>
        Elsewhere.CompareTo(other.Elsewhere) is not 0 and var byPlace ? byPlace : other.Closeness.CompareTo(Closeness);
}

/// <summary>
/// Finds neighbors among programs of a list, by unit vectors: a cosine is three products where a distance is five angles.
/// </summary>
internal sealed class Neighbors
{
    private const double Unknown = -2;

    private readonly IReadOnlyList<ResidencyProgram> _programs;
    private readonly (double X, double Y, double Z)[] _places;
    private readonly Dictionary<string, ResidencyProgram> _byInstitution;

    /// <param name="programs">The programs, most wanted first: of equally near ones the first counts. At least one.</param>
    public Neighbors(IReadOnlyList<ResidencyProgram> programs)
    {
        _programs = programs;
        _places = [.. programs.Select(p => UnitVector(p.Location))];
        _byInstitution = new(programs.Count, StringComparer.Ordinal);
        foreach (var program in programs)
        {
            _byInstitution.TryAdd(program.Institution, program);
        }
    }

    public Neighbor Of(ResidencyProgram program)
    {
        var here = UnitVector(program.Location);
        if (_byInstitution.TryGetValue(program.Institution, out var same))
        {
            return new Neighbor(same, false, Cosine(here, UnitVector(same.Location)));
        }

        var (best, closeness) = (0, Unknown);
        for (var i = 0; i < _places.Length; i++)
        {
            var cosine = Cosine(here, _places[i]);
            if (cosine > closeness)
            {
                (best, closeness) = (i, cosine);
            }
        }

        return new Neighbor(_programs[best], true, closeness);
    }

    private static double Cosine((double X, double Y, double Z) one, (double X, double Y, double Z) other)
    {
        var cosine = (one.X * other.X) + (one.Y * other.Y) + (one.Z * other.Z);
        return double.IsNaN(cosine) ? Unknown : cosine;
    }

    /// <summary>Not numbers where the place is not known.</summary>
    private static (double X, double Y, double Z) UnitVector(GeoPoint? place)
    {
        if (place is not { } point)
        {
            return (double.NaN, double.NaN, double.NaN);
        }

        var (sinLatitude, cosLatitude) = Math.SinCos(double.DegreesToRadians(point.Latitude));
        var (sinLongitude, cosLongitude) = Math.SinCos(double.DegreesToRadians(point.Longitude));
        return (cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }
}
