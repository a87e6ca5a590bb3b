using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.Catalog.Snapshots;
using SmartPick.Fictional;
using SmartPick.Functions.Portfolio;
using SmartPick.Functions.RankList;
using SmartPick.Functions.Readiness;
using SmartPick.Functions.Recommendations;
using SmartPick.Functions.Tests.Portfolio;
using SmartPick.Functions.Tests.RankList;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Cancellation;

/// <summary>No work is done for a caller who has left or whose time is up.</summary>
[Collection(SeededAppTests.Name)]
public sealed class CancellationTests(SeededApp app)
{
    private static readonly CancellationToken Canceled = new(canceled: true);

    public static TheoryData<string> Asynchronous =>
    [
        .. from type in typeof(AppFiles).Assembly.GetExportedTypes()
           from method in type.GetMethods()
           where method.GetCustomAttribute<FunctionAttribute>() is not null && method.ReturnType.IsAssignableTo(typeof(Task))
           select $"{type.FullName}.{method.Name}",
    ];

    private CatalogSnapshot Catalog => app.Services.GetRequiredService<SnapshotStore>().Current!;

    [Theory]
    [MemberData(nameof(Asynchronous))]
    public void A_function_that_takes_time_takes_a_token(string function)
    {
        var (type, method) = (function[..function.LastIndexOf('.')], function[(function.LastIndexOf('.') + 1)..]);

        var parameters = typeof(AppFiles).Assembly.GetType(type)!.GetMethod(method)!.GetParameters();

        Assert.Single(parameters, parameter => parameter.ParameterType == typeof(CancellationToken));
    }

    [Fact]
    public void A_recommendation_ends() => AssertEnds(
        FictionalRequests.Create(1).Single(),
        (http, body) => Handler<RecommendationHandler>().Answer(http, body, Catalog, Canceled));

    [Fact]
    public void Readiness_ends() => AssertEnds(
        FictionalRequests.Create(1).Single(), (http, body) => Handler<ReadinessHandler>().Answer(http, body, Catalog, Canceled));

    [Fact]
    public void A_rank_list_ends() => AssertEnds(
        RankListRequests.Example.ToJsonString(),
        (http, body) => Handler<RankListHandler>().Answer(http, body, Catalog, Canceled));

    [Fact]
    public void A_portfolio_ends() => AssertEnds(
        MarketRequest.Everything(1, 50, 10, "0.3").ToJsonString(),
        (http, body) => Handler<PortfolioHandler>().Answer(http, body, Canceled));

    private static void AssertEnds(string request, Func<HttpRequest, JsonElement, IResult> answer)
    {
        using var body = JsonDocument.Parse(request);

        Assert.ThrowsAny<OperationCanceledException>(() => answer(new DefaultHttpContext().Request, body.RootElement));
    }

    private T Handler<T>()
        where T : notnull => app.Services.GetRequiredService<T>();
}
