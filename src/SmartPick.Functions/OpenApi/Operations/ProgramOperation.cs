using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;
using SmartPick.Functions.Programs;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/v1/programs/{programId}</c>.</summary>
internal static class ProgramOperation
{
    public static ApiOperation Describe(SchemaRegistry schemas) => new("get", "/api/v1/programs/{programId}", "getProgram", "One program")
    {
        Tag = "Data",
        Description =
            "Every field of the data, whether it is known, and its source. `institution` is the key for `applicant.homeInstitution`.",
        Parameters = [new("programId", "ACGME id.", Schema.Text(TextType.MaxLength), "4160100001")],
        Answers = [(Representation.Json.MediaType, schemas.Response<ProgramDetail>())],
        Problems = [404, 503],
    };
}
