using Microsoft.Azure.Functions.Worker;

namespace SmartPick.Functions.Tests.Triggers;

/// <summary>The addresses of the HTTP contract, and who may call them how.</summary>
internal static class TriggerTable
{
    private static readonly string[] Read = ["GET", "HEAD"];
    private static readonly string[] Write = ["POST"];

    public static IReadOnlyDictionary<string, (AuthorizationLevel Level, string[] Methods)> Routes { get; } =
        new Dictionary<string, (AuthorizationLevel, string[])>(StringComparer.Ordinal)
        {
            ["api/v1/recommendations"] = (AuthorizationLevel.Anonymous, Write),
            ["api/v1/portfolio"] = (AuthorizationLevel.Anonymous, Write),
            ["api/v1/readiness"] = (AuthorizationLevel.Anonymous, Write),
            ["api/v1/rank-list"] = (AuthorizationLevel.Anonymous, Write),
            ["api/v1/programs"] = (AuthorizationLevel.Anonymous, Read),
            ["api/v1/programs/{programId}"] = (AuthorizationLevel.Anonymous, Read),
            ["api/v1/schools"] = (AuthorizationLevel.Anonymous, Read),
            ["api/v1/catalog"] = (AuthorizationLevel.Anonymous, Read),
            ["api/v1/model"] = (AuthorizationLevel.Anonymous, Read),
            ["api/openapi.json"] = (AuthorizationLevel.Anonymous, Read),
            ["api/docs"] = (AuthorizationLevel.Anonymous, Read),
            ["api/health/live"] = (AuthorizationLevel.Anonymous, Read),
            ["api/health/ready"] = (AuthorizationLevel.Anonymous, Read),
            ["api/admin/refresh"] = (AuthorizationLevel.Function, Write),
        };
}
