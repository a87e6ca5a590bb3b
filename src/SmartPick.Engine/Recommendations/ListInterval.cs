using System.Buffers;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Recommendations;

/// <summary>
/// 80% intervals of list-level probabilities. Each independent source of error (the applicant's strength, the effect of ties, the base of
/// each stage, the drift of the market, the signals, the loadings, and what each program alone leaves open) moves the whole list down and
/// up by itself; the moves add up as variances do.
/// </summary>
internal sealed class ListInterval : IDisposable
{
    private readonly int _programs;
    private readonly ListedOdds[] _list;
    private readonly Dependence _dependence;
    private readonly Dependence _loadingErrors;
    private readonly double[] _landings;
    private readonly double _concentration;
    private int _rows;

    public ListInterval(Pick[] preference, EligiblePrograms eligible, OddsModel odds)
    {
        _programs = preference.Length;
        _list = ArrayPool<ListedOdds>.Shared.Rent(_programs);
        for (var i = 0; i < _programs; i++)
        {
            var eligibleProgram = eligible.Open[preference[i].Place];
            _list[i] = new ListedOdds(eligibleProgram, preference[i].Signal, odds.Shared(eligibleProgram.Program.Specialty));
        }

        (_dependence, _loadingErrors) = (odds.Dependence, odds.LoadingErrors);
        var sources = Enum.GetValues<Source>();
        _landings = ArrayPool<double>.Shared.Rent((1 + (2 * sources.Length)) * _programs);
        using var interviews = Grid(Stage.Interview, _dependence.Interview);
        using var matches = Grid(Stage.Match, _dependence.Match);
        var center = Land(interviews, matches);
        var total = SpanMath.Sum(center);
        // Independent errors average out over the programs that the chance of matching rests on.
        _concentration = total > 0 ? Math.Sqrt(SpanMath.Dot(center, center)) / total : 1;
        foreach (var source in sources)
        {
            Move(source, -Estimate.HalfWidth, interviews, matches);
            Move(source, Estimate.HalfWidth, interviews, matches);
        }
    }

    /// <summary>What a list's odds may be wrong by, each independent of the others.</summary>
    private enum Source
    {
        Strength,
        InterviewBase,
        MatchBase,
        Drift,
        Signals,
        Ties,

        /// <summary>What each program alone leaves open.</summary>
        Programs,
        InterviewLoading,
        MatchLoading,
    }

    private enum Stage
    {
        Interview,
        Match,
    }

    /// <summary>The interval around P(ending up at one of the list's programs).</summary>
    /// <param name="p">The probability.</param>
    /// <param name="specialty">The specialty of the programs meant; null for all.</param>
    public Estimate Around(double p, string? specialty = null)
    {
        if (p is <= 0 or >= 1)
        {
            return new Estimate(p, p, p);
        }

        var (down, up) = (0.0, 0.0);
        var center = LogOdds(0);
        for (var row = 1; row < _rows; row += 2)
        {
            // A specialty that is less preferred can lose applicants to the preferred one when all odds rise.
            var (a, b) = (LogOdds(row) - center, LogOdds(row + 1) - center);
            down += Math.Pow(Math.Min(0, Math.Min(a, b)), 2);
            up += Math.Pow(Math.Max(0, Math.Max(a, b)), 2);
        }

        var logOdds = Logit.Of(p);
        return new Estimate(p, Logit.ToProbability(logOdds - Math.Sqrt(down)), Logit.ToProbability(logOdds + Math.Sqrt(up)));

        double LogOdds(int row)
        {
            var landing = Row(row);
            var sum = 0.0;
            for (var i = 0; i < landing.Length; i++)
            {
                sum += specialty is null || _list[i].EligibleProgram.Program.Specialty == specialty ? landing[i] : 0;
            }

            return Logit.Of(Math.Clamp(sum, 1e-12, 1 - 1e-12));
        }
    }

    public void Dispose()
    {
        ArrayPool<ListedOdds>.Shared.Return(_list, clearArray: true);
        ArrayPool<double>.Shared.Return(_landings);
    }

