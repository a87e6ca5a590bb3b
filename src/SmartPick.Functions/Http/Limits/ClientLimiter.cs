using System.Globalization;
using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Settings;

namespace SmartPick.Functions.Http.Limits;

/// <summary>
/// Lets each caller ask so much and no more, and says so in the header fields of draft-ietf-httpapi-ratelimit-headers
/// (version 10): the quota refills steadily, so its window is the time from empty to full.
/// </summary>
public sealed class ClientLimiter
{
    private const string PolicyName = "\"client\"";

    private readonly RateLimitSettings _settings;
    private readonly ClientKeys _keys;
    private readonly ClientBuckets _buckets;
    private readonly string _policy;

    public ClientLimiter(RateLimitSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _keys = new ClientKeys(time);
        _buckets = new ClientBuckets(settings);
        _policy = string.Create(CultureInfo.InvariantCulture, $"{PolicyName};q={settings.Burst};w={Seconds(settings.Burst)}");
    }

    /// <summary>Counts a request against its caller's quota.</summary>
    /// <returns>The problem when the quota is used up, else <c>null</c>.</returns>
    public IResult? Reject(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var draw = _buckets.Draw(_keys.Of(ClientAddress.Of(request, _settings.TrustedProxies)));
        var headers = request.HttpContext.Response.Headers;
        headers["RateLimit-Policy"] = _policy;
        headers["RateLimit"] = string.Create(
            CultureInfo.InvariantCulture, $"{PolicyName};r={draw.Left};t={Seconds(_settings.Burst - draw.Left)}");
        return draw.Taken ? null : Problems.TooMany(request, Math.Max(1, (int)Math.Ceiling(draw.Wait.TotalSeconds)));
    }

    /// <summary>Whole seconds in which so many tokens come back.</summary>
    private int Seconds(int tokens) => (int)Math.Ceiling(tokens / _settings.PerSecond);
}
