using System.Text.Json.Nodes;

namespace SmartPick.Functions.OpenApi.Operations;

/// <summary>One method of one address, as the document describes it.</summary>
/// <param name="Method">In lower case.</param>
/// <param name="Path">With parameters in braces.</param>
/// <param name="Id">Its name in generated clients.</param>
/// <param name="Summary">A few words.</param>
internal sealed record ApiOperation(string Method, string Path, string Id, string Summary)
{
    public required string Tag { get; init; }

    /// <summary>All there is to say, in Markdown.</summary>
    public string? Description { get; init; }

    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    public ApiBody? Body { get; init; }

    /// <summary>Schemas of the answer 200 by media type.</summary>
    public required IReadOnlyList<(string MediaType, JsonObject Schema)> Answers { get; init; }

    /// <summary>Statuses of the problems it may answer with, beside those that any address may.</summary>
    public IReadOnlyList<int> Problems { get; init; } = [];

    /// <summary>Whether callers must show the operator's key.</summary>
    public bool NeedsKey { get; init; }
}

/// <summary>A parameter in the address.</summary>
/// <param name="Name">Its name; a parameter in the path is required.</param>
/// <param name="Description">What it does.</param>
/// <param name="Schema">What it may be.</param>
/// <param name="Example">A value that works on the shipped data; null where the value must come from an earlier response.</param>
internal sealed record ApiParameter(string Name, string Description, JsonObject Schema, string? Example);

/// <summary>The body of a request.</summary>
/// <param name="Schema">What it may be.</param>
/// <param name="Examples">Valid bodies: name, summary and JSON.</param>
internal sealed record ApiBody(JsonObject Schema, IReadOnlyList<(string Name, string Summary, string Json)> Examples);
