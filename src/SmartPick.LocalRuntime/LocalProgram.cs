namespace SmartPick.LocalRuntime;

/// <summary>Names this program to tests that run it in their own process and to those that start it.</summary>
public sealed class LocalProgram
{
    private LocalProgram()
    {
    }

    /// <summary>The assembly file to run.</summary>
    public static string Location => typeof(LocalProgram).Assembly.Location;
}
