using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Http.Limits;

/// <summary>One quota of every caller. It refills steadily, so its window is the time from empty to full.</summary>
/// <param name="name">Its name in the header fields.</param>
/// <param name="burst">Requests at once.</param>
/// <param name="perSecond">Requests a second after that.</param>
/// <param name="time">The clock.</param>
internal sealed class ClientQuota(string name, int burst, double perSecond, TimeProvider time)
{
    private readonly ClientBuckets _buckets = new(burst, perSecond, time);
    private readonly string _policy = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={burst};w={Seconds(burst, perSecond)}");

    /// <summary>Counts a request and writes the header fields of its answer.</summary>
    /// <returns>The problem when the quota is used up, else <c>null</c>.</returns>
    public IResult? Reject(HttpRequest request, int caller)
    {
        var draw = _buckets.Draw(caller);
        var headers = request.HttpContext.Response.Headers;
        headers["RateLimit-Policy"] = _policy;
        headers["RateLimit"] = string.Create(
            CultureInfo.InvariantCulture, $"\"{name}\";r={draw.Left};t={Seconds(burst - draw.Left, perSecond)}");
        return draw.Taken ? null : Problems.TooMany(request, draw.Wait);
    }

    /// <inheritdoc cref="ClientBuckets.Charge"/>
    public void Charge(int caller, double tokens) => _buckets.Charge(caller, tokens);

    /// <summary>Whole seconds in which so many tokens come back.</summary>
    private static int Seconds(int tokens, double perSecond) => (int)Math.Ceiling(tokens / perSecond);
}
