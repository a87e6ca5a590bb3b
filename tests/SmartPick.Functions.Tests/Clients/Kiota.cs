using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Generated;
using Generated.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

/// <summary>Calls the API with a client that Kiota makes of the description.</summary>
public static class Program
{
    public static async Task<string> RunAsync(HttpClient http)
    {
        var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = http.BaseAddress!.ToString().TrimEnd('/') };
        var client = new SmartPickClient(adapter);

        var recommended = await client.Api.V1.Recommendations.PostAsync(new RecommendationRequest
        {
            Applicant = new Applicant { Type = Applicant_type.UsMdSenior, Step2ck = new StepExam { Score = 249 } },
            Limits = new Limits { Applications = 5 },
        });
        var solved = await client.Api.V1.Portfolio.PostAsync(new PortfolioRequest
        {
            Programs = [new PortfolioProgram { Id = "a", Value = 1, Odds = 0.25 }],
        });
        var catalog = await client.Api.V1.Catalog.GetAsync();
        try
        {
            await client.Api.V1.Programs["0"].GetAsync();
        }
        catch (ProblemResponse problem)
        {
            var time = catalog!.RefreshedAt == recommended!.Catalog!.RefreshedAt;
            return $"{recommended.Summary!.Applications} {string.Join(',', solved!.Portfolio!.Select(p => p.Id))} {time} {problem.Status}";
        }

        return "No problem was thrown.";
    }
}
