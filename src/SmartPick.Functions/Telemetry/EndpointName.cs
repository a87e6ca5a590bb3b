using Microsoft.AspNetCore.Http;

namespace SmartPick.Functions.Telemetry;

/// <summary>What metrics call an address.</summary>
internal static class EndpointName
{
    private const int Segments = 3;

    /// <summary>
    /// The part of an API address that all its callers share: routes are literal for three segments, what follows is a
    /// program's id, which is the caller's business.
    /// </summary>
    public static string FromPath(PathString path)
    {
        var address = path.Value ?? "";
        var end = 0;
        for (var segment = 0; segment < Segments && end >= 0; segment++)
        {
            end = address.IndexOf('/', end + 1);
        }

        return (end < 0 ? address : address[..end]).TrimEnd('/').ToLowerInvariant();
    }
}
