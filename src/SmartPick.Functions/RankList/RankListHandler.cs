using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartPick.Catalog.Snapshots;
using SmartPick.Engine.Odds;
using SmartPick.Engine.RankList.Review;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Http;
using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions.RankList;

/// <summary>Turns a rank list after the interviews into its odds and advice.</summary>
public sealed class RankListHandler(RankListReviewer reviewer, SeasonBook seasons, ModelParameters model, SolveTelemetry telemetry)
{
    public IResult Answer(HttpRequest request, JsonElement body, CatalogSnapshot catalog)
    {
        var errors = new FieldErrors();
        if (new RankListReader(seasons, catalog.Directory, catalog.Schools).Read(body, errors) is not { } wanted)
        {
            return Problems.Invalid(request, errors);
        }

        using var solve = telemetry.Start("rank-list", catalog.Version);
        return JsonAnswer.Ok(RankListMapper.ToResponse(reviewer.Review(wanted, catalog.Directory), catalog, model),
            RankListJson.Default.RankListResponse);
    }
}
