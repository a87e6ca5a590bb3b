using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Simulation.Calibration;

/// <summary>One simulated applicant's applications to one specialty, with the model's odds.</summary>
internal sealed class SimulatedList
{
    private readonly NormalRule _rule;
    private readonly double[][] _interview;
    private readonly Lazy<double[][]> _match;

    public SimulatedList(SimulatedApplicant applicant, string specialty, OddsModel odds, ModelParameters model, NormalRule rule)
    {
        Applicant = applicant.Applicant;
        Applications = [.. applicant.Applications.Where(a => a.Program.Specialty == specialty).Select(a =>
        {
            var at = odds.At(a.Program);
            var signal = at.TakesSignals ? a.Signal : SignalLevel.None;
            return new SimulatedOdds(
                at.Entry.InterviewP(signal),
                at.Entry.MatchOpen,
                at.Entry.InterviewP(SignalLevel.None),
                signal != SignalLevel.None,
                applicant.Applicant.HomeInstitution == a.Program.Institution,
                Geography.Closeness(applicant.Applicant.Ties!, a.Program, model.Regions) != Closeness.None);
        })];
        _rule = rule;
        var dependence = odds.Dependence;
        _interview = Conditional(a => a.Interview, dependence.Interview);
        _match = new(() => Conditional(a => a.Match, dependence.Match));
    }

    public Applicant Applicant { get; }

    /// <summary>Applications by preference.</summary>
    public IReadOnlyList<SimulatedOdds> Applications { get; }

    /// <summary>P(matching in the specialty).</summary>
    public double MatchProbability()
    {
        var unmatched = 0.0;
        Span<double> open = stackalloc double[_rule.Nodes.Length];
        Span<double> yes = stackalloc double[_rule.Nodes.Length];
        for (var z = 0; z < _rule.Nodes.Length; z++)
        {
            _rule.Weights.CopyTo(open);
            for (var i = 0; i < _interview.Length; i++)
            {
                SpanMath.Multiply(_match.Value[i], _interview[i][z], yes);
                SpanMath.Subtract(1, yes, yes);
                SpanMath.Multiply(open, yes, open);
            }

            unmatched += _rule.Weights[z] * SpanMath.Sum(open);
        }

        return 1 - unmatched;
    }

    /// <summary>P(at least one interview).</summary>
    public double AnyInterview()
    {
        var none = 0.0;
        for (var z = 0; z < _rule.Nodes.Length; z++)
        {
            var open = _rule.Weights[z];
            for (var i = 0; i < _interview.Length; i++)
            {
                open *= 1 - _interview[i][z];
            }

            none += open;
        }

        return 1 - none;
    }

    /// <summary>The odds of a stage at each value of its factor; many programs have the same.</summary>
    private double[][] Conditional(Func<SimulatedOdds, double> stage, double loading)
    {
        var known = new Dictionary<double, double[]>();
        return [.. Applications.Select(a =>
        {
            var odds = stage(a);
            return known.TryGetValue(odds, out var conditional) ? conditional
                : known[odds] = Dependence.Conditional(odds, loading, _rule.Nodes);
        })];
    }

    /// <summary>Mean and second moment of the share of the selected programs that interview, over the factor and chance.</summary>
    public (double Mean, double Square) InterviewRate(bool signaled)
    {
        var (mean, square) = (0.0, 0.0);
        for (var z = 0; z < _rule.Nodes.Length; z++)
        {
            var (count, sum, noise) = (0, 0.0, 0.0);
            for (var i = 0; i < _interview.Length; i++)
            {
                if (Applications[i].Signaled == signaled)
                {
                    var p = _interview[i][z];
                    count++;
                    sum += p;
                    noise += p * (1 - p);
                }
            }

            mean += _rule.Weights[z] * sum / count;
            square += _rule.Weights[z] * ((sum * sum) + noise) / ((double)count * count);
        }

        return (mean, square);
    }

    /// <summary>P(n interviews) and P(n interviews and no match) for n up to a limit.</summary>
    public (double[] Interviews, double[] Unmatched) ByInterviews(int most)
    {
        var (interviews, unmatched, counts) = (new double[most + 1], new double[most + 1], new double[most + 1]);
        for (var z = 0; z < _rule.Nodes.Length; z++)
        {
            Add(interviews, _rule.Weights[z], z, -1);
            for (var w = 0; w < _rule.Nodes.Length; w++)
            {
                Add(unmatched, _rule.Weights[z] * _rule.Weights[w], z, w);
            }
        }

        return (interviews, unmatched);

        // Without w every interview counts; with it only those that do not end in a match.
        void Add(double[] to, double weight, int z, int w)
        {
            Array.Clear(counts);
            counts[0] = weight;
            for (var i = 0; i < _interview.Length; i++)
            {
                var a = _interview[i][z];
                var kept = w < 0 ? a : a * (1 - _match.Value[i][w]);
                for (var n = most; n > 0; n--)
                {
                    counts[n] = (counts[n] * (1 - a)) + (counts[n - 1] * kept);
                }

                counts[0] *= 1 - a;
            }

            for (var n = 0; n <= most; n++)
            {
                to[n] += counts[n];
            }
        }
    }
}

/// <summary>The model's odds of one simulated application.</summary>
/// <param name="Interview">P(interview) with the signal sent.</param>
/// <param name="Match">P(match | interview).</param>
/// <param name="Unsignalled">P(interview) without a signal.</param>
/// <param name="Signaled">Whether a signal is sent.</param>
/// <param name="IsHome">Whether it is the applicant's own institution.</param>
/// <param name="Aligned">Whether it is near the applicant's ties.</param>
internal readonly record struct SimulatedOdds(double Interview, double Match, double Unsignalled, bool Signaled, bool IsHome, bool Aligned);
