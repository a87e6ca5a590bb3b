namespace SmartPick.LocalRuntime;

/// <summary>Calls the function for HTTP requests; no methods means all of them.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : Attribute
{
    public AuthorizationLevel AuthLevel { get; } = authLevel;

    public string[] Methods { get; } = methods;

    /// <summary>The route template below the route prefix; the function's name when not given.</summary>
    public string? Route { get; set; }
}
