using Microsoft.AspNetCore.Http;
using SmartPick.Functions.Settings;

namespace SmartPick.Functions.Http.Limits;

/// <summary>
/// Lets each caller ask so much and no more, and says so in the header fields of draft-ietf-httpapi-ratelimit-headers
/// (version 10). What solves, what only reads, and the files of the page have quotas of their own, so that loading a page leaves
/// the quota of solves alone.
/// </summary>
public sealed class ClientLimiter
{
    /// <summary>Processor time that one request of the quota of solves pays for; a usual recommendation takes less.</summary>
    private static readonly TimeSpan WorkPerSolve = TimeSpan.FromMilliseconds(150);

    /// <summary>Bytes of an answer that one request pays for: they are held in memory until the caller has read them.</summary>
    private const double BytesPerSolve = 128 * 1024;

    private readonly int _trustedProxies;
    private readonly ClientKeys _keys;
    private readonly ClientQuota _solves;
    private readonly ClientQuota _reads;
    private readonly ClientBuckets _files;

    public ClientLimiter(RateLimitSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _trustedProxies = settings.TrustedProxies;
        _keys = new ClientKeys(time);
        _solves = new("solves", settings.Burst, settings.PerSecond, time);
        _reads = new("reads", settings.Burst * RateLimitSettings.ReadsPerSolve, settings.PerSecond * RateLimitSettings.ReadsPerSolve, time);
        _files = new(settings.Burst * RateLimitSettings.FilesPerSolve, settings.PerSecond * RateLimitSettings.FilesPerSolve, time);
    }

    /// <summary>Who calls: a number from 0 to 65,535 that the address cannot be told from.</summary>
    public int CallerOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (int)(_keys.Of(ClientAddress.Find(request, _trustedProxies)) % ClientBuckets.Count);
    }

    /// <summary>Counts a request against its caller's quota: a POST against that of solves, every other against that of reads.</summary>
    /// <returns>The problem when the quota is used up, else <c>null</c>.</returns>
    public IResult? Reject(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var quota = HttpMethods.IsPost(request.Method) ? _solves : _reads;
        return quota.Reject(request, CallerOf(request));
    }

    /// <summary>Counts a request for a file of the page or the widget. Caches keep its answer, so it does not tell the quota.</summary>
    /// <returns>The problem when the quota is used up, else <c>null</c>.</returns>
    public IResult? RejectFile(HttpRequest request)
    {
        var draw = _files.Draw(CallerOf(request));
        return draw.Taken ? null : Problems.TooMany(request, draw.Wait);
    }

    /// <summary>Counts what a solve took beyond the one request that it was counted as.</summary>
    /// <param name="caller">Who asked for it.</param>
    /// <param name="work">Processor time.</param>
    /// <param name="answerBytes">Length of the answer.</param>
    internal void Charge(int caller, TimeSpan work, long answerBytes)
    {
        var requests = Math.Max(work / WorkPerSolve, answerBytes / BytesPerSolve);
        if (requests > 1)
        {
            _solves.Charge(caller, requests - 1);
        }
    }
}
