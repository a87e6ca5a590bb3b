namespace SmartPick.LocalRuntime.Hosting;

/// <summary>An error that the person who starts the process can fix; the message is one sentence that says how.</summary>
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
