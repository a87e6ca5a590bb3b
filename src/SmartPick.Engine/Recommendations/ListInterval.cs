using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Recommendations;

/// <summary>
/// 80% intervals of list-level probabilities. Each independent source of error (the applicant's strength and roots, the base of each
/// stage, the signals, the loadings, and what each program alone leaves open) moves the whole list down and up by itself; the moves
/// add up as variances do.
/// </summary>
internal sealed class ListInterval
{
    private readonly ListedOdds[] _list;
    private readonly OddsModel _odds;
    private readonly double[] _centre;
    private readonly (double[] Down, double[] Up)[] _moves;

    public ListInterval(IReadOnlyList<Pick> preference, IReadOnlyDictionary<string, Prospect> prospects, OddsModel odds)
    {
        _odds = odds;
        _list = [.. preference.Select(p => new ListedOdds(prospects[p.Candidate.Id], p.Signal, odds))];
        _centre = Landing(0, _ => default, odds.Dependence);
        var total = _centre.Sum();
        // Independent errors average out over the programs that the chance of matching rests on.
        var concentration = total > 0 ? Math.Sqrt(_centre.Sum(l => l * l)) / total : 1;
        var errors = odds.LoadingErrors;
        _moves =
        [
            Move(p => (p.Shared.Strength, p.Shared.StrengthShare * p.Shared.Strength)),
            Move(p => (p.Shared.Interview, 0)),
            Move(p => (0, p.Shared.Match)),
            Move(p => (p.SignalError, 0)),
            Move(p => (p.Shared.Ties, p.Shared.AffinityShare * p.Shared.Ties)),
            Move(p => (concentration * Math.Sqrt(p.Odds.OwnVariance.Interview), concentration * Math.Sqrt(p.Odds.OwnVariance.Match))),
            Loadings(errors.Interview, 0),
            Loadings(0, errors.Match),
        ];
    }

    /// <summary>The interval around P(ending up at one of the programs that <paramref name="meant"/> selects).</summary>
    public Estimate Around(double p, Func<Prospect, bool> meant)
    {
        if (p is <= 0 or >= 1)
        {
            return new Estimate(p, p, p);
        }

        var (down, up) = (0.0, 0.0);
        var centre = LogOdds(_centre);
        foreach (var (low, high) in _moves)
        {
            // A specialty that is less preferred can lose applicants to the preferred one when all odds rise.
            var (a, b) = (LogOdds(low) - centre, LogOdds(high) - centre);
            down += Math.Pow(Math.Min(0, Math.Min(a, b)), 2);
            up += Math.Pow(Math.Max(0, Math.Max(a, b)), 2);
        }

        var logOdds = Logit.Of(p);
        return new Estimate(p, Logit.ToProbability(logOdds - Math.Sqrt(down)), Logit.ToProbability(logOdds + Math.Sqrt(up)));

        double LogOdds(double[] landing) => Logit.Of(Math.Clamp(landing.Zip(_list).Where(l => meant(l.Second.Prospect)).Sum(l => l.First), 1e-12, 1 - 1e-12));
    }

    private (double[] Down, double[] Up) Move(Func<ListedOdds, (double Interview, double Match)> deviation) =>
        (Landing(-Estimate.HalfWidth, deviation, _odds.Dependence), Landing(Estimate.HalfWidth, deviation, _odds.Dependence));

    private (double[] Down, double[] Up) Loadings(double interview, double match)
    {
        return (Moved(Estimate.HalfWidth), Moved(-Estimate.HalfWidth));

        double[] Moved(double deviations) => Landing(0, _ => default, new Dependence(
            Math.Clamp(_odds.Dependence.Interview + (deviations * interview), 0, Dependence.MaxLoading),
            Math.Clamp(_odds.Dependence.Match + (deviations * match), 0, Dependence.MaxLoading)));
    }

    private double[] Landing(double deviations, Func<ListedOdds, (double Interview, double Match)> deviation, Dependence dependence)
    {
        var (interview, match) = (new double[_list.Length], new double[_list.Length]);
        for (var i = 0; i < _list.Length; i++)
        {
            var move = deviation(_list[i]);
            interview[i] = (1 - _list[i].Odds.Closed) * Shift(_list[i].Open, deviations * move.Interview);
            match[i] = Shift(_list[i].Odds.MatchOpen, deviations * move.Match);
        }

        return new ListOdds(interview, match, dependence, FactorRule.Search).Landing();
    }

    private static double Shift(double probability, double shift) =>
        shift == 0 ? probability : Logit.ToProbability(Logit.Of(probability) + shift);

    private sealed class ListedOdds(Prospect prospect, SignalLevel signal, OddsModel odds)
    {
        public Prospect Prospect => prospect;

        public ProgramOdds Odds => prospect.Odds;

        public SharedErrors Shared { get; } = odds.Shared(prospect.Program.Specialty);

        public double Open { get; } = prospect.Odds.At(signal).P;

        public double SignalError => signal switch
        {
            SignalLevel.Gold => Shared.Gold,
            SignalLevel.Silver => Shared.Silver,
            _ => 0,
        };
    }
}
