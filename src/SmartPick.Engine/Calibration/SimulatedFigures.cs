using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Calibration;

/// <summary>The published figures as the model would have them in the simulated population.</summary>
internal sealed class SimulatedFigures
{
    /// <summary>Ranks of the published point of the curve of match rates by ranks (Taros et al. 2024).</summary>
    private const int PublishedRanks = 14;
    private const double PublishedMatchRate = 0.9;
    private const int MostRanks = 24;

    /// <summary>Applicants of whom match rates by ranks are computed: the costliest figure, and a smooth one.</summary>
    private const int RankSample = 120;

    private static readonly NormalRule Rule = NormalRule.Trapezoid(13, 4.5);
    private static readonly NormalRule RankRule = NormalRule.Trapezoid(9, 4);

    private readonly IReadOnlyList<SimulatedApplicant> _population;
    private readonly ModelParameters _model;
    private readonly int _matchYear;
    private readonly Lazy<SimulatedList[]> _dr;
    private readonly Lazy<SimulatedList[]> _ir;
    private readonly Lazy<double[]> _drMatch;
    private readonly Lazy<double[]> _irMatch;
    private readonly Lazy<double[]> _ranks;
    private readonly Lazy<double[]> _irOddsRatios;

    /// <param name="population">The applicants.</param>
    /// <param name="model">The parameters.</param>
    /// <param name="matchYear">Year of the match.</param>
    public SimulatedFigures(IReadOnlyList<SimulatedApplicant> population, ModelParameters model, int matchYear)
    {
        (_population, _model, _matchYear) = (population, model, matchYear);
        _dr = new(() => Lists(SpecialtyCodes.DiagnosticRadiology, Rule));
        _ir = new(() => Lists(SpecialtyCodes.IntegratedIr, Rule));
        _drMatch = new(() => [.. _dr.Value.AsParallel().AsOrdered().Select(l => l.MatchProbability())]);
        _irMatch = new(() => [.. _ir.Value.AsParallel().AsOrdered().Select(l => l.MatchProbability())]);
        _irOddsRatios = new(IrOddsRatios);
        _ranks = new(() => [.. ByInterviews(SpecialtyCodes.DiagnosticRadiology).Select(n => n.Matched / n.All)]);
    }

    /// <summary>A figure by its code.</summary>
    /// <exception cref="ArgumentException">There is no such figure.</exception>
    public double this[string figure] => figure switch
    {
        "dr-interview-rate-unsignalled" or "dr-interview-rate-unsignalled-2023" => Rates(false).Mean,
        "dr-interview-rate-signalled" or "dr-interview-rate-signalled-2023" => Rates(true).Mean,
        "dr-interview-rate-comparator" => _dr.Value.Average(l => l.Applications.First(a => !a.Signalled).Interview),
        "dr-interview-rate-spread" => Math.Sqrt(Rates(true).Deviation * Rates(false).Deviation),
        "dr-interview-rate-spread-unsignalled" => Rates(false).Deviation,
        "dr-interview-rate-spread-signalled" => Rates(true).Deviation,
        "dr-signal-interview-odds-ratio" => Math.Exp(Logit.Of(Rates(true).Mean) - Logit.Of(Rates(false).Mean)),
        "dr-geography-odds-ratio" => GeographyOddsRatio(),
        "dr-match-rate" => _drMatch.Value.Average(),
        "dr-match-rate-14-ranks" => _ranks.Value[PublishedRanks],
        "dr-ranks-to-90" => Array.FindIndex(_ranks.Value, p => p > PublishedMatchRate),
        "ir-match-rate" => _irMatch.Value.Average(),
        "ir-step2ck-odds-ratio" => _irOddsRatios.Value[0],
        "ir-honours-odds-ratio" => _irOddsRatios.Value[1],
        "ir-aways-odds-ratio" => _irOddsRatios.Value[2],
        "ir-interviews-odds-ratio" => InterviewsOddsRatio(),
        "dr-matched-step2ck" => MeanStep2(p => p),
        "dr-matched-less-unmatched-step2ck" => MeanStep2(p => p) - MeanStep2(p => 1 - p),
        "dr-applications" => _dr.Value.Average(l => l.Applications.Count),
        "ir-applications" => _ir.Value.Average(l => l.Applications.Count),
        _ => throw new ArgumentException($"There is no figure '{figure}'.", nameof(figure)),
    };

    private SimulatedList[] Lists(string specialty, NormalRule rule, int most = int.MaxValue) =>
    [
        .. _population.Where(a => a.Preferred == specialty).Take(most).AsParallel().AsOrdered()
            .Select(a => List(a, specialty, rule)),
    ];

    private SimulatedList List(SimulatedApplicant applicant, string specialty, NormalRule rule)
    {
        using var workspace = new Workspace();
        return new SimulatedList(applicant, specialty, new OddsModel(applicant.Applicant, _matchYear, _model, workspace), _model, rule);
    }

    private (double Mean, double Deviation) Rates(bool signalled)
    {
        var rates = _dr.Value.Select(l => l.InterviewRate(signalled)).ToArray();
        var mean = rates.Average(r => r.Mean);
        return (mean, Math.Sqrt(rates.Average(r => r.Square) - (mean * mean)));
    }

    /// <summary>Expected numbers of applicants, and of matched ones, by number of interviews, each ranked.</summary>
    private (double All, double Matched)[] ByInterviews(string specialty)
    {
        var counts = new (double All, double Matched)[MostRanks + 1];
        foreach (var list in Lists(specialty, RankRule, RankSample))
        {
            var (all, unmatched) = list.ByInterviews(MostRanks);
            for (var n = 0; n <= MostRanks; n++)
            {
                counts[n].All += all[n];
                counts[n].Matched += all[n] - unmatched[n];
            }
        }

        return counts;
    }

    /// <summary>Raw odds ratio of matching at a program in a region with ties against one elsewhere.</summary>
    private double GeographyOddsRatio()
    {
        var all = _dr.Value.SelectMany(l => l.Applications).ToArray();
        return Math.Exp(Logit.Of(Rate(true)) - Logit.Of(Rate(false)));

        double Rate(bool aligned) => all.Where(a => a.Aligned == aligned).Average(a => a.Interview * a.Match);
    }

    /// <summary>Odds ratios of matching in IR from one regression on score, honours and away rotations.</summary>
    private double[] IrOddsRatios()
    {
        var rows = _ir.Value.Select(l => new[]
        {
            l.Applicant.Step2Ck!.Score!.Value,
            l.Applicant.Honors!.Count,
            l.Applicant.Rotations!.Count(r => r.Kind == RotationKind.Away),
        }).ToArray();
        return [.. LogisticRegression.Slopes(rows, _irMatch.Value, [.. rows.Select(_ => 1.0)]).Select(Math.Exp)];
    }

    private double InterviewsOddsRatio()
    {
        var counts = ByInterviews(SpecialtyCodes.IntegratedIr);
        return Math.Exp(LogisticRegression.Slopes(
            [.. counts.Select((_, n) => new double[] { n })], [.. counts.Select(n => n.Matched / n.All)], [.. counts.Select(n => n.All)])[0]);
    }

    /// <summary>Mean Step 2 CK in DR, each applicant counting as the weight of the match probability says.</summary>
    private double MeanStep2(Func<double, double> weight)
    {
        var weights = _drMatch.Value.Select(weight).ToArray();
        return _dr.Value.Zip(weights, (l, w) => w * l.Applicant.Step2Ck!.Score!.Value).Sum() / weights.Sum();
    }
}
