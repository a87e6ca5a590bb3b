using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;

namespace SmartPick.Simulation.Calibration;

/// <summary>The published figures as the model would have them in the simulated population.</summary>
internal sealed class SimulatedFigures
{
    /// <summary>Ranks of the published point of the curve of match rates by ranks (Taros et al. 2024).</summary>
    private const int PublishedRanks = 14;
    private const double PublishedMatchRate = 0.9;
    private const int MaxRanks = 24;

    /// <summary>Applicants of whom match rates by ranks are computed: the costliest figure, and a smooth one.</summary>
    private const int RankSample = 120;

    private static readonly NormalRule Rule = NormalRule.Trapezoid(13, 4.5);
    private static readonly NormalRule RankRule = NormalRule.Trapezoid(9, 4);

    private readonly CalibrationSample _sample;
    private readonly ModelParameters _newest;
    private readonly ModelParameters[] _drifted;
    private readonly ModelParameters _base;
    private readonly int _matchYear;
    private readonly ApplicantPool _pool;
    private readonly Dictionary<(IReadOnlyList<SimulatedApplicant>, bool IsNewest), ApplicantOutcome[]> _outcomes = [];

    /// <param name="sample">The applicants.</param>
    /// <param name="model">The parameters.</param>
    /// <param name="matchYear">Year of the match.</param>
    public SimulatedFigures(CalibrationSample sample, ModelParameters model, int matchYear)
    {
        (_sample, _newest, _matchYear, _pool) = (sample, model, matchYear, sample.Pool);
        _base = Shifted(p => 0);
        var drift = model.Get("market.drift").Value;
        _drifted = [Shifted(p => p.Value - drift), Shifted(p => p.Value + drift)];

        ModelParameters Shifted(Func<Parameter, double> value) =>
            model.With(model.All.Where(p => p.Name == "market.shift").Select(p => p with { Value = value(p) }));
    }

    /// <summary>A figure by what it measures.</summary>
    /// <exception cref="ArgumentException">There is no such measure.</exception>
    public double this[CalibrationTarget target] => target.Measure switch
    {
        "interview-rate-unsignaled" => Rates(target, false).Mean,
        "interview-rate-signaled" => Rates(target, true).Mean,
        "interview-rate-comparator" => Seniors(target).Average(o => o.List.Applications.First(a => !a.Signaled).Interview),
        "interview-rate-spread" => Math.Sqrt(Rates(target, true).Deviation * Rates(target, false).Deviation),
        "interview-rate-spread-unsignaled" => Rates(target, false).Deviation,
        "interview-rate-spread-signaled" => Rates(target, true).Deviation,
        "interview-rate-matched" => InterviewRateOfMatched(target),
        "signal-interview-odds-ratio" => Math.Exp(Logit.Of(Rates(target, true).Mean) - Logit.Of(Rates(target, false).Mean)),
        "tie-interview-odds-ratio" => TieOddsRatio(target, a => a.Interview),
        "tie-match-odds-ratio" => TieOddsRatio(target, a => a.Interview * a.Match),
        "home-interview-rate" => HomeInterviewRate(target),
        "match-rate" or "overall-match-rate" => MatchRate(Outcomes(target)),
        "match-rate-over-bands" => MatchRateOverBands(target),
        "match-rate-in-band" => RateIn(target, target.Band!),
        "score-odds-ratio" => ScoreOddsRatio(target),
        "score-odds-ratio-of-all" => ScoreOddsRatioOfAll(target),
        "match-rate-14-ranks" => ByRanks(target)[PublishedRanks],
        "ranks-to-90" => Array.FindIndex(ByRanks(target), p => p > PublishedMatchRate),
        "honors-odds-ratio" => OddsRatios(target)[1],
        "aways-odds-ratio" => OddsRatios(target)[2],
        "step2ck-odds-ratio" => OddsRatios(target)[0],
        "interviews-odds-ratio" => InterviewsOddsRatio(target),
        "ranks" => RanksOf(target, _ => 1),
        "ranks-of-matched" => RanksOf(target, o => o.Match),
        "ranks-of-unmatched" => RanksOf(target, o => 1 - o.Match),
        "matched-step2ck" => MeanStep2(target, o => o.Match),
        "matched-less-unmatched-step2ck" => MeanStep2(target, o => o.Match) - MeanStep2(target, o => 1 - o.Match),
        "applications" => Seniors(target).Average(o => o.List.Applications.Count),
        _ => throw new ArgumentException($"There is no measure '{target.Measure}'.", nameof(target)),
    };

