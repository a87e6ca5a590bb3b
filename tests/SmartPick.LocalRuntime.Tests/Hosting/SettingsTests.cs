using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Tests.Hosting;

public sealed class SettingsTests
{
    [Fact]
    public async Task Values_are_settings_and_the_environment_wins()
    {
        Environment.SetEnvironmentVariable("SmartPickTest__FromBoth", "environment");
        await using var host = await FunctionHost.StartAsync(
            [], localSettings: """{ "Values": { "SmartPickTest__FromBoth": "file", "SmartPickTest__FromFile": "file", "SmartPickTest:Colon": "file" } }""");

        var configuration = host.Services.GetRequiredService<IConfiguration>();

        Assert.Equal("environment", configuration["SmartPickTest:FromBoth"]);
        Assert.Equal("file", configuration["SmartPickTest:FromFile"]);
        Assert.Equal("file", configuration["SmartPickTest:Colon"]);
    }

    [Fact]
    public async Task Custom_headers_of_host_json_are_on_every_answer()
    {
        await using var host = await FunctionHost.StartAsync(
            [], hostJson: """{ "extensions": { "http": { "customHeaders": { "X-Content-Type-Options": "nosniff" } } } }""");

        using var response = await host.Client.GetAsync(new Uri("nowhere", UriKind.Relative));

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_settings_file_that_is_not_JSON_stops_the_start_with_its_name()
    {
        var mistake = await Assert.ThrowsAsync<StartupException>(() => FunctionHost.StartAsync([], localSettings: "{ nonsense"));

        Assert.Contains("local.settings.json is not valid JSON", mistake.Message, StringComparison.Ordinal);
    }
}
