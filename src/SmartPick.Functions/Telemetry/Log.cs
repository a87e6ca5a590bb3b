using Microsoft.Extensions.Logging;

namespace SmartPick.Functions.Telemetry;

/// <summary>Every log message of the function app; none takes anything that a caller has written.</summary>
internal static partial class Log
{
    [LoggerMessage(
        101,
        LogLevel.Warning,
        "{Endpoint} was answered with {Status} after {Milliseconds:F0} ms; {Count} such answers since the last message")]
    public static partial void AnsweredWithError(this ILogger logger, string endpoint, int status, double milliseconds, int count);

    [LoggerMessage(102, LogLevel.Error, "{Endpoint} failed; {Count} failures since the last message")]
    public static partial void Failed(this ILogger logger, Exception exception, string endpoint, int count);

    [LoggerMessage(103, LogLevel.Error, "The warm-up failed; the first answer takes longer")]
    public static partial void WarmUpFailed(this ILogger logger, Exception exception);
}
