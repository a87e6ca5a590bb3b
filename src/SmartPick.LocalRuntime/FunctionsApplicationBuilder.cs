using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartPick.LocalRuntime.Hosting;
using SmartPick.LocalRuntime.Http;
using SmartPick.LocalRuntime.Timers;

namespace SmartPick.LocalRuntime;

/// <summary>Builds a Kestrel host that runs function classes the way the Functions host would.</summary>
public sealed class FunctionsApplicationBuilder : IHostApplicationBuilder
{
    private readonly WebApplicationBuilder _builder;
    private readonly HostJson _hostJson;
    private readonly LocalSettings _localSettings;

    internal FunctionsApplicationBuilder(string[] args, IEnumerable<Type> types, string folder)
    {
        _hostJson = HostJson.Read(folder);
        _localSettings = LocalSettings.Read(folder);

        // Empty, because the real host has no settings files of ASP.NET Core either. Later means stronger: the environment wins there too.
        _builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args, ContentRootPath = folder });
        Configuration.AddInMemoryCollection(_localSettings.Values).AddEnvironmentVariables().AddCommandLine(args);
        WebHost.UseKestrelCore();
        Logging.AddConfiguration(Configuration.GetSection("Logging")).AddConsole();
        Services.TryAddSingleton(TimeProvider.System);
        Services.AddRouting();
        Services.AddSingleton(_ => FunctionMethod.FindAll(types, Configuration));
        Services.AddSingleton(services => TimerFunctions.Create(Functions(services), services));
        Services.AddHostedService<TimerService>();
        Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_builder).Properties;

    public IConfigurationManager Configuration => _builder.Configuration;

    public IHostEnvironment Environment => _builder.Environment;

    public ILoggingBuilder Logging => _builder.Logging;

    public IMetricsBuilder Metrics => _builder.Metrics;

    public IServiceCollection Services => _builder.Services;

    internal IWebHostBuilder WebHost => _builder.WebHost;

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_builder).ConfigureContainer(factory, configure);

    /// <summary>Lets functions take ASP.NET Core's requests and return its results.</summary>
    public FunctionsApplicationBuilder ConfigureFunctionsWebApplication()
    {
        Services.AddCors(_localSettings.ConfigureCors);
        Services.AddSingleton(services => HttpFunctions.Create(Functions(services), _hostJson.RoutePrefix, services));
        WebHost.ConfigureKestrel(kestrel => LocalEndpoint.Listen(kestrel, Configuration, _localSettings.Port));
        return this;
    }

    public IHost Build()
    {
        var app = _builder.Build();

        // Asked for now, so that a mistake in a trigger stops the start before anything runs.
        app.Services.GetRequiredService<TimerFunctions>();
        if (app.Services.GetService<HttpFunctions>() is { } functions)
        {
            app.Use(_hostJson.AddCustomHeaders);
            if (_localSettings.AllowsOrigins)
            {
                app.UseCors();
            }

            app.Run(functions.InvokeAsync);
        }

        return new LocalHost(app);
    }

    private static IReadOnlyList<FunctionMethod> Functions(IServiceProvider services) => services.GetRequiredService<IReadOnlyList<FunctionMethod>>();
}
