using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Settings;

namespace SmartPick.Functions.Http.Limits;

/// <summary>
/// Lets each caller ask so much and no more, and says so in the header fields of draft-ietf-httpapi-ratelimit-headers
/// (version 10). What solves and what only reads have quotas of their own, so that loading a page leaves the quota of
/// solves alone.
/// </summary>
public sealed class ClientLimiter
{
    private readonly int _trustedProxies;
    private readonly ClientKeys _keys;
    private readonly ClientQuota _solves;
    private readonly ClientQuota _reads;

    public ClientLimiter(RateLimitSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _trustedProxies = settings.TrustedProxies;
        _keys = new ClientKeys(time);
        _solves = new ClientQuota("solves", settings.Burst, settings.PerSecond);
        _reads = new ClientQuota("reads", settings.Burst * RateLimitSettings.ReadsPerSolve, settings.PerSecond * RateLimitSettings.ReadsPerSolve);
    }

    /// <summary>Counts a request against its caller's quota: a POST against that of solves, every other against that of reads.</summary>
    /// <returns>The problem when the quota is used up, else <c>null</c>.</returns>
    public IResult? Reject(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var quota = HttpMethods.IsPost(request.Method) ? _solves : _reads;
        return quota.Reject(request, _keys.Of(ClientAddress.Of(request, _trustedProxies)));
    }
}
