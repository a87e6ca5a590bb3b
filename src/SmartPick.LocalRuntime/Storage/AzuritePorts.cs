namespace SmartPick.LocalRuntime.Storage;

/// <summary>The loopback ports of Azurite's services; 0 stands for any free port.</summary>
public sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    public static AzuritePorts Free { get; } = new(0, 0, 0);

    /// <summary>The ports that <c>UseDevelopmentStorage=true</c> stands for; nothing here uses queues.</summary>
    internal static AzuritePorts Development { get; } = new(10000, 0, 10002);
}
