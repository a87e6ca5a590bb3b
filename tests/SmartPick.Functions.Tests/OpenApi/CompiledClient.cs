using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmartPick.Functions.Tests.OpenApi;

/// <summary>Compiles C# that a generator wrote.</summary>
internal static class CompiledClient
{
    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithPreprocessorSymbols(
        "NETSTANDARD2_1_OR_GREATER", "NETCOREAPP3_1_OR_GREATER", "NET5_0_OR_GREATER");

    public static Assembly Compile(string name, params IEnumerable<string> sources)
    {
        var runtime = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compiled = CSharpCompilation.Create(
            name, sources.Select(source => CSharpSyntaxTree.ParseText(source, Options)), runtime, new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary));
        using var assembly = new MemoryStream();
        var result = compiled.Emit(assembly);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(assembly.ToArray());
    }
}
