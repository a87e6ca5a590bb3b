using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Simulation.Calibration;

/// <summary>
/// Solves the parameters that published aggregates determine, in the simulated population of each pool of applicants: first the reference,
/// whose values stand where others have none; then the specialties that have all figures they need; then those that borrow some from their
/// group. Deterministic: the same data gives the same calibration.
/// </summary>
/// <param name="data">The parameters; those that are solved start afresh.</param>
/// <param name="directory">The real directory.</param>
/// <param name="matchYear">Year of the match.</param>
public sealed class Calibrator(ModelParameters data, ProgramDirectory directory, int matchYear)
{
    public CalibrationResult Run()
    {
        var reference = new PoolCalibration(data, data.Reference, directory, matchYear).Run();
        var pools = data.Specialties.Except(data.Reference.Specialties, StringComparer.Ordinal)
            .Select(data.PoolOf).DistinctBy(p => p.Common).ToLookup(pool => pool.Specialties.Any(Borrows));
        var model = data.With(reference.Parameters);
        var complete = Run(pools[false], model);
        model = model.With(complete.SelectMany(c => c.Parameters));
        var lent = new GroupLoans(model, [.. complete.SelectMany(c => c.Parameters).Concat(reference.Parameters)]).All();
        var partial = Run(pools[true], model.With(lent));
        CalibrationResult[] all = [reference, .. complete, .. partial];
        return new CalibrationResult(
            [.. all.SelectMany(r => r.Parameters), .. lent], [.. all.SelectMany(r => r.Figures)], reference.Ridge);
    }

    private bool Borrows(string specialty) => data.Groups.Any(g => g.Specialties.Contains(specialty, StringComparer.Ordinal));

    private CalibrationResult[] Run(IEnumerable<ApplicantPool> pools, ModelParameters model) =>
        [.. pools.AsParallel().AsOrdered().Select(pool => new PoolCalibration(model, pool, directory, matchYear).Run())];
}
