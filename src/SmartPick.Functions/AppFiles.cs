using SmartPick.Engine.Odds;
using SmartPick.Engine.Readiness;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Pages;

namespace SmartPick.Functions;

/// <summary>Every file that is deployed with the app, read once at start.</summary>
/// <param name="Model">The model.</param>
/// <param name="Seasons">The seasons, with what can be asked for.</param>
/// <param name="Readiness">The advice and what readiness rests on.</param>
/// <param name="Site">The page and the widget.</param>
public sealed record AppFiles(ModelParameters Model, SeasonBook Seasons, ReadinessData Readiness, Site Site)
{
    /// <summary>The warm-up with these files, if there is one.</summary>
    internal Task WarmUp { get; private init; } = Task.CompletedTask;

    /// <summary>
    /// Reads the files beside the app, then warms up with them, on another processor than the one that builds the host meanwhile: both
    /// take about as long.
    /// </summary>
    public static Task<AppFiles> ReadInBackground() => Task.Run(() =>
    {
        var files = Read(AppContext.BaseDirectory);
        return files with { WarmUp = Task.Run(() => Functions.WarmUp.Run(files)) };
    });

    /// <param name="root">The folder that holds <c>data</c> and <c>wwwroot</c>.</param>
    /// <exception cref="InvalidDataException">A file is missing or malformed; the message names it.</exception>
    public static AppFiles Read(string root)
    {
        var model = DataFiles.ReadModel(root);
        return new AppFiles(
            model,
            DataFiles.ReadSeasons(root).Answerable(model.Modeled),
            DataFiles.ReadReadiness(root),
            Site.Load(Path.Combine(root, "wwwroot")));
    }
}
