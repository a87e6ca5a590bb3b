using SmartPick.Engine.Applicants;

namespace SmartPick.Engine.Odds;

/// <summary>An applicant's strength on paper for one specialty, in log-odds; 0 is the mean of the population.</summary>
internal sealed class Strength
{
    private readonly Applicant _applicant;
    private readonly string _specialty;
    private readonly int _matchYear;
    private readonly SpecialtyModel _model;
    private readonly Reading[] _readings;
    private readonly Uncertain[] _effects;
    private readonly Coefficient _type;

    /// <summary>Step 2 CK above the mean of the type, in tens of points.</summary>
    private readonly Uncertain _deviation;

    /// <summary>Log-odds per ten points of everything that is not told and goes with the score.</summary>
    private readonly double _implied;
    private Contribution[]? _contributions;
    private (string Field, double Variance)[]? _unknown;

    public Strength(Applicant applicant, string specialty, int matchYear, SpecialtyModel model)
    {
        (_applicant, _specialty, _matchYear, _model) = (applicant, specialty, matchYear, model);
        _type = model.Types[(int)applicant.Type];
        var count = StrengthFeatures.All.Count;
        (_readings, _effects) = (new Reading[count], new Uncertain[count]);
        for (var i = 0; i < count; i++)
        {
            _readings[i] = StrengthFeatures.All[i].Read(View(i), applicant);
        }

        var score = model.Features[StrengthFeatures.Step2Ck];
        _deviation = _readings[StrengthFeatures.Step2Ck].Value - Uncertain.Known(model.TypicalScores[(int)applicant.Type]);
        for (var i = 0; i < count; i++)
        {
            var (reading, feature) = (_readings[i], model.Features[i]);
            if (reading.Applies && !reading.IsKnown && i != StrengthFeatures.Step2Ck)
            {
                // What is not told is what usually goes with such a score (linear regression in the simulated population).
                var explained = feature.PerStep2Ck * score.StandardDeviation;
                _effects[i] = feature.Of(new Uncertain(
                    feature.Reference + (feature.PerStep2Ck * _deviation.Mean),
                    Math.Max(0, (feature.StandardDeviation * feature.StandardDeviation) - (explained * explained)),
                    0));
                _implied += feature.Coefficient.Value * feature.PerStep2Ck;
            }
            else
            {
                _effects[i] = reading.Applies ? feature.Of(reading.Value) : default;
            }
        }

        // Where the score itself is not known, what goes with it rests on it too, so that their spreads add before they are squared.
        _effects[StrengthFeatures.Step2Ck] += new Uncertain(
            0,
            ((_implied * _implied) + (2 * _implied * score.Coefficient.Value)) * _deviation.PopulationVariance,
            _implied * _implied * _deviation.EstimationVariance);
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

    private IEnumerable<Contribution> Explain()
    {
        yield return new Contribution("applicant-type", _type.Value, ApplicantTypes.Words(_applicant.Type));
        for (var i = 0; i < _readings.Length; i++)
        {
            if (_readings[i].IsKnown)
            {
                var feature = StrengthFeatures.All[i];
                var implied = i == StrengthFeatures.Step2Ck ? _implied * _deviation.Mean : 0;
                yield return new Contribution(feature.Factor, _effects[i].Mean + implied, feature.Say(View(i), _applicant));
            }
        }
    }

    private IEnumerable<(string Field, double Variance)> Open()
    {
        for (var i = 0; i < _readings.Length; i++)
        {
            if (_effects[i].PopulationVariance > 0)
            {
                yield return ($"applicant.{StrengthFeatures.All[i].Field}", _effects[i].Variance);
            }
        }
    }
}
