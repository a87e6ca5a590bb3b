using System.Text.Json;

namespace SmartPick.EndToEnd.Tests.Support;

/// <summary>Reads the API's answers by path.</summary>
internal static class Json
{
    public static JsonElement At(this JsonElement element, string path) =>
        path.Split('.').Aggregate(element, (node, name) => node.GetProperty(name));

    public static double Number(this JsonElement element, string path) => element.At(path).GetDouble();

    public static string Text(this JsonElement element, string path) => element.At(path).GetString()!;

    public static IReadOnlyList<string> ProgramIds(this JsonElement answer) =>
        [.. answer.At("programs").EnumerateArray().Select(p => p.Text("programId"))];
}
