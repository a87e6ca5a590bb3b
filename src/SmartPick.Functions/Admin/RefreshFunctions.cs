using Microsoft.AspNetCore.Http;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Storage;
using SmartPick.Functions.Http;
using SmartPick.Functions.Http.Pipeline;

namespace SmartPick.Functions.Admin;

/// <summary>Refreshes the catalog: on a schedule, and at once by a keyed <c>POST /api/admin/refresh</c>.</summary>
public sealed class RefreshFunctions(CatalogRefresher refresher, RequestPipeline pipeline)
{
    private const int StorageRetrySeconds = 30;

    [Function("RefreshOnSchedule")]
    public Task OnSchedule([TimerTrigger("%SMARTPICK_REFRESH_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken) =>
        refresher.RefreshAsync(cancellationToken);

    [Function("Refresh")]
    public async Task<IResult> Now(
        [HttpTrigger(AuthorizationLevel.Function, Route = "api/admin/refresh")] HttpRequest request, CancellationToken cancellationToken) =>
        pipeline.Admit(request, HttpMethods.Post)
            ?? Answer(request, await RunAsync(request.Query["version"].ToString(), request.Query["accept"].ToString(), cancellationToken));

    /// <summary>
    /// Refreshes, also where an operator accepts what a refresh may not do unasked; or pins the version asked for, until <c>latest</c> is
    /// asked for.
    /// </summary>
    private Task<RefreshReport> RunAsync(string version, string accept, CancellationToken cancellationToken) => version switch
    {
        "" => refresher.AcceptAsync(accept, cancellationToken),
        "latest" => refresher.UnpinAsync(cancellationToken),
        _ => refresher.PinAsync(version, cancellationToken),
    };

    private static IResult Answer(HttpRequest request, RefreshReport report) => report.Outcome switch
    {
        RefreshOutcome.AlreadyRunning => Problems.Conflict(request, "A refresh is in progress; its report will be at /api/v1/catalog."),
        RefreshOutcome.UnknownVersion => Problems.NotFound(request,
            "This version is no longer stored; the storage table Catalog lists the versions that are."),
        RefreshOutcome.StorageFailed => Problems.Unavailable(
            request, "Storage did not respond; the live data stays live.", StorageRetrySeconds),
        _ => JsonAnswer.Ok(report with { At = report.At.ToWholeSeconds() }, RefreshJson.Default.RefreshReport),
    };
}
