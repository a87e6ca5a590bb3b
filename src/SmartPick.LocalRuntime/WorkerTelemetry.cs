using OpenTelemetry;

namespace SmartPick.LocalRuntime;

/// <summary>What the host adds to a function app's telemetry.</summary>
public static class WorkerTelemetry
{
    /// <summary>Adds the span around each request, which on the real host comes from the worker.</summary>
    public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder) =>
        builder.WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore"));
}
