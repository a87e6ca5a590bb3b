using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmartPick.Functions.Tests.Support;
using SmartPick.Worker.Tests.Host;

namespace SmartPick.Worker.Tests;

/// <summary>
/// The deployed app answers like the local runtime: status, headers and body. What may differ is named here, and why.
/// </summary>
[Collection(WorkerTests.Name)]
public sealed partial class SamenessTests(WorkerApp app)
{
    private const string CatalogAddress = "/api/v1/catalog";

    /// <summary>Header that says when an answer was given.</summary>
    private const string Date = "Date";

    /// <summary>Fields that no two answers share: every request has a trace of its own, and the others count seconds.</summary>
    private static readonly string[] OfTheRequest = ["traceId", "ageSeconds", "stalenessSeconds"];

    /// <summary>Headers of the catalog's answer that follow from fields which count seconds.</summary>
    private static readonly string[] OfTheClock = ["Age", "Content-Length"];

    public static TheoryData<Exchange> All => new(Exchanges.All);

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_answer_is_that_of_the_local_runtime(Exchange exchange)
    {
        using var local = await exchange.SendAsync(app.Local, FunctionApp.Key);
        using var worker = await exchange.SendAsync(app.Host.Client, FunctionsHost.Key);

        Assert.Equal(local.StatusCode, worker.StatusCode);
        Assert.Equal(HeadersOf(exchange, local), HeadersOf(exchange, worker));
        Assert.Equal(await BodyOfAsync(local), await BodyOfAsync(worker));
    }

    [Fact]
    public void Every_function_with_an_address_is_called()
    {
        // Runs after the others or not: each address is in the list of calls by itself.
        var routes = app.Host.Functions.Where(function => function.IsHttp);

        Assert.All(routes, function => Assert.Contains(Exchanges.All, exchange =>
            app.Host.Functions.First(f => f.Matches(new Uri(app.Host.Client.BaseAddress!, exchange.Address).AbsolutePath, [])) == function));
    }

    private static IEnumerable<string> HeadersOf(Exchange exchange, HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers)
        .Where(header => header.Key != Date && !(exchange.Address == CatalogAddress && OfTheClock.Contains(header.Key)))
        .Select(header => $"{header.Key}: {string.Join(", ", header.Value.Select(value => header.Key == "ETag" ? WithoutBuild(exchange, value) : value))}")
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// ETags of the API name the build, and the package is another build than what the tests run with; those of pages name their content.
    /// </summary>
    private static string WithoutBuild(Exchange exchange, string etag) =>
        exchange.Address.StartsWith("/api/", StringComparison.Ordinal) && exchange.Address != "/api/docs" ? Hash()
            .Replace(etag, "build") : etag;

    private static async Task<string> BodyOfAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (answer.Content.Headers.ContentType?.MediaType is not ("application/json" or "application/problem+json") || body.Length == 0)
        {
            return Convert.ToBase64String(body);
        }

        var json = JsonNode.Parse(body)!.AsObject();
        Array.ForEach(OfTheRequest, name => json.Remove(name));
        return json.ToJsonString();
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Hash();
}
