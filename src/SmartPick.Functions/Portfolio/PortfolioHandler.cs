using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Functions.Contracts.Fields;
using SmartPick.Functions.Http;
using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions.Portfolio;

/// <summary>Turns a market that the caller brings into a portfolio: the solver alone, without catalog or odds model.</summary>
public sealed class PortfolioHandler(SolveTelemetry telemetry)
{
    public IResult Answer(HttpRequest request, JsonElement body, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        if (PortfolioReader.Read(body, errors) is not { } problem)
        {
            return Problems.Invalid(request, errors);
        }

        using var solve = telemetry.Start("portfolio", catalogVersion: null);
        var solution = PortfolioSolver.Solve(problem, cancellationToken);
        (solve.Gap, solve.Defect) = (solution.Gap, solution.Defect);
        return JsonAnswer.Ok(PortfolioMapper.ToResponse(solution), PortfolioJson.Default.PortfolioResponse);
    }
}
