using Microsoft.AspNetCore.Http;

namespace SmartPick.LocalRuntime.Tests.Http;

public sealed class CorsTests
{
    [Theory]
    [InlineData("*", "https://one.example", "*")]
    [InlineData("https://one.example, https://two.example", "https://two.example", "https://two.example")]
    [InlineData("https://one.example", "https://three.example", null)]
    [InlineData("", "https://one.example", null)]
    public async Task Preflight_and_answer_name_the_allowed_origin(string cors, string origin, string? allowed)
    {
        await using var host = await FunctionHost.StartAsync(
            [typeof(PostFunction)], localSettings: $$"""{ "Host": { "CORS": "{{cors}}" } }""");

        using var preflight = new HttpRequestMessage(HttpMethod.Options, "post");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var permission = await host.Client.SendAsync(preflight);
        Assert.Equal(allowed, Header(permission, "Access-Control-Allow-Origin"));
        Assert.Equal(allowed is null ? null : "POST", Header(permission, "Access-Control-Allow-Methods"));
        Assert.Equal(allowed is null ? null : "content-type", Header(permission, "Access-Control-Allow-Headers"));
        Assert.Null(Header(permission, "Access-Control-Allow-Credentials"));

        using var post = new HttpRequestMessage(HttpMethod.Post, "post");
        post.Headers.Add("Origin", origin);
        using var answer = await host.Client.SendAsync(post);
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(allowed, Header(answer, "Access-Control-Allow-Origin"));
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;

    public sealed class PostFunction
    {
        [Function("Post")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request) => Results.Ok();
    }
}
