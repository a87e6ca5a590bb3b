using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SmartPick.Functions.OpenApi.Schemas;

/// <summary>
/// Documentation comments of types and their properties; the compiler writes them next to the assemblies.
/// </summary>
internal sealed partial class TypeComments
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _files = [];

    /// <summary>The summary of a type.</summary>
    public string? OfType(Type type) => Text(Find(type, $"T:{type.FullName}")?.Element("summary"));

    /// <summary>What is said of a property by its name in JSON: as a parameter of its record, or on the property itself.</summary>
    public string? OfProperty(Type type, string name) =>
        Text(Find(type, $"T:{type.FullName}")?.Elements("param").FirstOrDefault(p => InJson((string)p.Attribute("name")!) == name))
        ?? type.GetProperties().Where(p => InJson(p.Name) == name)
            .Select(p => Text(Find(type, $"P:{type.FullName}.{p.Name}")?.Element("summary"))).FirstOrDefault();

    private static string InJson(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private XElement? Find(Type type, string member)
    {
        if (!_files.TryGetValue(type.Assembly, out var members))
        {
            _files[type.Assembly] = members = Read(Path.Combine(AppContext.BaseDirectory, $"{type.Assembly.GetName().Name}.xml"));
        }

        return members.GetValueOrDefault(member);
    }

    private static Dictionary<string, XElement> Read(string path) => File.Exists(path)
        ? XDocument.Load(path).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!, StringComparer.Ordinal)
        : [];

    private static string? Text(XElement? comment)
    {
        if (comment is null)
        {
            return null;
        }

        // A reference becomes the last part of its name; code keeps its text.
        var parts = comment.Nodes().Select(node => node is XElement { IsEmpty: true } reference
            ? ((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? "").Split('.', ':')[^1]
            : node is XElement element ? $"`{element.Value}`" : node.ToString());
        return Spaces().Replace(System.Net.WebUtility.HtmlDecode(string.Concat(parts)), " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