    private ApplicantOutcome[] Outcomes(CalibrationTarget target) =>
        Outcomes(target.Specialty, _sample.Of(target.Specialty, target.ApplicantType, target.IsNewest), target.IsNewest);

    private ApplicantOutcome[] Seniors(CalibrationTarget target) => Outcomes(target with { Type = null });

    private ApplicantOutcome[] Outcomes(string specialty, IReadOnlyList<SimulatedApplicant> applicants, bool isNewest)
    {
        if (!_outcomes.TryGetValue((applicants, isNewest), out var outcomes))
        {
            // The newest rates are what is expected of the season to come, whatever the market drifts to.
            outcomes = [.. applicants.AsParallel().AsOrdered().Select(a => isNewest
                ? new ApplicantOutcome(List(a, specialty, _newest, Rule), [.. _drifted.Select(model => List(a, specialty, model, Rule))])
                : new ApplicantOutcome(List(a, specialty, _base, Rule)))];
            _outcomes.Add((applicants, isNewest), outcomes);
        }

        return outcomes;
    }

    private SimulatedList List(SimulatedApplicant applicant, string specialty, ModelParameters model, NormalRule rule)
    {
        return new SimulatedList(
            applicant, specialty, new OddsModel(applicant.Applicant, _matchYear, model, _pool.Specialties), model, rule);
    }

    /// <summary>Of those with at least one interview, as NRMP counts: only they certify a list.</summary>
    private static double MatchRate(ApplicantOutcome[] outcomes) => outcomes.Average(o => o.Match) / outcomes.Average(o => o.AnyInterview);

    /// <summary>Of the score bands together, weighted by their published counts: far less a matter of who was drawn.</summary>
    private double MatchRateOverBands(CalibrationTarget target)
    {
        var bands = _sample.Bands(target.Specialty).ToArray();
        return bands.Sum(band => band.Count * RateIn(target, band)) / bands.Sum(band => band.Count);
    }

    private double RateIn(CalibrationTarget target, ScoreBand band) =>
        MatchRate(Outcomes(target.Specialty, _sample.Band(target.Specialty, band), target.IsNewest));

    private (double Mean, double Deviation) Rates(CalibrationTarget target, bool signaled)
    {
        var rates = Seniors(target).Select(o => o.List.InterviewRate(signaled)).ToArray();
        var mean = rates.Average(r => r.Mean);
        return (mean, Math.Sqrt(rates.Average(r => r.Square) - (mean * mean)));
    }

    /// <summary>Interviews per application of those who matched.</summary>
    private double InterviewRateOfMatched(CalibrationTarget target)
    {
        var seniors = Seniors(target);
        return seniors.Sum(o => o.Match * o.List.Applications.Sum(a => a.Interview))
            / seniors.Sum(o => o.Match * o.List.Applications.Count);
    }

    /// <summary>
    /// Mean number of programs ranked, of those with at least one, each weighted. Every interview is ranked; the expectation given a match
    /// is approximated by that of applicants weighted by their chance.
    /// </summary>
    private double RanksOf(CalibrationTarget target, Func<ApplicantOutcome, double> weight)
    {
        var outcomes = Outcomes(target);
        return outcomes.Sum(o => weight(o) * o.List.Applications.Sum(a => a.Interview)) / outcomes.Sum(o => weight(o) * o.AnyInterview);
    }

    /// <summary>Raw odds ratio at programs in a region with ties against those elsewhere.</summary>
    private double TieOddsRatio(CalibrationTarget target, Func<SimulatedOdds, double> probability)
    {
        var all = Seniors(target).SelectMany(o => o.List.Applications).ToArray();
        return Math.Exp(Logit.Of(Rate(true)) - Logit.Of(Rate(false)));

        double Rate(bool aligned) => all.Where(a => a.Aligned == aligned).Average(probability);
    }

    /// <summary>Interview rate at home programs without a signal, whether one is sent there or not.</summary>
    private double HomeInterviewRate(CalibrationTarget target) =>
        Seniors(target).SelectMany(o => o.List.Applications).Where(a => a.IsHome).Average(a => a.Unsignalled);

