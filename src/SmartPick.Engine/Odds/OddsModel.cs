using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>
/// Marginal, population-averaged odds of one applicant at any program:
/// logit P(interview) = base + strength − bar + affinity + signal;
/// logit P(match | interview) = base + share · (strength − bar) + share · affinity.
/// </summary>
public sealed class OddsModel
{
    private readonly Applicant _applicant;
    private readonly ModelParameters _model;
    private readonly int _matchYear;
    private readonly Affinity _affinity;
    private readonly Dictionary<string, Strength> _strengths = new(StringComparer.Ordinal);

    public OddsModel(Applicant applicant, int matchYear, ModelParameters model)
    {
        _applicant = applicant;
        _model = model;
        _matchYear = matchYear;
        _affinity = new Affinity(applicant, model);
        Dependence = new Dependence(model.Get("dependence.interview").Value, model.Get("dependence.match").Value);
    }

    /// <summary>How the decisions hang together once the profile is known.</summary>
    public Dependence Dependence { get; }

    /// <summary>
    /// Standard deviation in log-odds that all programs of a specialty share: coefficient errors and what the
    /// profile leaves unknown. It does not average out over a list.
    /// </summary>
    public double SharedDeviation(string specialty) => Math.Sqrt(SharedVariance(specialty));

    /// <summary>The same for P(match | interview).</summary>
    public double SharedMatchDeviation(string specialty)
    {
        var error = _model.Get("match.base", specialty).StandardError;
        var share = _model.Get("match.strengthShare", specialty).Value;
        return Math.Sqrt((error * error) + (share * share * StrengthFor(specialty).Variance));
    }

    /// <summary>The odds at one program.</summary>
    public ProgramOdds At(ResidencyProgram program)
    {
        var strength = StrengthFor(program.Specialty);
        var bar = ProgramBar.Of(program, _model);
        var contributions = new List<Contribution>(strength.Contributions);
        if (bar.Text is not null)
        {
            contributions.Add(new Contribution("selectivity", -bar.LogOdds, $"Selectivity by {bar.Text}"));
        }

        var affinities = new List<Contribution>();
        var affinityVariance = _affinity.AddTo(affinities, program);
        var affinity = affinities.Sum(c => c.Effect);
        contributions.AddRange(affinities);
        var outcomes = new List<(double Shift, double Probability)> { (0, 1) };
        var unknown = UnknownOf(program).ToList();
        foreach (var policy in Policy.Of(_applicant, program, _model))
        {
            if (policy.Exclusion is { } exclusion)
            {
                return ShutOut(program, exclusion, policy.Text);
            }

            outcomes = [.. outcomes.SelectMany(o => policy.Outcomes.Select(p => (o.Shift + p.Shift, o.Probability * p.Probability)))];
            if (policy.UnknownField is { } field)
            {
                unknown.Add(field);
                contributions.Add(new Contribution($"unknown-{field}", Logit.Of(policy.Outcomes[0].Probability), policy.Text));
            }
            else if (policy.Outcomes[0].Shift != 0)
            {
                contributions.Add(new Contribution("soft-policy", policy.Outcomes[0].Shift, policy.Text));
            }
        }

        var interviewLogit = _model.Get("interview.base", program.Specialty).Value + strength.LogOdds - bar.LogOdds + affinity;
        var interviewDeviation = Math.Sqrt(SharedVariance(program.Specialty) + bar.Variance + affinityVariance);
        var matchShare = _model.Get("match.strengthShare", program.Specialty).Value;
        var affinityShare = _model.Get("match.affinityShare", program.Specialty).Value;
        var matchBase = _model.Get("match.base", program.Specialty);
        var matchLogit = matchBase.Value + (matchShare * (strength.LogOdds - bar.LogOdds)) + (affinityShare * affinity);
        var matchVariance = (matchBase.StandardError * matchBase.StandardError)
            + (matchShare * matchShare * (strength.Variance + bar.Variance)) + (affinityShare * affinityShare * affinityVariance);
        return new ProgramOdds
        {
            Program = program,
            Interview = Signals(program).ToDictionary(s => s.Key, s => Mixture(interviewLogit + s.Value, interviewDeviation, outcomes)),
            MatchGivenInterview = Estimate.FromLogit(matchLogit, Math.Sqrt(matchVariance)),
            Contributions = [.. contributions.Where(c => c.Effect != 0).OrderByDescending(c => Math.Abs(c.Effect)).ThenBy(c => c.Factor, StringComparer.Ordinal)],
            Unknown = unknown,
        };
    }

    /// <summary>
    /// Averages over what an unknown rule could be: the odds lie between those of "no" and "yes", and so does the
    /// interval, from the worse outcome's low end weighted like the estimate to the best outcome's high end.
    /// </summary>
    private static Estimate Mixture(double logit, double deviation, List<(double Shift, double Probability)> outcomes)
    {
        if (outcomes is [var (shift, _)])
        {
            return Estimate.FromLogit(logit + shift, deviation);
        }

        var estimates = outcomes.Select(o => (Estimate: Estimate.FromLogit(logit + o.Shift, deviation), o.Probability)).ToArray();
        return new Estimate(
            estimates.Sum(e => e.Probability * e.Estimate.P),
            estimates.Min(e => e.Estimate.Low),
            estimates.Max(e => e.Estimate.High));
    }

    private double SharedVariance(string specialty)
    {
        var error = _model.Get("interview.base", specialty).StandardError;
        return StrengthFor(specialty).Variance + (error * error);
    }

    /// <summary>Log-odds that each signal level adds; none where the program is known not to take signals.</summary>
    private Dictionary<SignalLevel, double> Signals(ResidencyProgram program)
    {
        var levels = new Dictionary<SignalLevel, double> { [SignalLevel.None] = 0 };
        if (program.SignalsAccepted != false)
        {
            var accepted = program.SignalsAccepted == true ? 1 : _model.Get("signal.accepted.prior", program.Specialty).Value;
            var gold = accepted * _model.Get("signal.gold", program.Specialty).Value;
            levels[SignalLevel.Gold] = gold;
            levels[SignalLevel.Silver] = gold * _model.Get("signal.silverShare", program.Specialty).Value;
        }

        return levels;
    }

    private Strength StrengthFor(string specialty)
    {
        if (!_strengths.TryGetValue(specialty, out var strength))
        {
            strength = Strength.Of(_applicant, specialty, _matchYear, _model);
            _strengths.Add(specialty, strength);
        }

        return strength;
    }

    private static IEnumerable<string> UnknownOf(ResidencyProgram program)
    {
        if (program.MedianStep2Ck is null)
        {
            yield return "medianStep2ck";
        }

        if (program.Applicants is null || program.Interviews is null)
        {
            yield return "interviewRate";
        }

        if (program.SignalsAccepted is null)
        {
            yield return "signalsAccepted";
        }
    }

    private static ProgramOdds ShutOut(ResidencyProgram program, string exclusion, string text) => new()
    {
        Program = program,
        Exclusion = exclusion,
        Interview = new Dictionary<SignalLevel, Estimate> { [SignalLevel.None] = Estimate.Never },
        MatchGivenInterview = Estimate.Never,
        Contributions = [new Contribution(exclusion, double.NegativeInfinity, text)],
        Unknown = [],
    };
}
