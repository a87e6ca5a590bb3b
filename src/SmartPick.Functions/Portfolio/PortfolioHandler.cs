using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartPick.Engine.Portfolio;
using SmartPick.Functions.Contracts;
using SmartPick.Functions.Http;

namespace SmartPick.Functions.Portfolio;

/// <summary>Turns a market that the caller brings into a portfolio: the solver alone, without catalog or odds model.</summary>
internal static class PortfolioHandler
{
    public static IResult Answer(HttpRequest request, JsonElement body, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        return PortfolioReader.Read(body, errors) is { } problem
            ? JsonAnswer.Ok(PortfolioMapper.ToResponse(PortfolioSolver.Solve(problem, cancellationToken)), ApiJson.Default.PortfolioResponse)
            : Problems.Invalid(request, errors);
    }
}
