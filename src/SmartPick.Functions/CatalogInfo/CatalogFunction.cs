using Microsoft.AspNetCore.Http;
using SmartPick.Catalog.Snapshots;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Http;

namespace SmartPick.Functions.CatalogInfo;

/// <summary><c>GET /api/v1/catalog</c>: which data serves, and how old and complete it is.</summary>
public sealed class CatalogFunction(ApiGuard guard, TimeProvider time)
{
    [Function("Catalog")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/catalog")] HttpRequest request) =>
        guard.Get(request, catalog => Answer(request, catalog));

    private IResult Answer(HttpRequest request, CatalogSnapshot catalog)
    {
        // The age changes every second, so the answer is revalidated every time and has no ETag of its own.
        request.HttpContext.Response.Headers.CacheControl = "no-cache";
        return Results.Json(
            new CatalogResponse(
                catalog.Version,
                catalog.RefreshedAt,
                Math.Round((time.GetUtcNow() - catalog.RefreshedAt).TotalSeconds, 1),
                catalog.Counts,
                catalog.Completeness,
                catalog.LastRefresh is { } last
                    ? new LastRefreshResponse(Vocabulary.Word(last.Outcome), last.At, last.RowsRead, last.RowsRefused, last.Report)
                    : null),
            ApiJson.Default.CatalogResponse);
    }
}
