using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartPick.Worker.Tests.Protocol;
using Yarp.ReverseProxy.Forwarder;
using Content = SmartPick.Worker.Tests.Protocol.StreamingMessage.ContentOneofCase;

namespace SmartPick.Worker.Tests.Host;

/// <summary>
/// What the Functions host does for an isolated worker, as far as this app needs it: starts it, learns its functions, loads
/// and invokes them, and forwards HTTP requests to the worker's own server by the proxy that the real host uses.
/// </summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    public const string Key = "key-of-the-host";

    private const string InvocationHeader = "x-ms-invocation-id";
    private const int Success = 1;

    private readonly WebApplication _rpc;
    private readonly WebApplication _http;
    private readonly WorkerChannel _channel = new();
    private readonly HttpMessageInvoker _invoker = new(new RetryingHandler());
    private WorkerProcess? _worker;
    private Uri? _workerAddress;

    private FunctionsHost()
    {
        _rpc = Build(HttpProtocols.Http2, services => services.AddGrpc().Services.AddSingleton(_channel));
        _rpc.MapGrpcService<WorkerChannel>();
        _http = Build(HttpProtocols.Http1, services => services.AddHttpForwarder());
        _http.Run(AnswerAsync);
    }

    public HttpClient Client { get; private set; } = null!;

    /// <summary>The worker's functions, in the order in which the host tries their routes.</summary>
    public IReadOnlyList<HostedFunction> Functions { get; private set; } = [];

    public IReadOnlyCollection<RpcLog> Logs => _channel.Logs;

    /// <summary>Starts the app of a package; all its functions are loaded when this ends.</summary>
    public static async Task<FunctionsHost> StartAsync(Package package, params KeyValuePair<string, string>[] settings)
    {
        var host = new FunctionsHost();
        await host._rpc.StartAsync();
        await host._http.StartAsync();
        host.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = AddressOf(host._http) };
        var workerId = Guid.NewGuid().ToString();
        host._worker = WorkerProcess.Start(package.Folder, AddressOf(host._rpc), workerId, settings);
        var started = host.InitializeAsync(package.Folder, workerId);
        if (await Task.WhenAny(started, host._worker.ExitAsync()) != started)
        {
            throw new InvalidOperationException($"The worker ended instead of starting:\n{host._worker.Output}");
        }

        await started;
        return host;
    }

    /// <summary>Lets the timer of a function be due.</summary>
    /// <returns>Whether the run succeeded, and what was wrong.</returns>
    public async Task<(bool Succeeded, string Error)> RunTimerAsync(string name)
    {
        const string Timer = """
            {"Schedule": {"AdjustForDST": true}, "ScheduleStatus": {"Last": "2026-01-01T00:00:00Z", "Next": "2026-01-01T00:15:00Z", "LastUpdated": "2026-01-01T00:00:00Z"}, "IsPastDue": false}
            """;
        var function = Functions.Single(f => f.Name == name);
        var request = Request(function);
        request.InputData.Add(new ParameterBinding { Name = function.TriggerName, Data = new() { Json = Timer } });
        var response = await _channel.InvokeAsync(request);
        return (response.Result.Status == Success, response.Result.Exception?.Message ?? "");
    }

    /// <summary>How the next refresh that the worker logs has ended.</summary>
    public async Task<string> OutcomeAsync()
    {
        const string Start = "Catalog refresh ";
        string message;
        do
        {
            message = (await _channel.ReceiveAsync(Content.RpcLog)).RpcLog.Message;
        }
        while (!message.StartsWith(Start, StringComparison.Ordinal));
        return message[Start.Length..message.IndexOf(':', StringComparison.Ordinal)];
    }

    /// <summary>How the next invocation has ended.</summary>
    public async Task<StatusResult> EndedAsync() => (await _channel.ReceiveAsync(Content.InvocationResponse)).InvocationResponse.Result;

    /// <summary>Tells the worker to end.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> TerminateAsync()
    {
        _channel.Send(new() { WorkerTerminate = new() { GracePeriod = new() { Seconds = 5 } } });
        return _worker!.ExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        _worker?.Dispose();
        _invoker.Dispose();
        await _http.DisposeAsync();
        await _rpc.DisposeAsync();
    }

    private static WebApplication Build(HttpProtocols protocols, Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols);
        });
        configure(builder.Services);
        return builder.Build();
    }

    private static Uri AddressOf(WebApplication server) =>
        new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    private static InvocationRequest Request(HostedFunction function) => new()
    {
        InvocationId = Guid.NewGuid().ToString(),
        FunctionId = function.Metadata.FunctionId,
        TraceContext = new() { TraceParent = $"00-{Guid.NewGuid():N}-{Guid.NewGuid().ToString("N")[..16]}-01" },
    };

    private async Task InitializeAsync(string folder, string workerId)
    {
        Assert.Equal(workerId, (await _channel.ReceiveAsync(Content.StartStream)).StartStream.WorkerId);
        _channel.Send(
            new() { WorkerInitRequest = new() { HostVersion = "4.1041.200", WorkerDirectory = folder, FunctionAppDirectory = folder } });
        var ready = (await _channel.ReceiveAsync(Content.WorkerInitResponse)).WorkerInitResponse;
        Assert.Equal(Success, ready.Result.Status);
        _workerAddress = new Uri(ready.Capabilities["HttpUri"]);
        await LoadAsync(folder);
    }

    private async Task LoadAsync(string folder)
    {
        _channel.Send(new() { FunctionsMetadataRequest = new() { FunctionAppDirectory = folder } });
        var described = (await _channel.ReceiveAsync(Content.FunctionMetadataResponse)).FunctionMetadataResponse;
        Assert.Equal(Success, described.Result.Status);
        Assert.False(described.UseDefaultMetadataIndexing);
        using var hostJson = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "host.json")));
        var prefix = hostJson.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString()!;
        Functions =
        [
            .. described.FunctionMetadataResults.Select(metadata => new HostedFunction(metadata, prefix))
                .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
        ];
        foreach (var function in Functions)
        {
            _channel.Send(
                new() { FunctionLoadRequest = new() { FunctionId = function.Metadata.FunctionId, Metadata = function.Metadata } });
            var loaded = (await _channel.ReceiveAsync(Content.FunctionLoadResponse)).FunctionLoadResponse;
            Assert.True(loaded.Result.Status == Success, $"{function.Name}: {loaded.Result.Exception?.Message}");
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var values = new RouteValueDictionary();
        var function = Functions.FirstOrDefault(function => function.Matches(context.Request.Path, values));
        if (function is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (function.NeedsKey && context.Request.Headers["x-functions-key"] != Key && context.Request.Query["code"] != Key)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            await InvokeAsync(function, values, context);
        }
    }

    private async Task InvokeAsync(HostedFunction function, RouteValueDictionary values, HttpContext context)
    {
        var request = Request(function);
        request.InputData.Add(new ParameterBinding { Name = function.TriggerName, Data = new() { Http = new() } });
        request.TriggerMetadata.Add("Headers", Json(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString())));
        request.TriggerMetadata.Add("Query", Json(context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString())));
        foreach (var (name, value) in values.Where(route => route.Value is not null))
        {
            request.TriggerMetadata.Add(name, new TypedData { String = (string)value! });
        }

        context.Request.Headers[InvocationHeader] = request.InvocationId;
        var invocation = _channel.InvokeAsync(request, context.RequestAborted);
        await _http.Services.GetRequiredService<IHttpForwarder>().SendAsync(context, _workerAddress!.ToString(), _invoker);
        var response = await invocation;
        if (response.Result.Status != Success && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private static TypedData Json(Dictionary<string, string> values) => new() { Json = JsonSerializer.Serialize(values) };
}
