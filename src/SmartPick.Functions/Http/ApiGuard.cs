using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartPick.Catalog.Snapshots;
using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions.Http;

/// <summary>
/// What every HTTP function does before and after its own work: methods, catalog, time budget, body. Called from
/// inside the function bodies, because the worker's host does not run ASP.NET Core middleware.
/// </summary>
public sealed class ApiGuard(SnapshotStore snapshots, RequestTelemetry telemetry)
{
    private const long MaxBodyBytes = 32 * 1024;
    private const int CatalogRetrySeconds = 5;
    private static readonly TimeSpan TimeBudget = TimeSpan.FromSeconds(10);

    /// <summary>Answers a GET (and HEAD) from the catalog.</summary>
    public IResult Get(HttpRequest request, Func<CatalogSnapshot, IResult> answer)
    {
        telemetry.Observe(request);
        if (RejectMethod(request, HttpMethods.Get, HttpMethods.Head) is { } rejected)
        {
            return rejected;
        }

        return snapshots.Current is { } catalog ? answer(catalog) : NoCatalog(request);
    }

    /// <summary>Answers a POST with a JSON body from the catalog, within the request's time budget.</summary>
    public async Task<IResult> PostAsync(
        HttpRequest request, Func<JsonElement, CatalogSnapshot, CancellationToken, IResult> answer, CancellationToken cancellationToken) =>
        BeginPost(request) ?? (snapshots.Current is { } catalog
            ? await AnswerAsync(request, MaxBodyBytes, (body, budget) => answer(body, catalog, budget), cancellationToken)
            : NoCatalog(request));

    /// <summary>The same for an answer that needs no catalog.</summary>
    public async Task<IResult> PostAsync(
        HttpRequest request, long maxBodyBytes, Func<JsonElement, CancellationToken, IResult> answer, CancellationToken cancellationToken) =>
        BeginPost(request) ?? await AnswerAsync(request, maxBodyBytes, answer, cancellationToken);

    /// <summary>The problem for a method that is not among <paramref name="allowed"/>, or null.</summary>
    public static IResult? RejectMethod(HttpRequest request, params string[] allowed) =>
        allowed.Contains(request.Method, StringComparer.OrdinalIgnoreCase)
            ? null
            : Problems.MethodNotAllowed(request, string.Join(", ", allowed));

    private IResult? BeginPost(HttpRequest request)
    {
        telemetry.Observe(request);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return RejectMethod(request, HttpMethods.Post);
    }

    private static async Task<IResult> AnswerAsync(
        HttpRequest request, long maxBodyBytes, Func<JsonElement, CancellationToken, IResult> answer, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return Problems.UnsupportedMediaType(request);
        }

        if (await LimitedBody.ReadAsync(request, maxBodyBytes, cancellationToken) is not { } body)
        {
            return Problems.TooLarge(request, maxBodyBytes);
        }

        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        budget.CancelAfter(TimeBudget);
        try
        {
            using var json = StrictJson.Parse(body);
            return answer(json.RootElement, budget.Token);
        }
        catch (JsonException e)
        {
            return Problems.Malformed(request, e.LineNumber is { } line
                ? $"Not JSON, or nested too deep, at line {line + 1}, byte {e.BytePositionInLine + 1}."
                : "A field is given twice, or a text is not Unicode.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Problems.TimedOut(request);
        }
    }

    private static IResult NoCatalog(HttpRequest request) =>
        Problems.Unavailable(request, "The program catalog is still being loaded.", CatalogRetrySeconds);
}
