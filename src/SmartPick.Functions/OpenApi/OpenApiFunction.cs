using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Http;
using SmartPick.Functions.Http.Pipeline;

namespace SmartPick.Functions.OpenApi;

/// <summary><c>GET /api/openapi.json</c>.</summary>
public sealed class OpenApiFunction(RequestPipeline pipeline, OpenApiDocument document)
{
    [Function("OpenApi")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/openapi.json")] HttpRequest request) =>
        pipeline.Get(request, () => Conditional.Json(request, document.Json));
}

/// <summary>The description of the API, made when it is first asked for.</summary>
public sealed class OpenApiDocument(SeasonBook seasons)
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lazy<PreserializedJson> _json = new(() =>
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            ApiDescription.Create(seasons).WriteTo(writer);
        }

        return new PreserializedJson(buffer.ToArray());
    });

    internal PreserializedJson Json => _json.Value;
}
