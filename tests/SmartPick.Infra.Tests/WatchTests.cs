using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmartPick.Infra.Tests;

[Collection(TemplateTests.Name)]
public sealed partial class WatchTests(CompiledTemplate template)
{
    private static readonly string[] AlertNames = ["data-age", "errors", "instance-ceiling", "refresh-refused", "refresh-silent", "slow"];

    [Fact]
    public void Every_alert_is_there_and_explained()
    {
        var rules = template.Root.At("resources.alerts.properties.template.variables.rules").EnumerateArray().ToList();
        var documented = Repository.Read("docs", "operations.md");

        Assert.Equal(AlertNames, rules.Select(rule => rule.Text("name")).Order(StringComparer.Ordinal));
        Assert.All(AlertNames, name => Assert.Contains($"`{name}`", documented, StringComparison.Ordinal));
        Assert.True(template.Only("Microsoft.Insights/scheduledQueryRules").At("properties.enabled").GetBoolean());
    }

    [Fact]
    public void Alerts_look_at_metrics_that_are_documented()
    {
        var rules = template.Root.At("resources.alerts.properties.template.variables.rules").GetRawText();
        var documented = Repository.Read("docs", "operations.md");

        var metrics = MetricNames().Matches(rules).Select(match => match.Value).Distinct().ToList();
        Assert.NotEmpty(metrics);
        Assert.All(metrics, metric => Assert.Contains($"`{metric}`", documented, StringComparison.Ordinal));
    }

    /// <summary>Until two hours after the first telemetry nobody can be silent, and the query must see that far back to know.</summary>
    [Fact]
    public void A_first_deployment_is_not_called_silent()
    {
        var silent = Rule("refresh-silent");

        Assert.Equal("P2D", silent.Text("lookBack"));
        Assert.Contains("isnull(oldest) or oldest > ago(2h)", silent.Text("query"), StringComparison.Ordinal);
        Assert.Contains(
            "overrideQueryTimeRange", template.Only("Microsoft.Insights/scheduledQueryRules").GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>The timer has instances of its own, which answer no requests.</summary>
    [Fact]
    public void Only_instances_that_answer_requests_count_against_their_ceiling()
    {
        var ceiling = Rule("instance-ceiling");

        Assert.Contains("\"smartpick.requests\"", ceiling.Text("query"), StringComparison.Ordinal);
        Assert.Contains("alwaysReadyInstances", ceiling.Text("threshold"), StringComparison.Ordinal);
    }

    [Fact]
    public void Cost_is_warned_about_every_month()
    {
        var budget = template.Only("Microsoft.Consumption/budgets").At("properties");

        Assert.Equal("Monthly", budget.Text("timeGrain"));
        Assert.Contains("contactEmails", budget.Text("notifications"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void Environments_bound_their_cost(string environment)
    {
        var parameters = CompiledTemplate.Parameters(environment);

        Assert.InRange(parameters.At("maximumInstances.value").GetInt32(), 1, 20);
        Assert.InRange(parameters.At("logDailyQuotaGb.value").GetInt32(), 1, 5);
        Assert.InRange(parameters.At("monthlyBudget.value").GetInt32(), 1, 200);
    }

    private JsonElement Rule(string name) => template.Root.At("resources.alerts.properties.template.variables.rules").EnumerateArray()
        .Single(rule => rule.Text("name") == name);

    [GeneratedRegex(@"smartpick(\.\w+)+")]
    private static partial Regex MetricNames();
}
