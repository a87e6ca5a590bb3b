using Microsoft.Extensions.Configuration;

namespace SmartPick.LocalRuntime.Hosting;

/// <summary>Reads an optional JSON file of settings.</summary>
internal static class JsonSettingsFile
{
    public static IConfiguration Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return new ConfigurationBuilder().AddJsonFile(path, optional: true).Build();
        }
        catch (InvalidDataException invalid)
        {
            throw new StartupException($"{path} is not valid JSON: {invalid.InnerException?.Message}", invalid);
        }
    }
}
