using Microsoft.Extensions.Configuration;
using SmartPick.Catalog.Settings;
using SmartPick.Catalog.Storage;

namespace SmartPick.Catalog.Refresh;

/// <summary>The files to seed from, named by setting <c>SmartPick:SeedDirectory</c>.</summary>
/// <param name="Files">The program files in the directory; none when the setting is not set.</param>
/// <param name="Schools">The file of medical schools beside the directory; <c>null</c> when there is none.</param>
internal sealed record SeedDirectory(IReadOnlyList<string> Files, string? Schools = null)
{
    private const string Setting = "SmartPick:SeedDirectory";

    /// <exception cref="SettingException">The setting names no directory, or one without program files.</exception>
    public static SeedDirectory From(IConfiguration configuration)
    {
        var setting = configuration[Setting];
        if (string.IsNullOrWhiteSpace(setting))
        {
            return new SeedDirectory([]);
        }

        string[] places = [AppContext.BaseDirectory, Directory.GetCurrentDirectory()];
        var directory = places.Select(place => Path.GetFullPath(setting, place)).FirstOrDefault(Directory.Exists)
            ?? throw new SettingException($"Setting {Setting} names '{setting}', which is not a directory.");
        var files = Directory.GetFiles(directory, "*.csv").Order(StringComparer.Ordinal).ToArray();
        var schools = Path.Combine(directory, "..", ProgramBlobs.Schools);
        return files.Length > 0
            ? new SeedDirectory(files, File.Exists(schools) ? schools : null)
            : throw new SettingException($"Setting {Setting} names '{setting}', which holds no .csv file.");
    }
}
