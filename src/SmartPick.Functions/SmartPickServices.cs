using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartPick.Catalog;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Recommendations;
using SmartPick.Functions.Http;
using SmartPick.Functions.Http.Limits;
using SmartPick.Functions.OpenApi;
using SmartPick.Functions.Pages;
using SmartPick.Functions.Portfolio;
using SmartPick.Functions.Programs;
using SmartPick.Functions.RankList;
using SmartPick.Functions.Readiness;
using SmartPick.Functions.Recommendations;
using SmartPick.Functions.Settings;
using SmartPick.Functions.Telemetry;

namespace SmartPick.Functions;

/// <summary>What the function classes need.</summary>
public static class SmartPickServices
{
    /// <exception cref="SettingException">A setting is missing or malformed.</exception>
    /// <exception cref="InvalidDataException">The model, the seasons or the page beside the app are missing or malformed.</exception>
    public static IServiceCollection AddSmartPick(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = SmartPickSettings.Read(configuration);
        var model = DataFiles.ReadModel(AppContext.BaseDirectory);
        var seasons = DataFiles.ReadSeasons(AppContext.BaseDirectory);
        var readiness = DataFiles.ReadReadiness(AppContext.BaseDirectory);
        return services
            .AddTelemetry(settings.Telemetry)
            .AddSingleton(settings.RateLimit)
            .AddSingleton(model)
            .AddSingleton(seasons)
            .AddSingleton<ClientLimiter>()
            .AddSingleton<SolverGate>()
            .AddSingleton(readiness)
            .AddSingleton(new Recommender(seasons, model, readiness.Advice))
            .AddSingleton<ReadinessAdvisor>()
            .AddSingleton<ReadinessHandler>()
            .AddSingleton(new RankListReviewer(seasons, model, readiness.Advice))
            .AddSingleton<ApiGuard>()
            .AddSingleton<RecommendationHandler>()
            .AddSingleton<PortfolioHandler>()
            .AddSingleton<RankListHandler>()
            .AddSingleton<ProgramsHandler>()
            .AddSingleton(Site.Load(Path.Combine(AppContext.BaseDirectory, "wwwroot")))
            .AddSingleton<SiteHandler>()
            .AddSingleton<OpenApiDocument>()
            .AddCatalog(configuration, seasons.Latest.Specialties.Keys.ToHashSet(StringComparer.Ordinal));
    }
}
