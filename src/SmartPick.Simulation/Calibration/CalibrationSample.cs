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

    /// <summary>
    /// Applicants of a type in a specialty without score bands: evenly spread over the scores of those drawn, so that few are enough.
    /// </summary>
    private const int SpreadPerType = 100;

    /// <summary>US MD seniors of whom the slope of the score is told: a matter of chance where there are few.</summary>
    private const int SpreadForSlope = 400;

    private readonly Dictionary<(string Specialty, ApplicantType Type, bool IsNewest), IReadOnlyList<SimulatedApplicant>> _groups = [];
    private readonly Dictionary<(string Specialty, ScoreBand Band), IReadOnlyList<SimulatedApplicant>> _bands = [];
    private readonly Dictionary<string, IReadOnlyList<SimulatedApplicant>> _measured = new(StringComparer.Ordinal);

    /// <param name="model">Where the population's means and spreads stand, and the targets.</param>
    /// <param name="pool">The specialties that the applicants apply to.</param>
    /// <param name="directory">The real directory.</param>
    /// <param name="matchYear">Year of the match.</param>
    public CalibrationSample(ModelParameters model, ApplicantPool pool, ProgramDirectory directory, int matchYear)
    {
        Pool = pool;
        var targets = model.Targets.Where(t => pool.Specialties.Contains(t.Specialty)).ToArray();
        var hasBands = targets.Any(t => t.Band is not null);
        foreach (var type in targets.Select(t => t.ApplicantType).Append(ApplicantType.UsMdSenior).Distinct())
        {
            foreach (var isNewest in new[] { false, true })
            {
                var fillsBands = hasBands && type == ApplicantType.UsMdSenior && !isNewest;
                var drawn = Population.Create(Seed, fillsBands ? DrawnForBands : Drawn, matchYear, type, model, directory, pool, isNewest);
                foreach (var specialty in pool.Specialties)
                {
                    var applicants = drawn.Where(a => a.Preferred == specialty).ToArray();
                    _groups.Add((specialty, type, isNewest), hasBands
                        ? [.. applicants.Take(PerType)]
                        : Spread(applicants, type == ApplicantType.UsMdSenior && !isNewest ? SpreadForSlope : SpreadPerType));
                    if (fillsBands)
                    {
                        AddBands(targets, specialty, applicants);
                    }

                    if (type == ApplicantType.UsMdSenior && isNewest)
                    {
                        _measured.Add(specialty, hasBands ? _groups[(specialty, type, isNewest)] : applicants);
                    }
                }
            }
        }
    }

    /// <summary>The specialties that the applicants apply to.</summary>
    public ApplicantPool Pool { get; }

    /// <summary>Applicants of a type who prefer a specialty.</summary>
    public IReadOnlyList<SimulatedApplicant> Of(string specialty, ApplicantType type, bool isNewest) =>
        _groups[(specialty, type, isNewest)];

    /// <summary>US MD seniors whose features stand for those of everybody who does not tell theirs.</summary>
    public IReadOnlyList<SimulatedApplicant> Measured(string specialty) => _measured[specialty];

    /// <summary>US MD seniors whose Step 2 CK is in a band.</summary>
    public IReadOnlyList<SimulatedApplicant> Band(string specialty, ScoreBand band) => _bands[(specialty, band)];

    /// <summary>The bands of a specialty.</summary>
    public IEnumerable<ScoreBand> Bands(string specialty) => _bands.Keys.Where(key => key.Specialty == specialty).Select(key => key.Band);

    /// <summary>Every n-th by score.</summary>
    private static SimulatedApplicant[] Spread(SimulatedApplicant[] applicants, int count)
    {
        var byScore = applicants
            .OrderBy(a => a.Applicant.Step2Ck?.Score ?? 0).ThenBy(a => a.Applicant.ComlexLevel2?.Score ?? 0).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => byScore[(int)((i + 0.5) * byScore.Length / count)])];
    }

    private void AddBands(CalibrationTarget[] targets, string specialty, SimulatedApplicant[] applicants)
    {
        foreach (var band in targets.Where(t => t.Specialty == specialty).Select(t => t.Band).OfType<ScoreBand>().Distinct())
        {
            _bands.Add((specialty, band),
            [
                .. applicants.Where(a => a.Applicant.Step2Ck!.Score!.Value >= band.From && a.Applicant.Step2Ck.Score.Value < band.Below)
                    .Take(PerBand),
            ]);
        }
    }
}
