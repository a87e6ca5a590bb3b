using System.Buffers;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Recommendations;

/// <summary>
/// 80% intervals of list-level probabilities. Each independent source of error (the applicant's strength and roots, the base of each
/// stage, the signals, the loadings, and what each program alone leaves open) moves the whole list down and up by itself; the moves
/// add up as variances do.
/// </summary>
internal sealed class ListInterval : IDisposable
{
    /// <summary>Sources of error, each of which moves the list both ways.</summary>
    private const int Sources = 8;

    private readonly int _programs;
    private readonly ListedOdds[] _list;
    private readonly (int Down, int Up)[] _moves;
    private readonly double[] _landings;
    private int _rows;

    public ListInterval(ArraySegment<Pick> preference, Prospects prospects, OddsModel odds)
    {
        _programs = preference.Count;
        _list = ArrayPool<ListedOdds>.Shared.Rent(_programs);
        for (var i = 0; i < _programs; i++)
        {
            var prospect = prospects.Open[preference[i].Place];
            _list[i] = new ListedOdds(prospect, preference[i].Signal, odds.Shared(prospect.Program.Specialty));
        }

        var (dependence, errors) = (odds.Dependence, odds.LoadingErrors);
        var (interviewRule, matchRule) = (FactorRule.Search(dependence.Interview), FactorRule.Search(dependence.Match));
        using var interviews = Interviews(dependence.Interview, interviewRule, _ => 0);
        using var matches = Matches(dependence.Match, matchRule, _ => 0);
        _landings = ArrayPool<double>.Shared.Rent((1 + (2 * Sources)) * _programs);
        var centre = Landing(interviews, matches);
        var total = SpanMath.Sum(Row(centre));
        // Independent errors average out over the programs that the chance of matching rests on.
        var concentration = total > 0 ? Math.Sqrt(SpanMath.Dot(Row(centre), Row(centre))) / total : 1;
        _moves =
        [
            Move(p => p.Shared.Strength, p => p.Shared.StrengthShare * p.Shared.Strength),
            Move(p => p.Shared.Interview, null),
            Move(null, p => p.Shared.Match),
            Move(p => p.SignalError, null),
            Move(p => p.Shared.Ties, p => p.Shared.AffinityShare * p.Shared.Ties),
            Move(p => concentration * Math.Sqrt(p.Odds.OwnVariance.Interview), p => concentration * Math.Sqrt(p.Odds.OwnVariance.Match)),
            (InterviewLoading(Estimate.HalfWidth), InterviewLoading(-Estimate.HalfWidth)),
            (MatchLoading(Estimate.HalfWidth), MatchLoading(-Estimate.HalfWidth)),
        ];

        (int Down, int Up) Move(Func<ListedOdds, double>? interview, Func<ListedOdds, double>? match) =>
            (Moved(-Estimate.HalfWidth, interview, match), Moved(Estimate.HalfWidth, interview, match));

        // A stage that does not move stays as it is.
        int Moved(double deviations, Func<ListedOdds, double>? interview, Func<ListedOdds, double>? match)
        {
            using var first = IsMoved(interview) ? Interviews(dependence.Interview, interviewRule, p => deviations * interview!(p)) : null;
            using var second = IsMoved(match) ? Matches(dependence.Match, matchRule, p => deviations * match!(p)) : null;
            return first is null && second is null ? centre : Landing(first ?? interviews, second ?? matches);
        }

        bool IsMoved(Func<ListedOdds, double>? shift) => shift is not null && Array.FindIndex(_list, 0, _programs, p => shift(p) != 0) >= 0;

        int InterviewLoading(double deviations)
        {
            var loading = Math.Clamp(dependence.Interview + (deviations * errors.Interview), 0, Dependence.MaxLoading);
            using var moved = Interviews(loading, FactorRule.Search(loading), _ => 0);
            return Landing(moved, matches);
        }

        int MatchLoading(double deviations)
        {
            var loading = Math.Clamp(dependence.Match + (deviations * errors.Match), 0, Dependence.MaxLoading);
            using var moved = Matches(loading, FactorRule.Search(loading), _ => 0);
            return Landing(interviews, moved);
        }
    }

    /// <summary>The interval around P(ending up at one of the programs that <paramref name="meant"/> selects).</summary>
    public Estimate Around(double p, Func<Prospect, bool> meant)
    {
        if (p is <= 0 or >= 1)
        {
            return new Estimate(p, p, p);
        }

        var (down, up) = (0.0, 0.0);
        var centre = LogOdds(Row(0));
        foreach (var (low, high) in _moves)
        {
            // A specialty that is less preferred can lose applicants to the preferred one when all odds rise.
            var (a, b) = (LogOdds(Row(low)) - centre, LogOdds(Row(high)) - centre);
            down += Math.Pow(Math.Min(0, Math.Min(a, b)), 2);
            up += Math.Pow(Math.Max(0, Math.Max(a, b)), 2);
        }

        var logOdds = Logit.Of(p);
        return new Estimate(p, Logit.ToProbability(logOdds - Math.Sqrt(down)), Logit.ToProbability(logOdds + Math.Sqrt(up)));

        double LogOdds(ReadOnlySpan<double> landing)
        {
            var sum = 0.0;
            for (var i = 0; i < landing.Length; i++)
            {
                sum += meant(_list[i].Prospect) ? landing[i] : 0;
            }

            return Logit.Of(Math.Clamp(sum, 1e-12, 1 - 1e-12));
        }
    }

    public void Dispose()
    {
        ArrayPool<ListedOdds>.Shared.Return(_list, clearArray: true);
        ArrayPool<double>.Shared.Return(_landings);
    }

    /// <summary>Where the list lands; gives the row that says so.</summary>
    private int Landing(StageGrid interviews, StageGrid matches)
    {
        ListOdds.Landing(interviews, matches, Row(_rows));
        return _rows++;
    }

    private Span<double> Row(int row) => _landings.AsSpan(row * _programs, _programs);

    private StageGrid Interviews(double loading, NormalRule rule, Func<ListedOdds, double> shift) =>
        Grid(loading, rule, p => (1 - p.Odds.Closed) * Shift(p.Open, shift(p)));

    private StageGrid Matches(double loading, NormalRule rule, Func<ListedOdds, double> shift) =>
        Grid(loading, rule, p => Shift(p.Odds.MatchOpen, shift(p)));

    private StageGrid Grid(double loading, NormalRule rule, Func<ListedOdds, double> odds)
    {
        Span<double> values = stackalloc double[_programs];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = odds(_list[i]);
        }

        return new StageGrid(values, loading, rule);
    }

    private static double Shift(double probability, double shift) =>
        shift == 0 ? probability : Logit.ToProbability(Logit.Of(probability) + shift);

    private readonly struct ListedOdds(Prospect prospect, SignalLevel signal, SharedErrors shared)
    {
        public Prospect Prospect => prospect;

        public ref readonly OddsTerms Odds => ref prospect.Odds.Terms;

        public SharedErrors Shared => shared;

        public double Open { get; } = prospect.Odds.Terms.At(signal).P;

        public double SignalError => signal switch
        {
            SignalLevel.Gold => Shared.Gold,
            SignalLevel.Silver => Shared.Silver,
            _ => 0,
        };
    }
}
