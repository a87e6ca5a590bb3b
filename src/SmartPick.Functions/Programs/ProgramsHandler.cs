using System.Globalization;
using Microsoft.AspNetCore.Http;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Snapshots;
using SmartPick.Engine.Programs;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Http;
using SmartPick.Functions.Search;

namespace SmartPick.Functions.Programs;

/// <summary>Answers program searches and look-ups.</summary>
public sealed class ProgramsHandler
{
    public IResult Search(HttpRequest request, CatalogSnapshot catalog)
    {
        var errors = new FieldErrors();
        if (ProgramSearch.Read(request.Query, catalog.Directory, errors) is not { } search)
        {
            return Problems.Invalid(request, errors);
        }

        var found = search.Run(catalog.Directory).ToArray();
        return Page.Cut(found, f => f.Program.Id, search.Cursor, search.Limit) is not var (page, next)
            ? Problems.UnknownCursor(request)
            : Conditional.Json(
                request,
                catalog,
                new ProgramPage([.. page.Select(p => Summary(p.Program, p.DistanceKm))], found.Length, next),
                ProgramJson.Default.ProgramPage);
    }

    public IResult One(HttpRequest request, CatalogSnapshot catalog, string programId) => Problems.UnknownParameters(request)
        ?? (catalog.Directory.Find(programId) is { } program
            ? Conditional.Json(request, catalog, Detail(program), ProgramJson.Default.ProgramDetail)
            : Problems.NotFound(request, "There is no program with this id."));

    private static ProgramSummary Summary(ResidencyProgram p, double? distanceKm) => new(
        p.Id,
        p.Name,
        p.Institution,
        p.Specialty,
        p.City,
        p.State,
        p.Location?.Latitude,
        p.Location?.Longitude,
        p.Setting is { } setting ? ContractNames.NameOf(setting) : null,
        distanceKm is { } km ? Math.Round(km, 1) : null);

    private static ProgramDetail Detail(ResidencyProgram p) => new(
        p.Id,
        p.Name,
        p.Institution,
        p.Specialty,
        p.City,
        p.State,
        ProgramColumns.All.ToDictionary(
            column => column.Name,
            column => column.Store(p) is { } value
                ? new FieldResponse(true, AsInFile(value), p.Source)
                : new FieldResponse(false, null, null),
            StringComparer.Ordinal),
        p.Source,
        p.SourceDate);

    /// <summary>Days are stored as moments; everything else is stored as it stands in the file.</summary>
    private static string? AsInFile(object stored) => stored is DateTimeOffset day
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Convert.ToString(stored, CultureInfo.InvariantCulture);
}
