using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace SmartPick.Architecture.Tests;

/// <summary>Holds the layers that <c>docs/architecture.md</c> draws.</summary>
public sealed class LayerTests
{
    /// <summary>What each assembly may use. Deployed assemblies never use the research assemblies.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["SmartPick.Engine"] = [],
        ["SmartPick.Catalog"] = ["SmartPick.Engine"],
        ["SmartPick.Functions"] = ["SmartPick.Catalog", "SmartPick.Engine"],
        ["SmartPick.LocalRuntime"] = ["SmartPick.Functions", "SmartPick.Catalog", "SmartPick.Engine"],
        ["SmartPick.Simulation"] = ["SmartPick.Engine"],
        ["SmartPick.Calibration"] = ["SmartPick.Simulation", "SmartPick.Catalog", "SmartPick.Engine"],
    };

    public static TheoryData<string> Assemblies => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_uses_only_the_layers_below_it(string assembly)
    {
        var used = Assembly.Load(assembly).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("SmartPick.", StringComparison.Ordinal));

        Assert.Empty(used.Except(MayUse[assembly]));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_two_namespaces_of_an_assembly_need_each_other(string assembly)
    {
        var cycles = GraphOf(assembly).Cycles().ToArray();

        Assert.True(cycles.Length == 0, string.Join(Environment.NewLine, cycles));
    }

    private static NamespaceGraph GraphOf(string assembly) =>
        NamespaceGraph.Create(new ArchLoader().LoadAssembly(Assembly.Load(assembly)).Build(), assembly);
}
