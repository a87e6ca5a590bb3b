using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Recommendations;

/// <summary>
/// The applicant's own value of a program, u in [0,1]: what they say of it where it is a favorite, else the value of its specialty
/// times the weighted mean of the fits of location, setting, research and size. A side that is not known stands at a neutral fit, so
/// that programs of a specialty are worth the same to somebody who prefers nothing else.
/// </summary>
internal sealed class ProgramValue(Preferences preferences, ModelParameters model)
{
    private readonly double _unknown = model.Get("fit.unknown").Value;
    private readonly double _otherState = model.Get("fit.location.otherState").Value;
    private readonly double _researchHalf = model.Get("fit.research.half").Value;
    private readonly double _sizeHalf = model.Get("fit.size.half").Value;

    public double Of(ResidencyProgram program)
    {
        if (preferences.Favorites.TryGetValue(program.Id, out var own))
        {
            return own;
        }

        var weights = preferences.Weights;
        var total = weights.Location + weights.Setting + weights.Research + weights.Size;
        var fit = (weights.Location * Location(program)) + (weights.Setting * Setting(program))
            + (weights.Research * Saturating(program.ResearchFundingMillions, _researchHalf))
            + (weights.Size * Saturating(program.Positions, _sizeHalf));
        return preferences.Specialties[program.Specialty] * (total > 0 ? fit / total : 1);
    }

    private double Location(ResidencyProgram program) => preferences.States switch
    {
        null => _unknown,
        var states => states.Contains(program.State, StringComparer.Ordinal) ? 1 : _otherState,
    };

    private double Setting(ResidencyProgram program)
    {
        if (preferences.Settings is not { Count: > 0 } settings)
        {
            return _unknown;
        }

        return program.Setting is { } setting && settings.TryGetValue(setting, out var value) ? value : settings.Values.Average();
    }

    private double Saturating(double? amount, double half) =>
        amount is { } known ? known / (known + half) : _unknown;
}
