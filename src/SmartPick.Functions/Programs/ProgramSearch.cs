using System.Globalization;
using Microsoft.AspNetCore.Http;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Text;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Contracts.Fields;

namespace SmartPick.Functions.Programs;

/// <summary>A program search as the query string asks for it.</summary>
internal sealed record ProgramSearch(string? Specialty, string? State, string? Words, GeoPoint? Center, double RadiusKm, int Limit,
    string? Cursor)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 100;
    private const double HalfEarthCircumferenceKm = 20038;
    private static readonly string[] Known = ["specialty", "state", "q", "near", "limit", "cursor"];

    public static ProgramSearch? Read(IQueryCollection query, List<FieldError> errors)
    {
        foreach (var name in query.Keys.Where(k => !Known.Contains(k, StringComparer.Ordinal)))
        {
            errors.Add(new FieldError(Short(name), "unknown-field", $"Unknown parameter; expected one of: {string.Join(", ", Known)}."));
        }

        var near = Near(query["near"].ToString(), errors);
        var search = new ProgramSearch(
            Text(query, "specialty", errors),
            Text(query, "state", errors)?.ToUpperInvariant(),
            Text(query, "q", errors) is { } text && !string.IsNullOrWhiteSpace(text) ? TextFolding.Words(text) : null,
            near?.Center,
            near?.RadiusKm ?? 0,
            LimitOf(query["limit"].ToString(), errors),
            Text(query, "cursor", errors));
        return errors.Count > 0 ? null : search;
    }

    /// <summary>All programs that fit, nearest first when a place was asked for, else by id.</summary>
    public IEnumerable<(ResidencyProgram Program, double? DistanceKm)> Run(ProgramDirectory directory)
    {
        var found = (Specialty is null ? directory.Programs : directory.Of(Specialty))
            .Where(p => State is null || p.State == State)
            .Where(p => Words is null || (Words.Length > 0 && directory.Mentions(p, Words)));
        if (Center is not { } center)
        {
            return found.Select(p => (p, (double?)null));
        }

        return found.Where(p => p.Location is not null)
            .Select(p => (Program: p, DistanceKm: (double?)p.Location!.Value.DistanceKm(center)))
            .Where(p => p.DistanceKm <= RadiusKm)
            .OrderBy(p => p.DistanceKm).ThenBy(p => p.Program.Id, StringComparer.Ordinal);
    }

    private static string? Text(IQueryCollection query, string name, List<FieldError> errors)
    {
        var text = query[name].ToString();
        if (text.Length > TextType.MaxLength)
        {
            errors.Add(new FieldError(name, "out-of-range", $"At most {TextType.MaxLength} characters."));
        }

        return text.Length == 0 ? null : text;
    }

    private static int LimitOf(string text, List<FieldError> errors)
    {
        if (text.Length == 0)
        {
            return DefaultLimit;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit)
        {
            return limit;
        }

        errors.Add(new FieldError("limit", "out-of-range", $"Must be a whole number from 1 to {MaxLimit}."));
        return DefaultLimit;
    }

    private static (GeoPoint Center, double RadiusKm)? Near(string text, List<FieldError> errors)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var parts = text.Length > TextType.MaxLength ? [] : text.Split(',');
        var numbers = parts
            .Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : double.NaN).ToArray();
        if (numbers is [>= -90 and <= 90, >= -180 and <= 180, >= 0 and <= HalfEarthCircumferenceKm])
        {
            return (new GeoPoint(numbers[0], numbers[1]), numbers[2]);
        }

        errors.Add(new FieldError("near", "not-allowed", "Must be latitude,longitude,kilometres such as 42.28,-83.74,300."));
        return null;
    }

    private static string Short(string name) => name.Length <= TextType.MaxLength ? name : name[..TextType.MaxLength];
}
