using System.Globalization;
using SmartPick.Calibration.Acceptance;

namespace SmartPick.Calibration;

/// <summary><c>acceptance</c>: prints every published rate beside the answer.</summary>
internal static class AcceptanceCommand
{
    public static async Task<int> RunAsync(RepositoryData data, TextWriter output)
    {
        var run = new AcceptanceRun(data.Seasons(), data.Model(), await data.DirectoryAsync().ConfigureAwait(false));
        foreach (var row in run.Rows(data.PublishedRates()))
        {
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Published.Specialty,-28} {row.Published.Type,-12} {row.Published.Asked,4} {row.Published.Count,6} {row.Published.Rate,7:0.000} {row.Answer,7:0.000} {100 * row.Miss,5:0.0}");
            await output.WriteLineAsync(line).ConfigureAwait(false);
        }

        return 0;
    }
}
