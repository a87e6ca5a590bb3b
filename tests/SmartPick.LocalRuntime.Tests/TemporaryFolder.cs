namespace SmartPick.LocalRuntime.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("smartpick-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
