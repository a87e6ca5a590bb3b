using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SmartPick.LocalRuntime;
using SmartPick.LocalRuntime.Storage;

namespace SmartPick.Functions.Tests.Telemetry;

/// <summary>The function app with the shipped data, and all that it tells about itself.</summary>
public sealed class ObservedApp : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _logs = [];
    private readonly List<Activity> _spans = [];
    private readonly List<MetricSnapshot> _metrics = [];
    private AzuriteProcess? _azurite;
    private WebApplicationFactory<LocalProgram>? _app;

    public HttpClient Client => _app!.CreateClient();

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync();
        _app = new WebApplicationFactory<LocalProgram>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("AzureWebJobsStorage", _azurite.ConnectionString);
            builder.UseSetting("SmartPick:Telemetry:Console", "true");
            builder.ConfigureServices(services =>
            {
                services.AddLogging(logging => logging.AddProvider(new CapturedLogs(_logs)));
                services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddInMemoryExporter(_spans));
                services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddInMemoryExporter(_metrics));
            });
        });
        using var client = Client;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await client.GetAsync(new Uri("api/health/ready", UriKind.Relative), limit.Token)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        await _azurite!.DisposeAsync();
    }

    /// <summary>Every log line, and every span and metric with its tags, as text.</summary>
    public IReadOnlyList<string> Told()
    {
        _app!.Services.GetRequiredService<TracerProvider>().ForceFlush();
        _app.Services.GetRequiredService<MeterProvider>().ForceFlush();
        return
        [
            .. _logs.Select(line => $"log {line}"),
            .. _spans.ToArray().Select(Describe),
            .. _metrics.ToArray().SelectMany(Describe),
        ];
    }

    private static string Describe(Activity span) =>
        $"span {span.OperationName} {span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} " +
        $"{string.Join(' ', span.Baggage)} {string.Join(' ', span.Events.SelectMany(e => e.Tags.Append(new(e.Name, null))))}";

    private static IEnumerable<string> Describe(MetricSnapshot metric)
    {
        foreach (var point in metric.MetricPoints)
        {
            var tags = new List<string>();
            foreach (var tag in point.Tags)
            {
                tags.Add($"{tag.Key}={tag.Value}");
            }

            yield return $"metric {metric.Name} {string.Join(' ', tags)}";
        }
    }
}
