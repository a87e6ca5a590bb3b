using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;

namespace SmartPick.Worker.Tests.Host;

/// <summary>The package as it is deployed, unpacked: the one that <c>SMARTPICK_PACKAGE</c> names, else one built for these tests.</summary>
internal sealed class Package : IDisposable
{
    private static readonly string Root = typeof(Package).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(note => note.Key == "RepositoryRoot").Value!;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smartpick-package-");

    public string Folder => Path.Combine(_folder.FullName, "app");

    public static async Task<Package> UnpackAsync()
    {
        var package = new Package();
        var zip = Environment.GetEnvironmentVariable("SMARTPICK_PACKAGE");
        if (string.IsNullOrEmpty(zip))
        {
            zip = Path.Combine(package._folder.FullName, "smartpick.zip");
            await PublishAsync(zip);
        }

        await ZipFile.ExtractToDirectoryAsync(Path.Combine(Root, zip), package.Folder);
        return package;
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder.FullName))
        {
            _folder.Delete(recursive: true);
        }
    }

    private static async Task PublishAsync(string zip)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "infra", "publish.sh"), [zip]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"The package was not built:\n{output}\n{await errors}");
    }
}
