namespace SmartPick.LocalRuntime.Storage;

/// <summary>How to run Azurite: by default on free ports and in memory.</summary>
public sealed record AzuriteOptions
{
    public AzuritePorts Ports { get; init; } = AzuritePorts.Any;

    /// <summary>Where data are kept; in memory, and lost when the process ends, when not given.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// Names of accounts besides <see cref="AzuriteAccount.Default"/>, so that tests can share a process and nothing else.
    /// </summary>
    public IReadOnlyList<string> MoreAccounts { get; init; } = [];
}
