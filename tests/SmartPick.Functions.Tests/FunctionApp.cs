using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using SmartPick.Functions.Health;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Functions.Tests;

/// <summary>The function app in this process, with its storage out of reach.</summary>
public sealed class FunctionApp : WebApplicationFactory<HealthFunctions>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseSetting("AzureWebJobsStorage", AzuriteAccount.ConnectionString(AzuritePorts.FindFree()));
    }
}
