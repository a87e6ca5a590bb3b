using System.Globalization;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Calibration;

namespace SmartPick.Calibration;

/// <summary><c>calibrate</c>.</summary>
internal static class CalibrateCommand
{
    private const int Seed = 2026;
    private const int Applicants = 2000;

    public static async Task<int> RunAsync(RepositoryData data, TextWriter output)
    {
        var model = data.Model();
        var directory = await data.DirectoryAsync().ConfigureAwait(false);
        var population = Population.Create(
            Seed, Applicants, data.Seasons().Latest.MatchYear, ApplicantType.UsMdSenior, model, directory);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{population.Count} US MD seniors, mean Step 2 CK {population.Average(a => a.Applicant.Step2Ck!.Score!.Value):0.0}, {population.Average(a => a.Applications.Count):0.0} applications each.");
        await output.WriteLineAsync(text).ConfigureAwait(false);
        return 0;
    }
}
