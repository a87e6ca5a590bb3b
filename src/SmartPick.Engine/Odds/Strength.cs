using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Odds;

/// <summary>An applicant's strength on paper for one specialty, in log-odds; 0 is the mean of the population.</summary>
internal sealed class Strength
{
    private readonly Applicant _applicant;
    private readonly string _specialty;
    private readonly int _matchYear;
    private readonly SpecialtyModel _model;
    private readonly ArraySegment<Reading> _readings;
    private readonly ArraySegment<Uncertain> _effects;
    private readonly Coefficient _type;
    private Contribution[]? _contributions;
    private (string Field, double Variance)[]? _unknown;

    public Strength(Applicant applicant, string specialty, int matchYear, SpecialtyModel model, Workspace workspace)
    {
        (_applicant, _specialty, _matchYear, _model) = (applicant, specialty, matchYear, model);
        _type = model.Types[(int)applicant.Type];
        var count = StrengthFeatures.All.Count;
        (_readings, _effects) = (workspace.Take<Reading>(count), workspace.Take<Uncertain>(count));
        Total = _type.Once;
        for (var i = 0; i < count; i++)
        {
            _readings[i] = StrengthFeatures.All[i].Read(View(i), applicant);
            _effects[i] = _readings[i].Applies ? model.Features[i].Of(_readings[i].Value) : default;
            Total += _effects[i];
        }
    }

    /// <summary>Sum of all effects.</summary>
    public Uncertain Total { get; }

    /// <summary>The reading of a feature, by its place in <see cref="StrengthFeatures.All"/>.</summary>
    public Reading Reading(int feature) => _readings[feature];

    /// <summary>What the strength is made of, as far as it is known; the same at every program.</summary>
    public IReadOnlyList<Contribution> Contributions => _contributions ??= [.. Explain()];

    /// <summary>Fields of the profile that are not known, each with the variance that it leaves; the same at every program.</summary>
    public IReadOnlyList<(string Field, double Variance)> Unknown => _unknown ??= [.. Open()];

    private FeatureView View(int feature) => new(_model, _specialty, _matchYear, _model.Features[feature], _model.Caps[feature]);

    private IEnumerable<Contribution> Explain()
    {
        yield return new Contribution("applicant-type", _type.Value, ApplicantTypes.Words(_applicant.Type));
        for (var i = 0; i < _readings.Count; i++)
        {
            if (_readings[i].IsKnown)
            {
                var feature = StrengthFeatures.All[i];
                yield return new Contribution(feature.Factor, _effects[i].Mean, feature.Say(View(i), _applicant));
            }
        }
    }

    private IEnumerable<(string Field, double Variance)> Open()
    {
        for (var i = 0; i < _readings.Count; i++)
        {
            if (_effects[i].Spread > 0)
            {
                yield return ($"applicant.{StrengthFeatures.All[i].Field}", _effects[i].Variance);
            }
        }
    }
}
