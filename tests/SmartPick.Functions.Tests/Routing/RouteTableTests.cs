using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SmartPick.Functions.Health;

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
        Assert.All(HttpFunctions, f => Assert.Empty(f.Trigger.Methods ?? []));

    [Fact]
    public void The_addresses_are_those_of_the_contract()
    {
        var contract = new Dictionary<string, AuthorizationLevel>(StringComparer.Ordinal)
        {
            ["api/v1/recommendations"] = AuthorizationLevel.Anonymous,
            ["api/v1/readiness"] = AuthorizationLevel.Anonymous,
            ["api/v1/portfolio"] = AuthorizationLevel.Anonymous,
            ["api/v1/rank-list"] = AuthorizationLevel.Anonymous,
            ["api/v1/programs"] = AuthorizationLevel.Anonymous,
            ["api/v1/programs/{programId}"] = AuthorizationLevel.Anonymous,
            ["api/v1/schools"] = AuthorizationLevel.Anonymous,
            ["api/v1/catalog"] = AuthorizationLevel.Anonymous,
            ["api/v1/model"] = AuthorizationLevel.Anonymous,
            ["api/openapi.json"] = AuthorizationLevel.Anonymous,
            ["api/docs"] = AuthorizationLevel.Anonymous,
            ["api/health/live"] = AuthorizationLevel.Anonymous,
            ["api/health/ready"] = AuthorizationLevel.Anonymous,
            ["api/admin/refresh"] = AuthorizationLevel.Function,
            ["{*path}"] = AuthorizationLevel.Anonymous,
        };

        Assert.Equal(
            contract.OrderBy(r => r.Key, StringComparer.Ordinal),
            HttpFunctions.Select(f => KeyValuePair.Create(f.Trigger.Route!, f.Trigger.AuthLevel)).OrderBy(
                r => r.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void No_function_is_named_so_that_it_hides_a_longer_address()
    {
        // Parameters take any text, so an address with one must not come before a literal one of the same length.
        var ordered =
            HttpFunctions.OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase).Select(f => f.Trigger.Route!.Split('/')).ToArray();

        Assert.All(ordered.Index(), later => Assert.DoesNotContain(ordered[..later.Index], earlier => Hides(earlier, later.Item)));

        static bool Hides(string[] earlier, string[] later) => earlier.Length == later.Length
            && earlier.Zip(later).All(segment => segment.First.StartsWith('{') || segment.First == segment.Second);
    }
}
