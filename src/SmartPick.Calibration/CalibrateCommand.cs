using System.Globalization;
using SmartPick.Engine.Odds;
using SmartPick.Simulation.Calibration;

namespace SmartPick.Calibration;

/// <summary><c>calibrate</c>: solves the parameters, writes <c>data/model/calibration.json</c> and prints the table.</summary>
internal static class CalibrateCommand
{
    public static async Task<int> RunAsync(RepositoryData data, TextWriter output)
    {
        var result = new Calibrator(data.Uncalibrated(), await data.DirectoryAsync().ConfigureAwait(false), data.Seasons().Latest.MatchYear)
            .Run();
        await File.WriteAllTextAsync(data.PathOf("data", "model", RepositoryData.Calibration), CalibrationJson.Write(result))
            .ConfigureAwait(false);
        foreach (var f in result.Figures)
        {
            var row = string.Create(
                CultureInfo.InvariantCulture,
                $"{f.Figure,-40} {f.Unit,-10} {f.Published,9:0.###} {f.Model,9:0.###} {f.Use,-5} {(f.IsMet ? "" : "missed")}");
            await output.WriteLineAsync(row).ConfigureAwait(false);
        }

        return result.Figures.All(f => f.Use == TargetUse.Check || f.IsMet) ? 0 : 1;
    }
}
