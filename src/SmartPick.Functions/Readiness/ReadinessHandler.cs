using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartPick.Catalog.Snapshots;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Http;
using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions.Readiness;

/// <summary>Turns a request body into readiness, or its plan into a calendar.</summary>
public sealed class ReadinessHandler(
    ReadinessAdvisor advisor, SeasonBook seasons, SeasonClock clock, ModelParameters model, SolveTelemetry telemetry)
{
    internal static readonly Representation[] Offered = [Representation.Json, Representation.Calendar];

    private readonly RecommendationReader _reader = new(seasons, clock);

    public IResult Answer(HttpRequest request, JsonElement body, CatalogSnapshot catalog, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        if (_reader.Read(body, catalog.Directory, catalog.Schools, errors) is not { } wanted)
        {
            return Problems.Invalid(request, errors);
        }

        var today = clock.Today;
        if (Representation.Choose(request, Offered) == Representation.Calendar)
        {
            return Results.Text(PlanCalendar.Write(advisor.Plan(wanted, catalog.Directory, today), today), "text/calendar", Encoding.UTF8);
        }

        using var solve = telemetry.Start("readiness", catalog.Version);
        var report = advisor.Assess(wanted, catalog.Directory, today, cancellationToken);
        solve.Gap = report.Baseline.Gap;
        return JsonAnswer.Ok(ReadinessMapper.ToResponse(report, wanted, catalog, model, today), ReadinessJson.Default.ReadinessResponse);
    }
}
