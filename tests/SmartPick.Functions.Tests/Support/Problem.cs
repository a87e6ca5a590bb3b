using System.Net;
using System.Text.Json;

namespace SmartPick.Functions.Tests.Support;

/// <summary>Problem details as the contract promises them for every answer that is not a success.</summary>
internal sealed record Problem(
    string Type, string Title, int Status, string Detail, string Instance, string TraceId, IReadOnlyList<Problem.Mistake>? Errors = null)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Paths of the fields complained of, in alphabetical order.</summary>
    public IEnumerable<string> Fields => (Errors ?? []).Select(e => e.Field).Order(StringComparer.Ordinal);

    /// <summary>Checks that an answer is a complete problem of this status.</summary>
    public static Task<Problem> OfAsync(HttpResponseMessage response, HttpStatusCode status) =>
        OfAsync(response, status, response.RequestMessage!.RequestUri!.AbsolutePath);

    /// <summary>The same where the address is written in a way that does not come back letter by letter.</summary>
    public static async Task<Problem> OfAsync(HttpResponseMessage response, HttpStatusCode status, string? instance)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} instead of {(int)status}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<Problem>(body, Strict)!;
        Assert.Equal((int)status, problem.Status);
        Assert.Equal(instance ?? problem.Instance, problem.Instance);
        Assert.All([problem.Type, problem.Title, problem.Detail, problem.Instance, problem.TraceId], text => Assert.NotEmpty(text));
        return problem;
    }

    /// <summary>Checks that an answer is a validation problem with errors that all say something.</summary>
    public static async Task<Problem> InvalidAsync(HttpResponseMessage response)
    {
        var problem = await OfAsync(response, HttpStatusCode.BadRequest);
        Assert.NotNull(problem.Errors);
        Assert.NotEmpty(problem.Errors);
        Assert.All(problem.Errors, e => Assert.NotEmpty(e.Code));
        Assert.All(problem.Errors, e => Assert.NotEmpty(e.Message));
        return problem;
    }

    internal sealed record Mistake(string Field, string Code, string Message);
}
