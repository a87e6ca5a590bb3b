using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using SmartPick.Functions.Health;

namespace SmartPick.Functions.Tests;

/// <summary>The function app in this process, without storage.</summary>
public sealed class FunctionApp : WebApplicationFactory<HealthFunctions>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting("AzureWebJobsStorage", "");
    }
}
