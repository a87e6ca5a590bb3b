using System.Net;
using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Http.Limits;

/// <summary>Finds out who calls.</summary>
internal static class ClientAddress
{
    public const string ForwardedFor = "X-Forwarded-For";

    /// <summary>
    /// The address that the outermost trusted proxy saw: each of them appends its caller, so it is as far from the end of
    /// the list as there are such proxies; whatever stands before was written by the caller. The connection's own address
    /// where no proxy is trusted or the list is not what they would have made of it.
    /// </summary>
    public static IPAddress? Find(HttpRequest request, int trustedProxies)
    {
        var connection = request.HttpContext.Connection.RemoteIpAddress;
        if (trustedProxies == 0)
        {
            return connection;
        }

        var hops = request.Headers.GetCommaSeparatedValues(ForwardedFor);
        return hops.Length >= trustedProxies && IPEndPoint.TryParse(hops[^trustedProxies], out var seen)
            ? seen.Address
            : connection;
    }
}
