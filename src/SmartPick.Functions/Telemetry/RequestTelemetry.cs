using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartPick.Functions.Telemetry;

/// <summary>Counts and times the answers to requests, by endpoint and status.</summary>
public sealed class RequestTelemetry
{
    private readonly Counter<long> _requests;
    private readonly Counter<long> _limited;
    private readonly Histogram<double> _duration;
    private readonly TimeProvider _time;
    private readonly ILogger<RequestTelemetry> _logger;
    private readonly LogSampler<(string Endpoint, int Status)> _answersLogged;
    private readonly LogSampler<(string Endpoint, Type Exception)> _failuresLogged;

    public RequestTelemetry(IMeterFactory meters, TimeProvider time, ILogger<RequestTelemetry> logger)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(TelemetryNames.App);
        _requests = meter.CreateCounter<long>("smartpick.requests", "{request}", "Requests answered.");
        _limited = meter.CreateCounter<long>("smartpick.requests.limited", "{request}", "Requests turned away by the rate limit.");
        _duration = meter.CreateHistogram<double>("smartpick.request.duration", "s",
            "Time from a request's arrival to the end of its answer.");
        _time = time;
        _logger = logger;
        _answersLogged = new(time);
        _failuresLogged = new(time);
    }

    /// <summary>Notes a request that has just arrived; what is told about it is known when its answer is sent.</summary>
    public void Observe(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var arrived = _time.GetTimestamp();
        var context = request.HttpContext;
        context.Response.OnCompleted(() =>
        {
            Record(EndpointName.FromPath(context.Request.Path), context.Response.StatusCode, _time.GetElapsedTime(arrived));
            return Task.CompletedTask;
        });
    }

    /// <summary>Notes that a request failed by a defect of ours.</summary>
    public void Failed(HttpRequest request, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(exception);
        var endpoint = EndpointName.FromPath(request.Path);
        if (_failuresLogged.Count((endpoint, exception.GetType())) is > 0 and var count)
        {
            _logger.Failed(exception, endpoint, count);
        }
    }

    private void Record(string endpoint, int status, TimeSpan elapsed)
    {
        var tags = new TagList { { TelemetryNames.Endpoint, endpoint }, { TelemetryNames.Status, status } };
        _requests.Add(1, tags);
        _duration.Record(elapsed.TotalSeconds, tags);
        if (status == StatusCodes.Status429TooManyRequests)
        {
            _limited.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Endpoint, endpoint));
        }

        if (status >= StatusCodes.Status500InternalServerError && _answersLogged.Count((endpoint, status)) is > 0 and var count)
        {
            _logger.AnsweredWithError(endpoint, status, elapsed.TotalMilliseconds, count);
        }
    }
}
