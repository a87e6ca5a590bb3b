using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using CsCheck;

namespace SmartPick.Functions.Tests.BadInput;

/// <summary>An edit of one value anywhere in a JSON request.</summary>
/// <param name="Place">Which value, counted around.</param>
/// <param name="Value">What to put there, as JSON or what looks like it.</param>
/// <param name="Made">What to do with it.</param>
internal sealed record Mutation(int Place, string Value, Mutation.Change Made)
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "0.5", "1e-320", "1e308", "-1e308", "1e999", "9223372036854775808", "2147483648",
        "\"\"", "\"NaN\"", "\"Infinity\"", "\"-1\"", "\"us-img\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"=1+1\"",
        "[]", "{}", "[[]]", "[null]", "[{}]", "{\"\": null}", "{\"a\": {\"b\": [1]}}", "[1, \"a\", {}]",
        $"\"{new string('y', 5000)}\"", $"[{string.Join(',', Enumerable.Repeat("1", 60))}]", "{\"dr\": 1}", "[\"4160100001\"]",
    ];

    public static readonly Gen<Mutation> Any =
        from place in Gen.Int[0, int.MaxValue]
        from value in Gen.Int[0, Values.Length - 1]
        from change in Gen.Enum<Change>()
        select new Mutation(place, Values[value], change);

    internal enum Change
    {
        Replace,
        Remove,
        IntoArray,
        IntoObject,
        Rename,
    }

    /// <summary>A request with the edit made; the request itself where it has no such place.</summary>
    public string Of(string json)
    {
        // A placeholder is replaced in the text: half a surrogate pair, or 1e999, is nothing a tree would hold.
        const string hole = "\"⟨hole⟩\"";
        var root = JsonNode.Parse(json.Replace("\"\\ud83d\"", "\"\"", StringComparison.Ordinal))!.AsObject();
        var places = Places(root).ToArray();
        if (places.Length == 0)
        {
            return json;
        }

        var (parent, key) = places[Place % places.Length];
        var old = parent is JsonObject o ? o[(string)key] : parent[(int)key];
        JsonNode? replacement = Made switch
        {
            Change.IntoArray => new JsonArray(old?.DeepClone()),
            Change.IntoObject => new JsonObject { ["value"] = old?.DeepClone() },
            Change.Rename => old?.DeepClone(),
            _ => JsonNode.Parse(hole),
        };
        if (parent is JsonObject fields)
        {
            if (Made is Change.Remove or Change.Rename)
            {
                fields.Remove((string)key);
            }

            if (Made != Change.Remove)
            {
                fields[Made == Change.Rename ? (string)key + "x" : (string)key] = replacement;
            }
        }
        else if (Made == Change.Remove)
        {
            parent.AsArray().RemoveAt((int)key);
        }
        else
        {
            parent.AsArray()[(int)key] = replacement;
        }

        return root.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .Replace(hole, Value, StringComparison.Ordinal);
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(p => Below(o, p.Key, p.Value)),
        JsonArray a => a.SelectMany((item, i) => Below(a, i, item)),
        _ => [],
    };

    private static IEnumerable<(JsonNode Parent, object Key)> Below(JsonNode parent, object key, JsonNode? value) =>
        (value is null ? [] : Places(value)).Prepend((parent, key));
}
