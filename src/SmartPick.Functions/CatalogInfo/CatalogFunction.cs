using System.Globalization;
using Microsoft.AspNetCore.Http;
using SmartPick.Catalog.Snapshots;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Http;
using SmartPick.Functions.Http.Pipeline;

namespace SmartPick.Functions.CatalogInfo;

/// <summary><c>GET /api/v1/catalog</c>: which data serves, and how old and complete it is.</summary>
public sealed class CatalogFunction(RequestPipeline pipeline, TimeProvider time, ModelParameters model, SeasonBook seasons)
{
    [Function("Catalog")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/v1/catalog")] HttpRequest request) =>
        pipeline.Get(request, catalog => Problems.UnknownParameters(request) ?? Answer(request, catalog));

    // The age always changes; a conditional request asks whether anything else has.
    private IResult Answer(HttpRequest request, CatalogSnapshot catalog)
    {
        var now = time.GetUtcNow();
        var staleness = now - catalog.ConfirmedAt;
        request.HttpContext.Response.Headers.Age = Math.Max(0, (long)staleness.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Conditional.JsonOfNow(
            request,
            $"{catalog.Version} {model.Version} {catalog.IsPinned} {catalog.LastRefresh?.Report}",
            new CatalogResponse(
                catalog.Version,
                catalog.RefreshedAt.ToWholeSeconds(),
                Math.Round((now - catalog.RefreshedAt).TotalSeconds, 1),
                Math.Round(staleness.TotalSeconds, 1),
                catalog.IsPinned,
                catalog.Counts,
                catalog.Counts.Keys.Where(seasons.Latest.Specialties.ContainsKey)
                    .ToDictionary(s => s, s => Specialty(s, seasons.Latest), StringComparer.Ordinal),
                OddsBasis.BySpecialty(model, catalog.Counts.Keys.Where(seasons.Latest.Preferable.Contains)),
                catalog.Completeness,
                catalog.LastRefresh is { } last
                    ? new LastRefreshResponse(ContractNames.NameOf(last.Outcome), last.At.ToWholeSeconds(), last.RowsRead, last.RowsRefused,
                        last.Report)
                    : null),
            CatalogJson.Default.CatalogResponse);
    }

    private static CatalogSpecialtyResponse Specialty(string code, SeasonRules season)
    {
        var signals = season.SignalsOf(code);
        return new(
            season.Specialties[code].Name,
            season.ServiceOf(code).Name,
            season.MatchOf(code).Name,
            new(season.Specialties[code].SignalPool, signals.Gold, signals.Silver, signals.Levels, signals.AreForOwnPrograms));
    }
}
