using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.Catalog;
using SmartPick.Catalog.Plausibility;
using SmartPick.Catalog.Settings;
using SmartPick.Engine.RankList.Review;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Http.Limits;
using SmartPick.Functions.Http.Pipeline;
using SmartPick.Functions.ModelInfo;
using SmartPick.Functions.OpenApi;
using SmartPick.Functions.Pages;
using SmartPick.Functions.Portfolio;
using SmartPick.Functions.Programs;
using SmartPick.Functions.RankList;
using SmartPick.Functions.Readiness;
using SmartPick.Functions.Recommendations;
using SmartPick.Functions.Schools;
using SmartPick.Functions.Settings;
using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions;

/// <summary>What the function classes need.</summary>
public static class SmartPickServices
{
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="files">What is read meanwhile; the first service that needs it waits for it.</param>
    /// <exception cref="SettingException">A setting is missing or malformed.</exception>
    public static IServiceCollection AddSmartPick(this IServiceCollection services, IConfiguration configuration, Task<AppFiles> files)
    {
        var settings = SmartPickSettings.Read(configuration);
        return services
            .AddTelemetry(settings.Telemetry)
            // A solve takes up a thread of the pool anyway, and no more than there are processors solve at a time: another thread to answer
            // on only costs.
            .Configure<SocketTransportOptions>(sockets => sockets.UnsafePreferInlineScheduling = true)
            .Configure<KestrelServerOptions>(ServerLimits.Set)
            .AddSingleton(settings.RateLimit)
            .AddSingleton(_ => files.GetAwaiter().GetResult())
            .AddSingleton(provider => Files(provider).Model)
            .AddSingleton(provider => Files(provider).Seasons)
            .AddSingleton(provider => Files(provider).Readiness)
            .AddSingleton(provider => Files(provider).Readiness.Advice)
            .AddSingleton(provider => Files(provider).Readiness.Calendar)
            .AddSingleton<SeasonClock>()
            .AddSingleton(provider => Files(provider).Site)
            .AddSingleton<ClientLimiter>()
            .AddSingleton<SolverGate>()
            .AddSingleton<Recommender>()
            .AddSingleton<ReadinessAdvisor>()
            .AddSingleton<ReadinessHandler>()
            .AddSingleton<RankListReviewer>()
            .AddSingleton<RequestPipeline>()
            .AddSingleton<RecommendationHandler>()
            .AddSingleton<PortfolioHandler>()
            .AddSingleton<RankListHandler>()
            .AddSingleton<ProgramsHandler>()
            .AddSingleton<SchoolsHandler>()
            .AddSingleton<SiteHandler>()
            .AddSingleton<OpenApiDocument>()
            .AddSingleton<ModelDocument>()
            .AddHostedService<WarmUpReport>()
            .AddCatalog(
                configuration,
                provider => Files(provider).Seasons.Latest.Specialties.Keys.ToHashSet(StringComparer.Ordinal),
                provider => new ReferenceMarket(provider.GetRequiredService<Recommender>(), Files(provider).Seasons.Latest.Preferable));
    }

    private static AppFiles Files(IServiceProvider provider) => provider.GetRequiredService<AppFiles>();
}
