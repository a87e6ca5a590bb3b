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
    public static string Of(PathString path) =>
        "/" + string.Join('/', (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).Take(Segments)).ToLowerInvariant();
}
