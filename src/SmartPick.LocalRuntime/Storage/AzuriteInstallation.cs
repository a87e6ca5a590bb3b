using System.Reflection;

namespace SmartPick.LocalRuntime.Storage;

/// <summary>Where the build left Azurite and where its data go, as the build noted in this assembly.</summary>
internal static class AzuriteInstallation
{
    public static string Launcher { get; } = Path.Combine(Noted("AzuriteDirectory"), "launch.js");

    public static string DefaultDataFolder { get; } = Path.Combine(Noted("RepositoryRoot"), ".azurite");

    private static string Noted(string name) =>
        typeof(AzuriteInstallation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(note => note.Key == name).Value!;
}
