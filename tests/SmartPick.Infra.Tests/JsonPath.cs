using System.Text.Json;

namespace SmartPick.Infra.Tests;

/// <summary>Reads deep values of a template.</summary>
internal static class JsonPath
{
    /// <summary>The value at a path of property names, such as <c>properties.siteConfig.cors</c>.</summary>
    public static JsonElement At(this JsonElement element, string path) =>
        path.Split('.').Aggregate(element, (inner, name) => inner.GetProperty(name));

    public static string Text(this JsonElement element, string path) => element.At(path).GetString()!;
}
