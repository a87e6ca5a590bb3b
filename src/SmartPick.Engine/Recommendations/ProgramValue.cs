using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Recommendations;

/// <summary>
/// The applicant's own value of a program, u in [0,1]: the value of its specialty times the weighted mean of the
/// fits of location, setting, research and size. A side that is not known stands at a neutral fit.
/// </summary>
internal sealed class ProgramValue(Preferences preferences, ModelParameters model)
{
    private const string IntegratedIr = "ir-integrated";

    private readonly double _unknown = model.Get("fit.unknown").Value;

    public double Of(ResidencyProgram program)
    {
        var weights = preferences.Weights;
        var total = weights.Location + weights.Setting + weights.Research + weights.Size;
        var fit = (weights.Location * Location(program)) + (weights.Setting * Setting(program))
            + (weights.Research * Saturating(program.ResearchFundingMillions, "fit.research.half"))
            + (weights.Size * Saturating(program.Positions, "fit.size.half"));
        if (program.Specialty != IntegratedIr && preferences.Specialties.ContainsKey(IntegratedIr))
        {
            var weight = model.Get("fit.irDivision.weight").Value;
            total += weight;
            fit += weight * (program.IrDivision is { } known ? (known ? 1 : 0) : _unknown);
        }

        return preferences.Specialties[program.Specialty] * (total > 0 ? fit / total : 1);
    }

    private double Location(ResidencyProgram program) => preferences.States switch
    {
        null => _unknown,
        var states => states.Contains(program.State, StringComparer.Ordinal) ? 1 : model.Get("fit.location.otherState").Value,
    };

    private double Setting(ResidencyProgram program)
    {
        if (preferences.Settings is not { Count: > 0 } settings)
        {
            return _unknown;
        }

        return program.Setting is { } setting && settings.TryGetValue(setting, out var value) ? value : settings.Values.Average();
    }

    private double Saturating(double? amount, string half) =>
        amount is { } known ? known / (known + model.Get(half).Value) : _unknown;
}
