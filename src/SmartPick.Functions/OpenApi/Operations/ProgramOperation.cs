using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;
using SmartPick.Functions.Programs;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/v1/programs/{programId}</c>.</summary>
internal static class ProgramOperation
{
    public static ApiOperation Describe(SchemaBook book) => new("get", "/api/v1/programs/{programId}", "getProgram", "One program")
    {
        Tag = "Data",
        Description = "Every field of the data, whether it is known, and where it comes from. `institution` is the key for `applicant.homeInstitution`.",
        Parameters = [new("programId", "ACGME id.", ApplicantSchema.Name(), "4160100001")],
        Answers = [(Representation.Json.MediaType, book.Answer<ProgramDetail>())],
        Problems = [404, 503],
    };
}
