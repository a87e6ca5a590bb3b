using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;
using SmartPick.Functions.Programs;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/v1/programs</c>.</summary>
internal static class ProgramsOperation
{
    public static ApiOperation Describe(SchemaBook book) => new("get", "/api/v1/programs", "searchPrograms", "Search programs")
    {
        Tag = "Data",
        Description = "Programs that fit all of what is asked for, by id, or nearest first where a place is asked for. Another page follows with `cursor`.",
        Parameters =
        [
            new("specialty", "Code of a specialty.", ApplicantSchema.Name(), "dr"),
            new("state", "Code of a state.", ApplicantSchema.Name(), "MI"),
            new("q", "Part of the name, the city, the institution or the id.", ApplicantSchema.Name(), "ann arbor"),
            new("near", "Latitude, longitude and kilometres.", ApplicantSchema.Name(), "42.28,-83.74,300"),
            new("limit", "Programs on a page.", Schema.Whole(1, 100).Otherwise(50), "10"),
            new("cursor", "`nextCursor` of the page before.", ApplicantSchema.Name(), ""),
        ],
        Answers = [(Representation.Json.MediaType, book.Answer<ProgramPage>())],
        Problems = [400, 503],
    };
}
