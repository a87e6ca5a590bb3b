using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SmartPick.Catalog.Refresh;
using SmartPick.Functions.Http;
using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions.Admin;

/// <summary>Refreshes the catalog: on a schedule, and at once by a keyed <c>POST /api/admin/refresh</c>.</summary>
public sealed class RefreshFunctions(CatalogRefresher refresher, RequestTelemetry telemetry, ILogger<RefreshFunctions> logger)
{
    private const int StorageRetrySeconds = 30;

    [Function("RefreshOnSchedule")]
    public Task OnSchedule([TimerTrigger("%SmartPick:Refresh:Schedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        refresher.RefreshAsync(cancellationToken);

    [Function("Refresh")]
    public async Task<IResult> Now(
        [HttpTrigger(AuthorizationLevel.Function, Route = "api/admin/refresh")] HttpRequest request, CancellationToken cancellationToken)
    {
        telemetry.Observe(request);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (ApiGuard.RejectMethod(request, HttpMethods.Post) is { } rejected)
        {
            return rejected;
        }

        try
        {
            var report = await refresher.RefreshAsync(cancellationToken);
            return report.Outcome == RefreshOutcome.AlreadyRunning
                ? Problems.Conflict(request, "A refresh is under way; its report will be at /api/v1/catalog.")
                : Results.Json(report, ApiJson.Default.RefreshReport);
        }
        catch (RequestFailedException e)
        {
            logger.RefreshWithoutStorage(e);
            return Problems.Unavailable(request, "Storage did not answer; the data that served before serves on.", StorageRetrySeconds);
        }
    }
}
