using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;
using SmartPick.Functions.Programs;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/v1/programs</c>.</summary>
internal static class ProgramsOperation
{
    public static ApiOperation Describe(SchemaRegistry schemas) => new("get", "/api/v1/programs", "searchPrograms", "Search programs")
    {
        Tag = "Data",
        Description = "Programs that match all filters, by id, or nearest first with `near`. Get the next page with `cursor`.",
        Parameters =
        [
            new("specialty", "Codes of specialties, separated by commas.", Schema.Text(TextType.MaxLength), "dr"),
            new("state", "Codes of states, separated by commas.", Schema.Text(TextType.MaxLength), "MI"),
            new(
                "q",
                "Beginnings of words of the name, the city, the state, the institution or the id.",
                Schema.Text(TextType.MaxLength),
                "ann arbor"),
            new("near", "Latitude, longitude and kilometers.", Schema.Text(TextType.MaxLength), "42.28,-83.74,300"),
            new("limit", "Programs on a page. Default: 50.", Schema.Integer(1, 100), "10"),
            new("cursor", "`nextCursor` of the page before.", Schema.Text(TextType.MaxLength), Example: null),
        ],
        Answers = [(Representation.Json.MediaType, schemas.Response<ProgramPage>())],
        Problems = [400, 503],
    };
}