    /// <summary>
    /// Odds ratio of matching per ten points of Step 2 CK, from one regression on the bands, weighted by their published counts.
    /// </summary>
    private double ScoreOddsRatio(CalibrationTarget target)
    {
        var bands = _sample.Bands(target.Specialty).ToArray();
        return Math.Exp(LogisticRegression.Slopes(
            Array.ConvertAll(bands, band => new[] { band.Mean / 10 }),
            Array.ConvertAll(bands, band => RateIn(target, band)),
            Array.ConvertAll(bands, band => (double)band.Count))[0]);
    }

    /// <summary>Odds ratio of matching per ten points of Step 2 CK, from one regression on everybody.</summary>
    private double ScoreOddsRatioOfAll(CalibrationTarget target)
    {
        var outcomes = Outcomes(target);
        return Math.Exp(LogisticRegression.Slopes(
            Array.ConvertAll(outcomes, o => new[] { o.Applicant.Step2Ck!.Score!.Value / 10 }),
            Array.ConvertAll(outcomes, o => o.Match / o.AnyInterview),
            Array.ConvertAll(outcomes, o => o.AnyInterview))[0]);
    }

    private double[] ByRanks(CalibrationTarget target) => [.. ByInterviews(target).Select(n => n.Matched / n.All)];

    /// <summary>Expected numbers of applicants, and of matched ones, by number of interviews, each ranked.</summary>
    private (double All, double Matched)[] ByInterviews(CalibrationTarget target)
    {
        var counts = new (double All, double Matched)[MaxRanks + 1];
        var sample = _sample.Of(target.Specialty, ApplicantType.UsMdSenior, target.IsNewest).Take(RankSample);
        foreach (var list in sample.AsParallel().AsOrdered().Select(a => List(a, target.Specialty, target.IsNewest ? _newest : _base, RankRule)))
        {
            var (all, unmatched) = list.ByInterviews(MaxRanks);
            for (var n = 0; n <= MaxRanks; n++)
            {
                counts[n].All += all[n];
                counts[n].Matched += all[n] - unmatched[n];
            }
        }

        return counts;
    }

    /// <summary>Odds ratios of matching from one regression on score, honors and away rotations.</summary>
    private double[] OddsRatios(CalibrationTarget target)
    {
        var seniors = Seniors(target);
        var rows = seniors.Select(o => new[]
        {
            o.Applicant.Step2Ck!.Score!.Value,
            o.Applicant.Honors!.Count,
            o.Applicant.Rotations!.Count(r => r.Kind == RotationKind.Away),
        }).ToArray();
        return [.. LogisticRegression.Slopes(rows, [.. seniors.Select(o => o.Match)], [.. rows.Select(_ => 1.0)]).Select(Math.Exp)];
    }

    private double InterviewsOddsRatio(CalibrationTarget target)
    {
        var counts = ByInterviews(target);
        return Math.Exp(LogisticRegression.Slopes(
            [.. counts.Select((_, n) => new double[] { n })], [.. counts.Select(n => n.Matched / n.All)], [.. counts.Select(n => n.All)])[0]);
    }

    /// <summary>Mean Step 2 CK, each applicant weighted.</summary>
    private double MeanStep2(CalibrationTarget target, Func<ApplicantOutcome, double> weight)
    {
        var outcomes = Outcomes(target).Where(o => o.Applicant.Step2Ck?.Score is not null).ToArray();
        return outcomes.Sum(o => weight(o) * o.Applicant.Step2Ck!.Score!.Value) / outcomes.Sum(weight);
    }

    /// <summary>What comes of one simulated applicant's list.</summary>
    private sealed class ApplicantOutcome
    {
        private readonly Lazy<double> _match;

        /// <param name="list">The list.</param>
        /// <param name="markets">
        /// The same list in the markets that it may meet, each as likely as the other; none where the market is known.
        /// </param>
        public ApplicantOutcome(SimulatedList list, params SimulatedList[] markets)
        {
            List = list;
            SimulatedList[] met = markets.Length == 0 ? [list] : markets;
            _match = new(() => met.Average(m => m.MatchProbability()));
            AnyInterview = met.Average(m => m.AnyInterview());
        }

        public SimulatedList List { get; }

        public Applicant Applicant => List.Applicant;

        /// <summary>P(matching in the specialty).</summary>
        public double Match => _match.Value;

        /// <summary>P(at least one interview).</summary>
        public double AnyInterview { get; }
    }
}
