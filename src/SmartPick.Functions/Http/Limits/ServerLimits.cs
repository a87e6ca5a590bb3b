using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace SmartPick.Functions.Http.Limits;

/// <summary>What a connection may take of the server before it is cut.</summary>
internal static class ServerLimits
{
    /// <summary>A slow mobile connection still reads twice as fast; an answer held longer than this takes is not being read.</summary>
    private const double MinBytesReadPerSecond = 16 * 1024;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static void Set(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MinResponseDataRate = new MinDataRate(MinBytesReadPerSecond, Grace);
        kestrel.Limits.RequestHeadersTimeout = Grace;
    }
}
