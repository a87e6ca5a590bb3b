namespace SmartPick.Functions.Health;

/// <summary>The answer of a health check.</summary>
public sealed record HealthStatus(string Status)
{
    public static HealthStatus Live { get; } = new("live");
}
