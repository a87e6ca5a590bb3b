using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Http;
using SmartPick.Functions.OpenApi.Schemas;
using SmartPick.Functions.Schools;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary><c>GET /api/v1/schools</c>.</summary>
internal static class SchoolsOperation
{
    public static ApiOperation Describe(SchemaRegistry schemas) => new("get", "/api/v1/schools", "searchSchools", "Search medical schools")
    {
        Tag = "Data",
        Description = "US medical schools by key, each with its home programs. `schoolKey` is the key for `applicant.medicalSchool`.",
        Parameters =
        [
            new("q", "Beginnings of words of the name, an alias, the city or the state.", Schema.Text(TextType.MaxLength), "wayne state"),
            new("limit", "Schools on a page. Default: 50.", Schema.Integer(1, 100), "10"),
            new("cursor", "`nextCursor` of the page before.", Schema.Text(TextType.MaxLength), Example: null),
        ],
        Answers = [(Representation.Json.MediaType, schemas.Response<SchoolPage>())],
        Problems = [400, 503],
    };
}
