using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Configuration;

namespace SmartPick.LocalRuntime.Hosting;

/// <summary>The contents of <c>local.settings.json</c>.</summary>
internal sealed class LocalSettings
{
    private const int DefaultPort = 7071;

    private readonly string[] _allowedOrigins;

    private LocalSettings(JsonObject file)
    {
        Values = [.. file.Section("Values").Texts().Select(setting => KeyValuePair.Create(
            setting.Key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), setting.Value))];
        var host = file.Section("Host");
        Port = host.Text("LocalHttpPort") ?? DefaultPort.ToString(CultureInfo.InvariantCulture);
        _allowedOrigins = (host.Text("CORS") ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    public IReadOnlyList<KeyValuePair<string, string?>> Values { get; }

    public string Port { get; }

    public bool AllowsOrigins => _allowedOrigins.Length > 0;

    public static LocalSettings Read(string folder) => new(JsonSettingsFile.Read(folder, "local.settings.json"));

    public void ConfigureCors(CorsOptions options) =>
        options.AddDefaultPolicy(policy => policy.WithOrigins(_allowedOrigins).AllowAnyHeader().AllowAnyMethod());
}
