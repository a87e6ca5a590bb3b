using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using CsCheck;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.BadInput;

/// <summary>Whatever stands in a request, the answer is a list or a problem of the request, never one of ours.</summary>
[Collection(SeededAppTests.Name)]
public sealed class MutationTests(SeededApp app)
{
    private const int Requested = 400;
    private static readonly JsonObject Valid = Requests.Full.With("limits.applications", "5");

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "0.5", "1e-320", "1e308", "-1e308", "1e999", "9223372036854775808", "2147483648",
        "\"\"", "\"NaN\"", "\"Infinity\"", "\"-1\"", "\"us-img\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"=1+1\"",
        "[]", "{}", "[[]]", "[null]", "[{}]", "{\"\": null}", "{\"a\": {\"b\": [1]}}", "[1, \"a\", {}]",
        $"\"{new string('y', 5000)}\"", $"[{string.Join(',', Enumerable.Repeat("1", 60))}]", "{\"dr\": 1}", "[\"4160100001\"]",
    ];

    private static readonly Gen<string> Mutated =
        from edits in Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, Values.Length - 1], Gen.Enum<Edit>()).Array[1, 2]
        select edits.Aggregate(Valid.ToJsonString(), (json, edit) => Mutate(json, edit.Item1, Values[edit.Item2], edit.Item3));

    [Fact]
    public async Task A_mutated_request_gets_a_list_or_a_problem_of_its_own()
    {
        var statuses = new Dictionary<HttpStatusCode, int>();
        await Mutated.SampleAsync(
            async request =>
            {
                using var response = await app.Client.RecommendAsync(request);
                lock (statuses)
                {
                    statuses[response.StatusCode] = statuses.GetValueOrDefault(response.StatusCode) + 1;
                }

                if (response.StatusCode == HttpStatusCode.OK)
                {
                    Answer.Parse(await response.Content.ReadAsStringAsync());
                }
                else
                {
                    await Problem.InvalidAsync(response);
                }
            },
            iter: Requested,
            threads: 2);

        // The property would hold for requests that are all refused, or all accepted, at once.
        Assert.True(statuses[HttpStatusCode.OK] > 10 && statuses[HttpStatusCode.BadRequest] > 100, string.Join(", ", statuses));
    }

    private enum Edit
    {
        Replace,
        Remove,
        IntoArray,
        IntoObject,
        Rename,
    }

    /// <summary>Edits one value anywhere in a request.</summary>
    private static string Mutate(string json, int place, string value, Edit edit)
    {
        // A placeholder is replaced in the text: half a surrogate pair, or 1e999, is nothing a tree would hold.
        const string hole = "\"⟨hole⟩\"";
        var root = JsonNode.Parse(json.Replace("\"\\ud83d\"", "\"\"", StringComparison.Ordinal))!.AsObject();
        var places = Places(root).ToArray();
        if (places.Length == 0)
        {
            return json;
        }

        var (parent, key) = places[place % places.Length];
        var old = parent is JsonObject o ? o[(string)key] : parent[(int)key];
        JsonNode? replacement = edit switch
        {
            Edit.IntoArray => new JsonArray(old?.DeepClone()),
            Edit.IntoObject => new JsonObject { ["value"] = old?.DeepClone() },
            Edit.Rename => old?.DeepClone(),
            _ => JsonNode.Parse(hole),
        };
        if (parent is JsonObject fields)
        {
            if (edit is Edit.Remove or Edit.Rename)
            {
                fields.Remove((string)key);
            }

            if (edit != Edit.Remove)
            {
                fields[edit == Edit.Rename ? (string)key + "x" : (string)key] = replacement;
            }
        }
        else if (edit == Edit.Remove)
        {
            parent.AsArray().RemoveAt((int)key);
        }
        else
        {
            parent.AsArray()[(int)key] = replacement;
        }

        return root.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .Replace(hole, value, StringComparison.Ordinal);
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
