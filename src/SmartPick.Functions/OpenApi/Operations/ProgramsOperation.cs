using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Http;
using SmartPick.Functions.Programs;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/v1/programs</c>.</summary>
internal static class ProgramsOperation
{
    public static ApiOperation Describe(SchemaRegistry schemas) => new("get", "/api/v1/programs", "searchPrograms", "Search programs")
    {
        Tag = "Data",
        Description = "Programs that fit all of what is asked for, by id, or nearest first where a place is asked for. Another page follows with `cursor`.",
        Parameters =
        [
            new("specialty", "Code of a specialty.", Schema.Text(TextType.MaxLength), "dr"),
            new("state", "Code of a state.", Schema.Text(TextType.MaxLength), "MI"),
            new("q", "Part of the name, the city, the institution or the id.", Schema.Text(TextType.MaxLength), "ann arbor"),
            new("near", "Latitude, longitude and kilometres.", Schema.Text(TextType.MaxLength), "42.28,-83.74,300"),
            new("limit", "Programs on a page.", Schema.Integer(1, 100), "10"),
            new("cursor", "`nextCursor` of the page before.", Schema.Text(TextType.MaxLength), ""),
        ],
        Answers = [(Representation.Json.MediaType, schemas.Response<ProgramPage>())],
        Problems = [400, 503],
    };
}
