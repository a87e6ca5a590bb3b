using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartPick.Catalog.Snapshots;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Http;
using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions.Recommendations;

/// <summary>Turns a request body into a recommendation.</summary>
public sealed class RecommendationHandler(
    Recommender recommender, SeasonBook seasons, SeasonClock clock, ModelParameters model, SolveTelemetry telemetry)
{
    internal static readonly Representation[] Offered = [Representation.Json, Representation.Csv];

    private readonly RecommendationReader _reader = new(seasons, clock);

    public IResult Answer(HttpRequest request, JsonElement body, CatalogSnapshot catalog,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        if (_reader.Read(body, catalog.Directory, catalog.Schools, errors) is not { } wanted)
        {
            return Problems.Invalid(request, errors);
        }

        var answer = Solve(wanted, catalog, cancellationToken);
        return Representation.Choose(request, Offered) == Representation.Csv
            ? Results.Text(ListCsv.Write(answer), "text/csv; charset=utf-8")
            : JsonAnswer.Ok(RecommendationMapper.ToResponse(answer, catalog, model), RecommendationJson.Default.RecommendationResponse);
    }

    private Recommendation Solve(RecommendationRequest wanted, CatalogSnapshot catalog,
        CancellationToken cancellationToken)
    {
        using var solve = telemetry.Start("recommendations", catalog.Version);
        var answer = recommender.Recommend(wanted, catalog.Directory, cancellationToken);
        solve.Gap = answer.Summary.Gap;
        return answer;
    }
}
