using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SmartPick.Functions.Recommendations;

namespace SmartPick.Bench.Http.Servers;

/// <summary>
/// What any answer costs: Kestrel, a request parsed as JSON, an answer of the same shape and size written by generated code,
/// and nothing between them.
/// </summary>
internal static class BareServer
{
    /// <param name="answerFile">File with the answer to give, as JSON.</param>
    public static Task RunAsync(string answerFile)
    {
        var answer = JsonSerializer.Deserialize(File.ReadAllBytes(answerFile), BareJson.Default.RecommendationResponse)!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("SMARTPICK_PORT")!, CultureInfo.InvariantCulture));
        });
        var app = builder.Build();
        app.MapPost("/", async (HttpContext context) =>
        {
            using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            await context.Response.WriteAsJsonAsync(answer, BareJson.Default.RecommendationResponse);
        });
        return app.RunAsync();
    }
}

/// <summary>Writes answers the way the product does.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecommendationResponse))]
internal sealed partial class BareJson : JsonSerializerContext;
