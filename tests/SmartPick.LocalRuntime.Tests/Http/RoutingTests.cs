using System.Net;
using Microsoft.AspNetCore.Http;
using SmartPick.LocalRuntime.Hosting;

namespace SmartPick.LocalRuntime.Tests.Http;

public sealed class RoutingTests
{
    [Theory]
    [InlineData("items/special", "A: special")]
    [InlineData("items/7", "A: 7")]
    [InlineData("other/7", "C: 7")]
    [InlineData("other/seven", "Zz: other/seven")]
    [InlineData("optional", "D: none")]
    [InlineData("optional/x", "D: x")]
    [InlineData("optional/x/y", "Zz: optional/x/y")]
    [InlineData("", "Zz: none")]
    public async Task The_first_function_by_name_that_matches_answers(string path, string answer)
    {
        await using var host = await FunctionHost.StartAsync([typeof(LiteralRoute), typeof(OtherRoutes), typeof(ParameterRoute)]);

        Assert.Equal(answer, await host.Client.GetStringAsync(new Uri(path, UriKind.Relative)));
    }

    [Fact]
    public async Task Functions_can_share_a_route_by_method()
    {
        await using var host = await FunctionHost.StartAsync([typeof(MethodRoutes)]);

        Assert.Equal("read", await host.Client.GetStringAsync(new Uri("thing", UriKind.Relative)));
        using var written = await host.Client.PostAsync(new Uri("thing", UriKind.Relative), content: null);
        Assert.Equal("written", await written.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("DELETE", "thing")]
    [InlineData("HEAD", "thing")]
    [InlineData("GET", "nothing")]
    public async Task What_nobody_lists_gets_a_404_of_the_host(string method, string path)
    {
        await using var host = await FunctionHost.StartAsync([typeof(MethodRoutes)]);

        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("PURGE")]
    public async Task A_trigger_without_methods_takes_them_all(string method)
    {
        await using var host = await FunctionHost.StartAsync([typeof(OtherRoutes)]);

        using var request = new HttpRequestMessage(new HttpMethod(method), "anything");
        using var response = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("{}", "api/Unrouted")]
    [InlineData("""{ "extensions": { "http": { "routePrefix": "v1/x" } } }""", "v1/x/unrouted")]
    [InlineData("""{ "extensions": { "http": { "routePrefix": "" } } }""", "unrouted")]
    public async Task The_prefix_comes_from_host_json_and_the_default_route_is_the_name(string hostJson, string path)
    {
        await using var host = await FunctionHost.StartAsync([typeof(UnroutedFunction)], hostJson);

        Assert.Equal("unrouted", await host.Client.GetStringAsync(new Uri(path, UriKind.Relative)));
    }

    [Fact]
    public async Task An_optional_parameter_that_is_always_empty_serves_the_root()
    {
        await using var host = await FunctionHost.StartAsync([typeof(RootFunction)]);

        Assert.Equal("root", await host.Client.GetStringAsync(new Uri("", UriKind.Relative)));
        using var below = await host.Client.GetAsync(new Uri("below", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, below.StatusCode);
    }

    [Fact]
    public async Task Routes_below_another_segment_may_say_admin()
    {
        await using var host = await FunctionHost.StartAsync([typeof(ApiAdminFunction)]);

        Assert.Equal("ok", await host.Client.GetStringAsync(new Uri("api/admin/refresh", UriKind.Relative)));
    }

    [Theory]
    [InlineData(typeof(AdminFunction), "keeps routes that start with 'admin'")]
    [InlineData(typeof(RuntimeFunction), "keeps routes that start with 'admin' or 'runtime'")]
    [InlineData(typeof(EmptyRouteFunction), "empty route")]
    [InlineData(typeof(SlashRouteFunction), "empty route")]
    [InlineData(typeof(BrokenRouteFunction), "a route that cannot be read")]
    [InlineData(typeof(UnknownConstraintFunction), "a route that cannot be read")]
    [InlineData(typeof(QueryFunction), "cannot take 'search'")]
    [InlineData(typeof(TextFunction), "must return IResult or Task<IResult>")]
    [InlineData(typeof(SameNames), "Two functions are called")]
    public async Task Functions_that_the_real_host_would_not_serve_stop_the_start(Type functions, string sentence)
    {
        var mistake = await Assert.ThrowsAsync<StartupException>(() => FunctionHost.StartAsync([functions]));

        Assert.Contains(sentence, mistake.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', mistake.Message);
    }

    [Fact]
    public async Task A_disabled_function_is_not_there()
    {
        await using var host = await FunctionHost.StartAsync(
            [typeof(MethodRoutes)],
            configure: builder => builder.Configuration["AzureWebJobs.Read.Disabled"] = "true");

        using var response = await host.Client.GetAsync(new Uri("thing", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    public sealed class ParameterRoute
    {
        [Function("a-parameter")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "items/{name}")] HttpRequest request, string name) =>
            Results.Text($"A: {name}");
    }

    public sealed class LiteralRoute
    {
        [Function("B_literal")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "items/special")] HttpRequest request) =>
            Results.Text("B");
    }

    public sealed class OtherRoutes
    {
        [Function("ZzFallback")]
        public IResult CatchAll([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request, string? path) =>
            Results.Text($"Zz: {path ?? "none"}");

        [Function("Constrained")]
        public IResult Constrained([HttpTrigger(AuthorizationLevel.Anonymous, Route = "other/{id:int}")] HttpRequest request, int id) =>
            Results.Text($"C: {id}");

        [Function("D_optional")]
        public IResult Optional([HttpTrigger(AuthorizationLevel.Anonymous, Route = "optional/{x?}")] HttpRequest request, string? x) =>
            Results.Text($"D: {x ?? "none"}");
    }

    public sealed class MethodRoutes
    {
        [Function("Read")]
        public IResult Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "thing")] HttpRequest request) =>
            Results.Text("read");

        [Function("Write")]
        public IResult Write([HttpTrigger(AuthorizationLevel.Anonymous, "POST", "put", Route = "thing")] HttpRequest request) =>
            Results.Text("written");
    }

