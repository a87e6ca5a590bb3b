using System.Runtime.Versioning;

namespace SmartPick.Infra.Tests;

/// <summary>Stand-ins for the programs that scripts call, which note how they were called.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class FakeTools : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smartpick-");

    /// <summary>What to put first in PATH.</summary>
    public string Folder => _folder.FullName;

    public IReadOnlyList<string> Calls => File.Exists(CallLog) ? File.ReadAllLines(CallLog) : [];

    private string CallLog => Path.Combine(Folder, "calls.log");

    /// <param name="name">The program to stand in for.</param>
    /// <param name="script">What it does, in bash, after its call is noted.</param>
    public void Add(string name, string script)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, $"#!/usr/bin/env bash\necho \"{name} $*\" >>'{CallLog}'\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
