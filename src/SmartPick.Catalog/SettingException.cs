namespace SmartPick.Catalog;

/// <summary>A setting that is missing or malformed; the message is the one sentence that names it.</summary>
public sealed class SettingException : InvalidOperationException
{
    public SettingException(string message)
        : base(message)
    {
    }

    public SettingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
