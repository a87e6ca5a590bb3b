using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Simulation.Calibration;

/// <summary>
/// The simulated applicants that published figures are compared with: by specialty, type and season, and by score band. Seasons differ in
/// the number of signals.
/// </summary>
internal sealed class CalibrationSample
{
    private const int Seed = 2026;

    /// <summary>Applicants of a type drawn to find enough who prefer each specialty.</summary>
    private const int Drawn = 1600;

    /// <summary>US MD seniors drawn to fill the score bands too.</summary>
    private const int DrawnForBands = 10000;

    private const int PerType = 240;
    private const int PerBand = 200;

    private readonly Dictionary<(string Specialty, ApplicantType Type, bool IsNewest), IReadOnlyList<SimulatedApplicant>> _groups = [];
    private readonly Dictionary<(string Specialty, ScoreBand Band), IReadOnlyList<SimulatedApplicant>> _bands = [];

    /// <param name="model">Where the population's means and spreads stand, and the targets.</param>
    /// <param name="directory">The real directory.</param>
    /// <param name="matchYear">Year of the match.</param>
    public CalibrationSample(ModelParameters model, ProgramDirectory directory, int matchYear)
    {
        var types = model.Targets.Select(t => t.ApplicantType).Append(ApplicantType.UsMdSenior).Distinct().ToArray();
        foreach (var isNewest in new[] { false, true })
        {
            foreach (var type in types)
            {
                var fillsBands = type == ApplicantType.UsMdSenior && !isNewest;
                var drawn = Population.Create(Seed, fillsBands ? DrawnForBands : Drawn, matchYear, type, model, directory, isNewest);
                foreach (var specialty in model.Specialties)
                {
                    var applicants = drawn.Where(a => a.Preferred == specialty).ToArray();
                    _groups.Add((specialty, type, isNewest), [.. applicants.Take(PerType)]);
                    if (fillsBands)
                    {
                        AddBands(model, specialty, applicants);
                    }
                }
            }
        }
    }

    /// <summary>Applicants of a type who prefer a specialty.</summary>
    public IReadOnlyList<SimulatedApplicant> Of(string specialty, ApplicantType type, bool isNewest) => _groups[(specialty, type, isNewest)];

    /// <summary>US MD seniors whose Step 2 CK is in a band.</summary>
    public IReadOnlyList<SimulatedApplicant> Band(string specialty, ScoreBand band) => _bands[(specialty, band)];

    /// <summary>The bands of a specialty.</summary>
    public IEnumerable<ScoreBand> Bands(string specialty) => _bands.Keys.Where(key => key.Specialty == specialty).Select(key => key.Band);

    private void AddBands(ModelParameters model, string specialty, SimulatedApplicant[] applicants)
    {
        foreach (var band in model.Targets.Where(t => t.Specialty == specialty).Select(t => t.Band).OfType<ScoreBand>().Distinct())
        {
            _bands.Add((specialty, band),
            [
                .. applicants.Where(a => a.Applicant.Step2Ck!.Score!.Value >= band.From && a.Applicant.Step2Ck.Score.Value < band.Below).Take(PerBand),
            ]);
        }
    }
}
