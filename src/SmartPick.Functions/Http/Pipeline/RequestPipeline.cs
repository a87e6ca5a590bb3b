using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using SmartPick.Catalog.Snapshots;
using SmartPick.Functions.Http.Limits;
using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions.Http.Pipeline;

/// <summary>
/// What every function of the API does before and after its own work: the caller's quota, methods, media types, catalog,
/// body, time budget. Called from inside the function bodies, because the worker's host does not run ASP.NET Core
/// middleware.
/// </summary>
public sealed class RequestPipeline(
    SnapshotStore snapshots, ClientLimiter limiter, SolverGate gate, RequestTelemetry telemetry, TimeProvider time)
{
    private const long MaxBodyBytes = 32 * 1024;
    private const int CatalogRetrySeconds = 5;
    private const int GateRetrySeconds = 1;
    private const int ClientClosedRequest = 499;
    private static readonly TimeSpan TimeBudget = TimeSpan.FromSeconds(10);

    private static readonly Representation[] JsonAlone = [Representation.Json];

    /// <summary>Answers a GET (and HEAD) from the catalog.</summary>
    public IResult Get(HttpRequest request, Func<CatalogSnapshot, IResult> answer) =>
        Get(request, () => snapshots.Current is { } catalog ? answer(catalog) : NoCatalog(request));

    /// <summary>The same for an answer that needs no catalog.</summary>
    public IResult Get(HttpRequest request, Func<IResult> answer) => Get(request, JsonAlone, answer);

    /// <summary>The same for an answer that is not JSON.</summary>
    internal IResult Get(HttpRequest request, IReadOnlyList<Representation> offered, Func<IResult> answer) =>
        Admit(request, HttpMethods.Get, HttpMethods.Head) ?? RejectRepresentation(request, offered) ?? Answer(request, answer);

    /// <summary>Answers a POST with a JSON body from the catalog, within the request's time budget.</summary>
    public Task<IResult> PostAsync(
        HttpRequest request, Func<JsonElement, CatalogSnapshot, CancellationToken, IResult> answer, CancellationToken cancellationToken) =>
        PostAsync(request, JsonAlone, answer, cancellationToken);

    /// <summary>The same for an answer that can be had in several representations.</summary>
    internal async Task<IResult> PostAsync(
        HttpRequest request,
        IReadOnlyList<Representation> offered,
        Func<JsonElement, CatalogSnapshot, CancellationToken, IResult> answer,
        CancellationToken cancellationToken) =>
        BeginPost(request, offered) ?? (snapshots.Current is { } catalog
            ? await AnswerAsync(request, MaxBodyBytes, (body, budget) => answer(body, catalog, budget), cancellationToken)
            : NoCatalog(request));

    /// <summary>The same for an answer that needs no catalog.</summary>
    public async Task<IResult> PostAsync(
        HttpRequest request, long maxBodyBytes, Func<JsonElement, CancellationToken, IResult> answer, CancellationToken cancellationToken) =>
        BeginPost(request, JsonAlone) ?? await AnswerAsync(request, maxBodyBytes, answer, cancellationToken);

    /// <summary>Takes notice of a request to the API and counts it against its caller's quota.</summary>
    /// <returns>The problem when the quota is used up or the method is not among <paramref name="allowed"/>, else <c>null</c>.</returns>
    public IResult? Admit(HttpRequest request, params string[] allowed)
    {
        telemetry.Observe(request);
        return Limit(request) ?? RejectMethod(request, allowed);
    }

    /// <summary>Answers an address of the API that there is not.</summary>
    public IResult NotFound(HttpRequest request) =>
        Limit(request) ?? Problems.NotFound(request, "Unknown address; /api/openapi.json lists all of them.");

    /// <summary>The problem for a method that is not among <paramref name="allowed"/>, or null.</summary>
    public static IResult? RejectMethod(HttpRequest request, params string[] allowed) =>
        allowed.Contains(request.Method, StringComparer.OrdinalIgnoreCase)
            ? null
            : Problems.MethodNotAllowed(request, string.Join(", ", allowed));

    /// <summary>Counts a request for a file of the page or the widget against its caller's quota.</summary>
    /// <returns>The problem when the quota is used up, else <c>null</c>.</returns>
    public IResult? AdmitFile(HttpRequest request) => Delayed(limiter.RejectFile(request));

    private DelayedRejection? Limit(HttpRequest request)
    {
        ApiHeaders.Write(request.HttpContext.Response.Headers);
        return Delayed(limiter.Reject(request));
    }

    private DelayedRejection? Delayed(IResult? rejection) => rejection is null ? null : new DelayedRejection(rejection, time);

    private IResult Answer(HttpRequest request, Func<IResult> answer)
    {
        try
        {
            return answer();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            telemetry.Failed(request, e);
            return Problems.Failed(request);
        }
    }

    private IResult? BeginPost(HttpRequest request, IReadOnlyList<Representation> offered) =>
        Admit(request, HttpMethods.Post)
        ?? Problems.UnknownParameters(request, offered.Count > 1 ? ["format"] : [])
        ?? RejectRepresentation(request, offered)
        ?? RejectMediaType(request);

    private static IResult? RejectRepresentation(HttpRequest request, IReadOnlyList<Representation> offered) =>
        Representation.Choose(request, offered) is null
            ? Problems.NotAcceptable(request, string.Join(", ", offered.Select(o => o.MediaType)))
            : null;

    private static IResult? RejectMediaType(HttpRequest request) =>
        request.HasJsonContentType() && request.Headers.ContentEncoding.Count == 0 ? null : Problems.UnsupportedMediaType(request);

    private async Task<IResult> AnswerAsync(
        HttpRequest request, long maxBodyBytes, Func<JsonElement, CancellationToken, IResult> answer, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(TimeBudget, time);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            using var body = await RequestBody.ReadAsync(request, maxBodyBytes, timer.Token, budget.Token);
            return await SolveAsync(request, body, answer, budget.Token);
        }
        catch (BadHttpRequestException e)
        {
            return Problems.BodyNotRead(request, e.StatusCode, maxBodyBytes);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            if (timer.IsCancellationRequested)
            {
                return Problems.TimedOut(request);
            }

            return budget.IsCancellationRequested || e is ConnectionResetException
                ? Results.StatusCode(ClientClosedRequest)
                : Problems.BodyNotRead(request, StatusCodes.Status400BadRequest, maxBodyBytes);
        }
    }

    private async ValueTask<IResult> SolveAsync(
        HttpRequest request, RequestBody body, Func<JsonElement, CancellationToken, IResult> answer, CancellationToken budget)
    {
        var caller = limiter.CallerOf(request);
        using var place = await gate.EnterAsync(caller, budget);
        if (!place.IsAcquired)
        {
            return new DelayedRejection(Problems.Unavailable(request, "The service is busy; try again later.", GateRetrySeconds), time);
        }

        var work = ThreadWork.Start();
        try
        {
            using var json = StrictJson.Parse(body.Bytes);
            // Written while the place is held, so that the next solve does not take turns with it; a slow connection takes the rest later.
            var result = Answer(request, () => answer(json.RootElement, budget));
            return new StartedResult(result.ExecuteAsync(request.HttpContext));
        }
        catch (JsonException e)
        {
            return Problems.Malformed(request, e.LineNumber is { } line
                ? $"Not JSON, or nested too deep, at line {line + 1}, byte {e.BytePositionInLine + 1}."
                : "A field appears twice, or a text is not valid Unicode.");
        }
        finally
        {
            limiter.Charge(caller, work.Elapsed, request.HttpContext.Response.ContentLength ?? 0);
        }
    }

    private static IResult NoCatalog(HttpRequest request) =>
        Problems.Unavailable(request, "The program catalog is still loading; try again later.", CatalogRetrySeconds);
}
