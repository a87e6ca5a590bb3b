using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using SmartPick.Functions.Health;
using SmartPick.Functions.Settings;

namespace SmartPick.Functions.Tests.Triggers;

/// <summary>The attributes are all that the Functions host knows of the app.</summary>
public sealed class TriggerTests
{
    private const string Fallback = "ZzFallback";

    private static readonly (string Name, MethodInfo Method)[] Functions =
    [
        .. from type in typeof(HealthFunctions).Assembly.GetExportedTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           select (function.Name, method),
    ];

    [Fact]
    public void Every_HTTP_trigger_but_the_fallback_is_a_row_of_the_contract()
    {
        var expected = TriggerTable.Routes
            .ToDictionary(row => row.Key, row => row.Value.Level);

        var actual = Triggers<HttpTriggerAttribute>()
            .Where(trigger => trigger.Name != Fallback)
            .ToDictionary(trigger => trigger.Attribute.Route!, trigger => trigger.Attribute.AuthLevel);

        Assert.Equal(expected.OrderBy(row => row.Key, StringComparer.Ordinal), actual.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Triggers_take_all_methods_because_the_host_would_answer_404_to_the_others() =>
        Assert.All(Triggers<HttpTriggerAttribute>(), trigger => Assert.Empty(trigger.Attribute.Methods ?? []));

    [Fact]
    public void The_fallback_takes_every_address_and_is_tried_last()
    {
        Assert.Equal(Fallback, Functions.Select(function => function.Name).Order(StringComparer.OrdinalIgnoreCase).Last());

        var trigger = Assert.Single(Triggers<HttpTriggerAttribute>(), trigger => trigger.Name == Fallback).Attribute;
        Assert.Equal("{*path}", trigger.Route);
        Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel);
    }

    [Fact]
    public void The_only_timer_runs_the_refresh_on_the_schedule_of_the_settings()
    {
        var (name, trigger) = Assert.Single(Triggers<TimerTriggerAttribute>());

        Assert.Equal("RefreshOnSchedule", name);
        Assert.Equal($"%{RefreshSchedule.Setting}%", trigger.Schedule);
        // At every start of every instance would be too often, and the start looks for a first catalog anyway.
        Assert.False(trigger.RunOnStartup);
    }

    [Fact]
    public void Every_function_has_one_trigger() =>
        Assert.Equal(Functions.Length, Triggers<HttpTriggerAttribute>().Count() + Triggers<TimerTriggerAttribute>().Count());

    [Fact]
    public void Routes_stand_in_the_attributes_as_they_are_served()
    {
        using var host = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "host.json")));

        Assert.Equal("", host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    private static IEnumerable<(string Name, T Attribute)> Triggers<T>()
        where T : Attribute =>
        from function in Functions
        from parameter in function.Method.GetParameters()
        let trigger = parameter.GetCustomAttribute<T>()
        where trigger is not null
        select (function.Name, trigger);
}
