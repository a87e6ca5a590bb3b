using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SmartPick.Functions.Http;
using SmartPick.Functions.Http.Pipeline;

namespace SmartPick.Functions.Pages;

/// <summary>Answers requests for the page, the widget and everything that is not there.</summary>
public sealed class SiteHandler(Site site, RequestPipeline pipeline)
{
    public IResult Answer(HttpRequest request) => Answer(request, request.Path.Value ?? "/");

    /// <summary>Answers with the file that has this address.</summary>
    public IResult Answer(HttpRequest request, string address)
    {
        if (site.Find(address) is not { } file)
        {
            return request.Path.StartsWithSegments("/api") ? pipeline.NotFound(request) : pipeline.AdmitFile(request) ?? NotFound(request);
        }

        return pipeline.AdmitFile(request)
            ?? RequestPipeline.RejectMethod(request, HttpMethods.Get, HttpMethods.Head) ?? Serve(request, address, file);
    }

    private static IResult NotFound(HttpRequest request)
    {
        ApiHeaders.Write(request.HttpContext.Response.Headers);
        return Problems.NotFound(request, "No page or endpoint has this address.");
    }

    private static IResult Serve(HttpRequest request, string address, SiteFile file)
    {
        var response = request.HttpContext.Response;
        SiteHeaders.Write(response.Headers, address, file);
        response.Headers.ETag = file.ETag.ToString();
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (Conditional.IsHeld(request, file.ETag))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var accepted = request.GetTypedHeaders().AcceptEncoding.Where(a => a.Quality is not 0).Select(a => a.Value.ToString());
        var encoded = file.Encodings.FirstOrDefault(e => accepted.Contains(e.Coding, StringComparer.OrdinalIgnoreCase));
        if (encoded is not null)
        {
            response.Headers.ContentEncoding = encoded.Coding;
        }

        var bytes = encoded?.Bytes ?? file.Identity;
        if (!HttpMethods.IsHead(request.Method))
        {
            return Results.Bytes(bytes, file.ContentType);
        }

        response.ContentType = file.ContentType;
        response.ContentLength = bytes.Length;
        return Results.Empty;
    }
}
