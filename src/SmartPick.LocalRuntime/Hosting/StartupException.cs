namespace SmartPick.LocalRuntime.Hosting;

/// <summary>A mistake that whoever starts the process can mend; the message is the one sentence that says how.</summary>
public sealed class StartupException : Exception
{
    public StartupException(string message)
        : base(message)
    {
    }

    public StartupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