    /// <summary>
    /// Lands the list with a source of error so many standard deviations off; a stage that it does not move stays as it is.
    /// </summary>
    private void Move(Source source, double deviations, StageGrid interviews, StageGrid matches)
    {
        using StageGrid? first = source == Source.InterviewLoading
            ? Grid(Stage.Interview, Moved(_dependence.Interview, deviations * _loadingErrors.Interview))
            : Moves(source, Stage.Interview) ? Grid(Stage.Interview, _dependence.Interview, source, deviations) : default(StageGrid?);
        using StageGrid? second = source == Source.MatchLoading
            ? Grid(Stage.Match, Moved(_dependence.Match, deviations * _loadingErrors.Match))
            : Moves(source, Stage.Match) ? Grid(Stage.Match, _dependence.Match, source, deviations) : default(StageGrid?);
        if (first is null && second is null)
        {
            Row(0).CopyTo(Row(_rows++));
        }
        else
        {
            Land(first ?? interviews, second ?? matches);
        }

        static double Moved(double loading, double by) => Math.Clamp(loading + by, 0, Dependence.MaxLoading);
    }

    /// <summary>Where the list lands.</summary>
    private Span<double> Land(StageGrid interviews, StageGrid matches)
    {
        var landing = Row(_rows++);
        ListOdds.Landing(interviews, matches, landing);
        return landing;
    }

    /// <summary>A landing: the first that of the list as it is, then two for each source of error.</summary>
    private Span<double> Row(int row) => _landings.AsSpan(row * _programs, _programs);

    private bool Moves(Source source, Stage stage)
    {
        for (var i = 0; i < _programs; i++)
        {
            if (Error(_list[i], source, stage) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private StageGrid Grid(Stage stage, double loading, Source source = default, double deviations = 0)
    {
        Span<double> odds = stackalloc double[_programs];
        for (var i = 0; i < odds.Length; i++)
        {
            ref readonly var listed = ref _list[i];
            var shift = deviations == 0 ? 0 : deviations * Error(listed, source, stage);
            odds[i] = stage == Stage.Interview
                ? (1 - listed.Odds.Closed) * Shift(listed.Open, shift)
                : Shift(listed.Odds.MatchOpen, shift);
        }

        return new StageGrid(odds, loading, FactorRule.Search(loading));
    }

    /// <summary>Standard error of the log-odds of a stage at a program from one source.</summary>
    private double Error(in ListedOdds listed, Source source, Stage stage) => (source, stage) switch
    {
        (Source.Strength, Stage.Interview) => listed.Shared.Strength,
        (Source.Strength, Stage.Match) => listed.Shared.StrengthShare * listed.Shared.Strength,
        (Source.InterviewBase, Stage.Interview) => listed.Shared.Interview,
        (Source.MatchBase, Stage.Match) => listed.Shared.Match,
        (Source.Signals, Stage.Interview) => listed.SignalError,
        (Source.Drift, Stage.Interview) => listed.Shared.Drift,
        (Source.Drift, Stage.Match) => listed.Shared.StrengthShare * listed.Shared.Drift,
        (Source.Ties, Stage.Interview) => listed.TieError,
        (Source.Ties, Stage.Match) => listed.Shared.AffinityShare * listed.TieError,
        (Source.Programs, Stage.Interview) => _concentration * Math.Sqrt(listed.OwnVariance),
        (Source.Programs, Stage.Match) => _concentration * Math.Sqrt(listed.Odds.OwnMatchVariance),
        _ => 0,
    };

    private static double Shift(double probability, double shift) =>
        shift == 0 ? probability : Logit.ToProbability(Logit.Of(probability) + shift);

    private readonly struct ListedOdds(EligibleProgram eligibleProgram, SignalLevel signal, SharedErrors shared)
    {
        public EligibleProgram EligibleProgram => eligibleProgram;

        public ref readonly OddsEntry Odds => ref eligibleProgram.Odds.Entry;

        public SharedErrors Shared => shared;

        public double Open { get; } = eligibleProgram.Odds.Entry.At(signal).P;

        public double OwnVariance { get; } = eligibleProgram.Odds.Entry.At(signal).OwnVariance;

        public double TieError { get; } = eligibleProgram.Odds.Entry.Key.Personal.TieDeviation((AffinityContext)signal);

        public double SignalError => signal switch
        {
            SignalLevel.Gold => Shared.Gold,
            SignalLevel.Silver => Shared.Silver,
            _ => 0,
        };
    }
}
