using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Odds;

/// <summary>
/// Errors that the odds of many programs share in different measure, as scenarios: the effect of ties, the effect of signals, and
/// the drift of the market, of several specialties that of the most wanted one against the others. A list made by the best guess alone
/// would bet on exactly what is least sure. The scenarios are the points of a cubature of degree 3, ±√n standard deviations along each of n
/// axes with equal weights (Stroud 1957). What moves all programs alike is part of the correlation loadings.
/// </summary>
internal sealed class SharedErrorScenarios
{
    private readonly (Axis Axis, double Deviations)[] _points;
    private readonly string _first;

    /// <param name="first">Code of the most wanted specialty.</param>
    /// <param name="hasTies">Whether ties can matter.</param>
    /// <param name="hasSignals">Whether there are signals to send.</param>
    public SharedErrorScenarios(string first, bool hasTies, bool hasSignals)
    {
        _first = first;
        Axis[] axes = [.. Axes()];
        var far = Math.Sqrt(axes.Length);
        _points = [.. axes.SelectMany(axis => new[] { (axis, -far), (axis, far) })];
        Weights = [.. _points.Select(_ => 1.0 / _points.Length)];

        IEnumerable<Axis> Axes()
        {
            if (hasTies)
            {
                yield return Axis.Ties;
            }

            if (hasSignals)
            {
                yield return Axis.Signals;
            }

            yield return Axis.Drift;
        }
    }

    private enum Axis
    {
        Ties,
        Signals,
        Drift,
    }

    /// <summary>Weights of the scenarios, summing to 1.</summary>
    public double[] Weights { get; }

    /// <summary>A program's odds in each scenario: the log-odds of the best guess, moved by the error.</summary>
    public ScenarioOdds At(in OddsEntry entry, SharedErrors shared)
    {
        var (personal, specialty, closed) = (entry.Key.Personal, entry.Key.Common.Specialty, entry.Closed);
        var side = specialty == _first ? 1 : -1;
        return new ScenarioOdds(
            Interview(entry.None, 0),
            entry.TakesSignals ? Interview(entry.Silver, shared.Silver) : [],
            entry.TakesSignals ? Interview(entry.Gold, shared.Gold) : [],
            Shifted(
                entry.MatchOpen,
                shared.AffinityShare * personal.TieError,
                personal.IsConnected == true ? -shared.AffinityShare * MeanSignal(shared) : 0,
                side * shared.StrengthShare * shared.Drift));

        // What signals and connections come to together is published: the more of it is the one, the less is the other. Where connections
        // are not told they go with the signals, and there is no such error.
        double[] Interview(StageOdds odds, double signal)
        {
            var shifted = Shifted(
                odds.P,
                personal.TieError,
                personal.IsConnected switch
                {
                    null => 0,
                    true => signal - MeanSignal(shared),
                    false => signal,
                },
                side * shared.Drift);
            return Array.ConvertAll(shifted, p => (1 - closed) * p);
        }
    }

    private static double MeanSignal(SharedErrors shared) => (shared.Silver + shared.Gold) / 2;

    private double[] Shifted(double odds, double ties, double signals, double specialty)
    {
        var shifted = new double[_points.Length];
        for (var i = 0; i < shifted.Length; i++)
        {
            var (axis, deviations) = _points[i];
            var error = axis switch
            {
                Axis.Ties => ties,
                Axis.Signals => signals,
                _ => specialty,
            };
            shifted[i] = error == 0 ? odds : Logit.ToProbability(Logit.Of(odds) + (deviations * error));
        }

        return shifted;
    }
}
