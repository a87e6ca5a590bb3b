using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using SmartPick.Engine.Programs;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Search;

namespace SmartPick.Functions.Programs;

/// <summary>A program search as the query string asks for it.</summary>
internal sealed record ProgramSearch(
    IReadOnlyList<string>? Specialties,
    IReadOnlyList<string>? States,
    IReadOnlyList<string>? Words,
    GeoPoint? Center,
    double RadiusKm,
    int Limit,
    string? Cursor)
{
    private const double HalfEarthCircumferenceKm = 20038;

    /// <summary>Kept while the program is: folding the texts of all programs takes longer than a search.</summary>
    private static readonly ConditionalWeakTable<ResidencyProgram, SearchText> Texts = [];

    /// <param name="query">The query string.</param>
    /// <param name="directory">The programs, which say what specialties there are.</param>
    /// <param name="errors">Receives what is wrong.</param>
    /// <returns>Null when something is.</returns>
    public static ProgramSearch? Read(IQueryCollection query, ProgramDirectory directory, FieldErrors errors)
    {
        var reader = new QueryReader(query, errors);
        reader.RequireKnown("specialty", "state", "q", "near", "limit", "cursor");
        var near = Near(reader);
        var search = new ProgramSearch(
            reader.Codes("specialty", directory.Specialties),
            reader.Codes("state", StateCodes.All),
            reader.Words("q"),
            near?.Center,
            near?.RadiusKm ?? 0,
            reader.Limit("limit"),
            reader.Text("cursor"));
        return errors.Count > 0 ? null : search;
    }

    /// <summary>All programs that fit, nearest first when a place was asked for, else by id.</summary>
    public IEnumerable<(ResidencyProgram Program, double? DistanceKm)> Run(ProgramDirectory directory)
    {
        var found = (Specialties is [var only] ? directory.Of(only) : directory.Programs)
            .Where(p => Specialties?.Contains(p.Specialty) != false)
            .Where(p => States?.Contains(p.State) != false)
            .Where(p => Words is null || TextOf(p).Mentions(Words));
        if (Center is not { } center)
        {
            return found.Select(p => (p, (double?)null));
        }

        return found.Where(p => p.Location is not null)
            .Select(p => (Program: p, DistanceKm: (double?)p.Location!.Value.DistanceKm(center)))
            .Where(p => p.DistanceKm <= RadiusKm)
            .OrderBy(p => p.DistanceKm).ThenBy(p => p.Program.Id, StringComparer.Ordinal);
    }

    private static SearchText TextOf(ResidencyProgram program) =>
        Texts.GetValue(program, p => new SearchText([p.Name, p.City, p.State, p.Institution, p.Id]));

    private static (GeoPoint Center, double RadiusKm)? Near(QueryReader reader)
    {
        if (reader.Text("near") is not { } text)
        {
            return null;
        }

        var numbers = text.Split(',', count: 4)
            .Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : double.NaN).ToArray();
        if (numbers is [>= -90 and <= 90, >= -180 and <= 180, >= 0 and <= HalfEarthCircumferenceKm])
        {
            return (new GeoPoint(numbers[0], numbers[1]), numbers[2]);
        }

        reader.Error("near", "not-allowed", "Must be latitude,longitude,kilometers such as 42.28,-83.74,300.");
        return null;
    }
}
