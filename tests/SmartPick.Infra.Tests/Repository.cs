using System.Reflection;

namespace SmartPick.Infra.Tests;

/// <summary>The files that the templates must agree with.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(note => note.Key == "RepositoryRoot").Value!;

    /// <summary>All sources of a project, one after the other.</summary>
    public static string Sources(string project) => string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(Root, "src", project), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "obj" or "bin"))
        .Select(File.ReadAllText));

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));
}
