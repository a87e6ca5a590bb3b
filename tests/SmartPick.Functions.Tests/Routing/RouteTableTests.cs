using System.Reflection;
using SmartPick.Functions.Health;
using SmartPick.LocalRuntime;

namespace SmartPick.Functions.Tests.Routing;

/// <summary>The Functions host tries routes in the order of the functions' names and takes the first that matches.</summary>
public sealed class RouteTableTests
{
    private static readonly (string Name, HttpTriggerAttribute Trigger)[] HttpFunctions =
    [
        .. from type in typeof(HealthFunctions).Assembly.GetExportedTypes()
           from method in type.GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           let trigger = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)
           where trigger is not null
           select (function.Name, trigger),
    ];

    [Fact]
    public void The_catch_all_sorts_last()
    {
        var last = HttpFunctions.OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase).Last();

        Assert.Equal(("ZzFallback", "{*path}"), (last.Name, last.Trigger.Route));
        Assert.Single(HttpFunctions, f => f.Trigger.Route!.Contains('*', StringComparison.Ordinal));
    }

    [Fact]
    public void Every_trigger_accepts_every_method() =>
        Assert.All(HttpFunctions, f => Assert.Empty(f.Trigger.Methods));

    [Theory]
    [InlineData("api/v1/recommendations", AuthorizationLevel.Anonymous)]
    [InlineData("api/v1/programs", AuthorizationLevel.Anonymous)]
    [InlineData("api/v1/programs/{programId}", AuthorizationLevel.Anonymous)]
    [InlineData("api/v1/catalog", AuthorizationLevel.Anonymous)]
    [InlineData("api/health/live", AuthorizationLevel.Anonymous)]
    [InlineData("api/health/ready", AuthorizationLevel.Anonymous)]
    [InlineData("api/admin/refresh", AuthorizationLevel.Function)]
    [InlineData("{*path}", AuthorizationLevel.Anonymous)]
    public void The_contract_has_one_function_for_each_address(string route, AuthorizationLevel level)
    {
        var (_, trigger) = Assert.Single(HttpFunctions, f => f.Trigger.Route == route);
        Assert.Equal(level, trigger.AuthLevel);
    }

    [Fact]
    public void Only_the_refresh_asks_for_a_key() =>
        Assert.Equal("api/admin/refresh", Assert.Single(HttpFunctions, f => f.Trigger.AuthLevel != AuthorizationLevel.Anonymous).Trigger.Route);
}
