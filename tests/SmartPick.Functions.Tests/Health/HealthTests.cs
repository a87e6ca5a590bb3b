using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Health;

public sealed class HealthTests(FunctionApp app) : IClassFixture<FunctionApp>
{
    [Fact]
    public async Task The_process_says_that_it_lives()
    {
        using var client = app.CreateClient();

        Assert.Equal("""{"status":"live"}""", await client.GetStringAsync(new Uri("api/health/live", UriKind.Relative)));
    }
}