    public sealed class UnroutedFunction
    {
        [Function("Unrouted")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Text("unrouted");
    }

    public sealed class RootFunction
    {
        [Function("Root")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
            Results.Text("root");
    }

    public sealed class ApiAdminFunction
    {
        [Function("ApiAdmin")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/admin/refresh")] HttpRequest request) =>
            Results.Text("ok");
    }

    public sealed class AdminFunction
    {
        [Function("Refresh")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "Admin/refresh")] HttpRequest request) => Results.Ok();
    }

    public sealed class RuntimeFunction
    {
        [Function("Refresh")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "/runtime/x")] HttpRequest request) => Results.Ok();
    }

    public sealed class EmptyRouteFunction
    {
        [Function("Empty")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "")] HttpRequest request) => Results.Ok();
    }

    public sealed class SlashRouteFunction
    {
        [Function("Slash")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "/")] HttpRequest request) => Results.Ok();
    }

    public sealed class BrokenRouteFunction
    {
        [Function("Broken")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b")] HttpRequest request) => Results.Ok();
    }

    public sealed class UnknownConstraintFunction
    {
        [Function("Unknown")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b:odd}")] HttpRequest request, string b) => Results.Ok(b);
    }

    public sealed class TextFunction
    {
        [Function("Text")]
        public string Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a")] HttpRequest request) => "text";
    }

    public sealed class QueryFunction
    {
        [Function("Query")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a")] HttpRequest request, string search) =>
            Results.Ok(search);
    }

    public sealed class SameNames
    {
        [Function("Same")]
        public IResult One([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a")] HttpRequest request) => Results.Ok();

        [Function("same")]
        public IResult Two([HttpTrigger(AuthorizationLevel.Anonymous, Route = "b")] HttpRequest request) => Results.Ok();
    }
}
