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
    /// <summary>
    /// Reads the files beside the app, then rehearses with them, on another processor than the one that builds the host
    /// meanwhile: both take about as long.
    /// </summary>
    public static Task<AppFiles> ReadInBackground()
    {
        var reading = Task.Run(() => Read(AppContext.BaseDirectory));
        _ = reading.ContinueWith(
            read => WarmUp.Run(read.Result), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        return reading;
    }

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
