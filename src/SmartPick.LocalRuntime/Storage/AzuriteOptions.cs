namespace SmartPick.LocalRuntime.Storage;

/// <summary>How to run Azurite: by default on free ports and in memory.</summary>
public sealed record AzuriteOptions
{
    public AzuritePorts Ports { get; init; } = AzuritePorts.Free;

    /// <summary>Where data are kept; in memory, and lost when the process ends, when not given.</summary>
    public string? Folder { get; init; }
}
