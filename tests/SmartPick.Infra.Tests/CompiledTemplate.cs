using System.Diagnostics;
using System.Text.Json;

namespace SmartPick.Infra.Tests;

/// <summary>The ARM template that Azure gets, compiled as <c>./dev infra</c> compiles it.</summary>
public sealed class CompiledTemplate
{
    private static readonly string Output = Path.Combine(Repository.Root, "artifacts", "infra");

    public CompiledTemplate()
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "infra", "check.sh")) { RedirectStandardError = true };
        using var check = Process.Start(start)!;
        var said = check.StandardError.ReadToEnd();
        check.WaitForExit();
        Assert.True(check.ExitCode == 0, said);

        Text = File.ReadAllText(Path.Combine(Output, "main.json"));
        Root = JsonDocument.Parse(Text).RootElement;
        Resources = [.. ResourcesOf(Root)];
    }

    /// <summary>All of it.</summary>
    public string Text { get; }

    public JsonElement Root { get; }

    /// <summary>The resources of the template and of its modules.</summary>
    public IReadOnlyList<JsonElement> Resources { get; }

    public JsonElement App => Only("Microsoft.Web/sites");

    public static JsonElement Parameters(string environment) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Output, $"{environment}.parameters.json"))).RootElement.GetProperty("parameters");

    public IEnumerable<JsonElement> All(string type) => Resources.Where(resource => resource.GetProperty("type").GetString() == type);

    public JsonElement Only(string type) => Assert.Single(All(type));

    private static IEnumerable<JsonElement> ResourcesOf(JsonElement template)
    {
        var resources = template.GetProperty("resources");
        var own = resources.ValueKind == JsonValueKind.Object
            ? resources.EnumerateObject().Select(resource => resource.Value)
            : resources.EnumerateArray();
        foreach (var resource in own)
        {
            if (resource.GetProperty("type").GetString() == "Microsoft.Resources/deployments")
            {
                foreach (var inner in ResourcesOf(resource.GetProperty("properties").GetProperty("template")))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return resource;
            }
        }
    }
}
