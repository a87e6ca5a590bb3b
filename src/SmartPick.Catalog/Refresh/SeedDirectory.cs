using Microsoft.Extensions.Configuration;

namespace SmartPick.Catalog.Refresh;

/// <summary>The program files named by setting <c>SmartPick:SeedDirectory</c>; none when it is not set.</summary>
internal sealed record SeedDirectory(IReadOnlyList<string> Files)
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
        return files.Length > 0
            ? new SeedDirectory(files)
            : throw new SettingException($"Setting {Setting} names '{setting}', which holds no .csv file.");
    }
}
