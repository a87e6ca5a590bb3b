namespace SmartPick.Catalog.Settings;

/// <summary>A setting is missing or malformed; the message is one sentence that names it.</summary>
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
