namespace SmartPick.LocalRuntime;

/// <summary>What a caller must show to reach an HTTP function.</summary>
public enum AuthorizationLevel
{
    Anonymous,
    User,
    Function,
    System,
    Admin,
}
