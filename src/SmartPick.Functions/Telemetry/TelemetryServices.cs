using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SmartPick.Functions.Settings;

namespace SmartPick.Functions.Telemetry;

/// <summary>Adds traces, metrics and what becomes of logs.</summary>
internal static class TelemetryServices
{
    // Each instance keeps at most this many traces a second, so the bill for them does not grow with the traffic.
    private const double TracesPerSecond = 1;

    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        services.AddSingleton<RequestTelemetry>().AddSingleton<SolveTelemetry>().AddSingleton<CatalogTelemetry>();

        // At lower levels they log the address of every request, whose query may reveal where an applicant lives.
        services.AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            // It warns at every start that keys are not persisted; nothing here is encrypted with them.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error));
        if (settings.AreSent)
        {
            AddExport(services, settings);
        }

        return services;
    }

    private static void AddExport(IServiceCollection services, TelemetrySettings settings)
    {
        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(tracing => tracing.AddSource(TelemetryNames.App))
            .WithMetrics(metrics => metrics
                .AddMeter(TelemetryNames.App, TelemetryNames.Catalog)
                .AddInstrumentation(provider => provider.GetRequiredService<CatalogTelemetry>()));
        if (settings.Console)
        {
            telemetry
                .WithTracing(tracing => tracing.AddConsoleExporter())
                .WithMetrics(metrics => metrics.AddConsoleExporter());
        }

        if (settings.Monitor is { } monitor)
        {
            telemetry.UseAzureMonitorExporter(options => Configure(options, monitor));
        }
    }

    private static void Configure(AzureMonitorExporterOptions options, MonitorSettings monitor)
    {
        options.ConnectionString = monitor.ConnectionString;
        options.TracesPerSecond = TracesPerSecond;

        // Both cost time at a cold start; the host and the platform measure the same.
        options.EnableLiveMetrics = false;
        options.EnablePerformanceCounters = false;
        if (monitor.ClientId is { } clientId)
        {
            options.Credential = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
        }
    }
}
