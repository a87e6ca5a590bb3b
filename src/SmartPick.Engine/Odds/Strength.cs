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
        for (var i = 0; i < count; i++)
        {
            _readings[i] = StrengthFeatures.All[i].Read(View(i), applicant);
        }

        var implied = 0.0;
        for (var i = 0; i < count; i++)
        {
            var (reading, feature) = (_readings[i], model.Features[i]);
            if (reading.Applies && !reading.IsKnown && i != StrengthFeatures.Step2Ck)
            {
                var explained = feature.PerStep2Ck * model.Features[StrengthFeatures.Step2Ck].Spread;
                _effects[i] = feature.Of(new Uncertain(feature.Reference, Math.Max(0, (feature.Spread * feature.Spread) - (explained * explained)), 0));
                implied += feature.Coefficient.Value * feature.PerStep2Ck;
            }
            else
            {
                _effects[i] = reading.Applies ? feature.Of(reading.Value) : default;
            }
        }

        _effects[StrengthFeatures.Step2Ck] += ImpliedByScore(implied);
        Total = _type.Once;
        foreach (var effect in _effects)
        {
            Total += effect;
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

    /// <summary>
    /// What is not told is what usually goes with such a score (linear regression in the simulated population): those who score higher
    /// have more honors on the whole. Where the score itself is not known, both rest on it, so that their spreads add before they are squared.
    /// </summary>
    /// <param name="implied">Log-odds of everything that is not told per ten points of Step 2 CK.</param>
    private Uncertain ImpliedByScore(double implied)
    {
        var deviation = _readings[StrengthFeatures.Step2Ck].Value - Uncertain.Known(_model.TypicalScores[(int)_applicant.Type]);
        var own = _model.Features[StrengthFeatures.Step2Ck].Coefficient.Value;
        return new Uncertain(
            implied * deviation.Mean,
            ((implied * implied) + (2 * implied * own)) * deviation.Spread,
            implied * implied * deviation.Error);
    }

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
