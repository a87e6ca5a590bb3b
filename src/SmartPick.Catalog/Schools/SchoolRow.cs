using System.Globalization;
using SmartPick.Catalog.Plausibility;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Schools;

/// <summary>A school as texts by column: what a row of the file and a row of the table have in common.</summary>
internal static class SchoolRow
{
    private const char ListSeparator = ';';
    private const int MaxTextLength = 1000;

    private static readonly string[] Optional = ["aliases", "lat", "lon", "ownership", "institution_keys"];

    /// <summary>The columns of the file, which may have them in any order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "school_key", "name", "short_name", "aliases", "degree", "city", "state", "lat", "lon", "ownership", "institution_keys", "source",
    ];

    /// <summary>The texts of a school in the order of <see cref="Columns"/>; empty where nothing is known.</summary>
    public static IReadOnlyList<string> Cells(School school) =>
    [
        school.Key,
        school.Name,
        school.ShortName,
        string.Join(ListSeparator, school.Aliases),
        school.Degree == SchoolDegree.MD ? "MD" : "DO",
        school.City,
        school.State,
        school.Location?.Latitude.ToString("R", CultureInfo.InvariantCulture) ?? "",
        school.Location?.Longitude.ToString("R", CultureInfo.InvariantCulture) ?? "",
        school.Ownership switch { SchoolOwnership.Public => "public", SchoolOwnership.Private => "private", _ => "" },
        string.Join(ListSeparator, school.Institutions),
        school.Source,
    ];

    /// <summary>Reads a school from its texts.</summary>
    /// <param name="cell">The trimmed text of a column; empty when there is none.</param>
    /// <param name="problem">Receives the column, its text and what it must be.</param>
    /// <returns><c>null</c> when there is a problem.</returns>
    public static School? TryRead(Func<string, string> cell, Action<string, string, string> problem)
    {
        var failed = false;
        foreach (var column in Columns)
        {
            var text = cell(column);
            if (text.Length == 0 && !Optional.Contains(column))
            {
                Fail(column, "not be empty");
            }
            else if (text.Length > MaxTextLength || text.Any(c => char.IsControl(c) || c == '\uFFFD'))
            {
                Fail(column, FormattableString.Invariant($"be text of at most {MaxTextLength} readable characters"));
            }
        }

        var key = cell("school_key");
        Check("school_key", key.Length == 0 || key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'),
            "be words in lower case joined by hyphens");
        var degree = cell("degree");
        Check("degree", degree is "" or "MD" or "DO", "be MD or DO");
        var state = cell("state");
        Check("state", state.Length == 0 || States.Exists(state), "be the postal code of a state or territory, in capital letters");
        var ownership = cell("ownership");
        Check("ownership", ownership is "" or "public" or "private", "be public or private, or empty where it is unknown");
        var latitude = Number("lat", 90);
        var longitude = Number("lon", 180);
        Check(latitude is null ? "lat" : "lon", failed || latitude is null == longitude is null, "be given where the other coordinate is");
        return failed ? null : new School
        {
            Key = key,
            Name = cell("name"),
            ShortName = cell("short_name"),
            Aliases = List("aliases"),
            Degree = degree == "MD" ? SchoolDegree.MD : SchoolDegree.DO,
            City = cell("city"),
            State = state,
            Location = latitude is { } lat && longitude is { } lon ? new GeoPoint(lat, lon) : null,
            Ownership = ownership switch { "public" => SchoolOwnership.Public, "private" => SchoolOwnership.Private, _ => null },
            Institutions = List("institution_keys"),
            Source = cell("source"),
        };

        string[] List(string column) => cell(column).Split(
            ListSeparator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

        double? Number(string column, double limit)
        {
            var text = cell(column);
            if (text.Length == 0)
            {
                return null;
            }

            var isNumber = double.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
            Check(column, isNumber && Math.Abs(number) <= limit, FormattableString.Invariant($"be a number from {-limit} to {limit}"));
            return number;
        }

        void Check(string column, bool isRight, string rule)
        {
            if (!isRight)
            {
                Fail(column, rule);
            }
        }

        void Fail(string column, string rule)
        {
            failed = true;
            problem(column, cell(column), $"{column} must {rule}.");
        }
    }
}
