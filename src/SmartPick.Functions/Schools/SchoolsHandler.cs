using Microsoft.AspNetCore.Http;
using SmartPick.Catalog.Snapshots;
using SmartPick.Engine.Programs;
using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Http;
using SmartPick.Functions.Search;

namespace SmartPick.Functions.Schools;

/// <summary>Answers searches of medical schools.</summary>
public sealed class SchoolsHandler
{
    public IResult Search(HttpRequest request, CatalogSnapshot catalog)
    {
        var errors = new FieldErrors();
        var reader = new QueryReader(request.Query, errors);
        reader.RequireKnown("q", "limit", "cursor");
        var (words, limit, cursor) = (reader.Words("q"), reader.Limit("limit"), reader.Text("cursor"));
        if (errors.Count > 0)
        {
            return Problems.Invalid(request, errors);
        }

        var found = (words is null ? catalog.Schools.Schools : catalog.Schools.Mentioning(words)).ToArray();
        return Page.Cut(found, s => s.Key, cursor, limit) is not var (page, next)
            ? Problems.UnknownCursor(request)
            : Conditional.Json(
                request,
                catalog,
                new SchoolPage([.. page.Select(s => ToResponse(s, catalog.Directory))], found.Length, next),
                SchoolJson.Default.SchoolPage);
    }

    private static SchoolResponse ToResponse(School school, ProgramDirectory directory) => new(
        school.Key,
        school.Name,
        school.ShortName,
        school.Aliases,
        school.Degree.ToString(),
        school.City,
        school.State,
        directory.HomeProgramsOf(school).OrderBy(s => s.Key, StringComparer.Ordinal)
            .ToDictionary(s => s.Key, IReadOnlyList<string> (s) => [.. s.Value.Select(p => p.Id)], StringComparer.Ordinal));
}
