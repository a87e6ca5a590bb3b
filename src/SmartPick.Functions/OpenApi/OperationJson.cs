using System.Globalization;
using System.Text.Json.Nodes;
using SmartPick.Functions.OpenApi.Operations;

namespace SmartPick.Functions.OpenApi;

/// <summary>Writes an operation the way OpenAPI wants it.</summary>
internal static class OperationJson
{
    public const string KeyScheme = "functionKey";

    public static JsonObject Of(ApiOperation operation)
    {
        var json = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = operation.Summary,
        };
        if (operation.Description is { } description)
        {
            json["description"] = description;
        }

        if (operation.Parameters.Count > 0)
        {
            json["parameters"] = new JsonArray([.. operation.Parameters.Select(p => Parameter(p, operation.Path))]);
        }

        if (operation.Body is { } body)
        {
            json["requestBody"] = Body(body);
        }

        json["responses"] = Responses(operation);
        if (operation.NeedsKey)
        {
            json["security"] = new JsonArray(new JsonObject { [KeyScheme] = new JsonArray() });
        }

        return json;
    }

    private static JsonObject Parameter(ApiParameter parameter, string path)
    {
        var inPath = path.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal);
        var json = new JsonObject { ["name"] = parameter.Name, ["in"] = inPath ? "path" : "query" };
        if (inPath)
        {
            json["required"] = true;
        }

        json["description"] = parameter.Description;
        json["schema"] = parameter.Schema;
        if (parameter.Example is { } example)
        {
            var isInteger = parameter.Schema["type"]!.GetValue<string>() == "integer";
            json["example"] = isInteger ? int.Parse(example, CultureInfo.InvariantCulture) : example;
        }

        return json;
    }

    private static JsonObject Body(ApiBody body)
    {
        var examples = new JsonObject();
        foreach (var (name, summary, json) in body.Examples)
        {
            examples[name] = new JsonObject { ["summary"] = summary, ["value"] = JsonNode.Parse(json) };
        }

        return new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = body.Schema, ["examples"] = examples } },
        };
    }

    private static JsonObject Responses(ApiOperation operation)
    {
        var content = new JsonObject();
        foreach (var (mediaType, schema) in operation.Answers)
        {
            content[mediaType] = new JsonObject { ["schema"] = schema };
        }

        var responses = new JsonObject
        {
            ["200"] = new JsonObject { ["description"] = "Success.", ["headers"] = ResponseHeaders.Of(operation), ["content"] = content },
        };
        foreach (var status in ProblemResponses.StatusesOf(operation))
        {
            responses[status.ToString(CultureInfo.InvariantCulture)] = ProblemResponses.Reference(status);
        }

        return responses;
    }
}
