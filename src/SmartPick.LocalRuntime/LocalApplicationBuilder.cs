using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using SmartPick.LocalRuntime.Hosting;
using SmartPick.LocalRuntime.Http;
using SmartPick.LocalRuntime.Storage;
using SmartPick.LocalRuntime.Timers;

namespace SmartPick.LocalRuntime;

/// <summary>Builds a Kestrel host that runs function classes the way the Functions host and its worker would.</summary>
internal sealed class LocalApplicationBuilder
{
    private readonly WebApplicationBuilder _builder;
    private readonly HostJson _hostJson;
    private readonly LocalSettings _localSettings;
    private readonly DevelopmentStorage? _storage;

    /// <param name="args">Settings as <c>--name=value</c>.</param>
    /// <param name="types">The types to look for functions in.</param>
    /// <param name="folder">The folder of <c>host.json</c> and <c>local.settings.json</c>.</param>
    /// <exception cref="StartupException">One of the two files cannot be read.</exception>
    public LocalApplicationBuilder(string[] args, IEnumerable<Type> types, string folder)
    {
        _hostJson = HostJson.Read(folder);
        _localSettings = LocalSettings.Read(folder);

        // Empty, because the real host has no settings files of ASP.NET Core either. Later means stronger: the environment wins there too.
        _builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args, ContentRootPath = folder });
        Configuration.AddInMemoryCollection(_localSettings.Values).AddEnvironmentVariables().AddCommandLine(args);
        _storage = DevelopmentStorage.Find(Configuration);
        _builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => LocalEndpoint.Listen(kestrel, Configuration, _localSettings.Port));
        _builder.Logging.AddConfiguration(Configuration.GetSection("Logging")).AddConsole()
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        Services.TryAddSingleton(TimeProvider.System);
        Services.AddRouting().AddCors(_localSettings.ConfigureCors);
        Services.AddSingleton(_ => FunctionMethod.FindAll(types, Configuration));
        Services.AddSingleton(services => HttpFunctions.Create(Functions(services), _hostJson.RoutePrefix, services));
        Services.AddSingleton(services => TimerFunctions.Create(Functions(services), services));
        Services.AddHostedService<TimerService>();

        // The span around each request comes from the Functions host elsewhere.
        Services.ConfigureOpenTelemetryTracerProvider(tracing => tracing.AddSource("Microsoft.AspNetCore"));
    }

    public ConfigurationManager Configuration => _builder.Configuration;

    public IServiceCollection Services => _builder.Services;

    /// <summary>The server, which tests replace.</summary>
    public IWebHostBuilder WebHost => _builder.WebHost;

    /// <exception cref="StartupException">A trigger cannot be hosted.</exception>
    public IHost Build()
    {
        var app = _builder.Build();

        // Asked for now, so that a mistake in a trigger stops the start before anything runs.
        app.Services.GetRequiredService<TimerFunctions>();
        var functions = app.Services.GetRequiredService<HttpFunctions>();
        app.Use(_hostJson.AddCustomHeaders);
        if (_localSettings.AllowsOrigins)
        {
            app.UseCors();
        }

        app.Run(functions.InvokeAsync);
        MalformedRequests.Watch(app.Services.GetRequiredService<DiagnosticListener>());
        return new LocalHost(app, _storage);
    }

    private static IReadOnlyList<FunctionMethod> Functions(IServiceProvider services) =>
        services.GetRequiredService<IReadOnlyList<FunctionMethod>>();
}
