using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
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
    /// <summary>Address of the answer with numbers as doubles.</summary>
    public const string Address = "/";

    /// <summary>Address of the same answer from the types that the product writes.</summary>
    public const string ProductTypesAddress = "/product-types";

    /// <param name="answerFile">File with the answer to give, as JSON.</param>
    public static Task RunAsync(string answerFile)
    {
        var json = File.ReadAllBytes(answerFile);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(
                IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("SMARTPICK_PORT")!, CultureInfo.InvariantCulture));
        });
        var app = builder.Build();
        Answer(Address, BareJson.Default.BareAnswer);
        Answer(ProductTypesAddress, BareJson.Default.RecommendationResponse);
        return app.RunAsync();

        void Answer<T>(string address, JsonTypeInfo<T> type)
        {
            var answer = new Lazy<T>(() => JsonSerializer.Deserialize(json, type)!);
            app.MapPost(address, async (HttpContext context) =>
            {
                using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
                await context.Response.WriteAsJsonAsync(answer.Value, type);
            });
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BareAnswer))]
[JsonSerializable(typeof(RecommendationResponse))]
internal sealed partial class BareJson : JsonSerializerContext;
