using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;

namespace SmartPick.Simulation.Calibration;

/// <summary>The calibration of the specialties of one pool, in its simulated population: as many figures as parameters.</summary>
internal sealed class PoolCalibration
{
    private const int Digits = 4;
    private const double Tolerance = 1e-6;

    private const string KappaName = "match.strengthShare";
    private const string MatchLoadingName = "dependence.match";
    private const string MatchBaseName = "match.base";

    private readonly int _matchYear;
    private readonly ModelParameters _data;
    private readonly ApplicantPool _pool;
    private readonly CalibrationTarget[] _targets;
    private readonly CalibrationTarget[] _fitted;
    private readonly BorrowedParameter[] _borrowed;
    private readonly IReadOnlyList<Parameter> _measured;
    private readonly CalibrationSample _sample;
    private readonly ModelParameters _start;

    /// <param name="data">The parameters; those that are solved start afresh.</param>
    /// <param name="pool">The specialties.</param>
    /// <param name="directory">The real directory.</param>
    /// <param name="matchYear">Year of the match.</param>
    public PoolCalibration(ModelParameters data, ApplicantPool pool, ProgramDirectory directory, int matchYear)
    {
        (_data, _pool, _matchYear) = (data, pool, matchYear);
        _targets = [.. data.Targets.Where(t => pool.Specialties.Contains(t.Specialty))];
        _fitted = [.. _targets.Where(t => t.Solves is not null)];
        var start = data.With(_fitted.Select(t => Parameter(t, t.Solves!.Start, 0)));
        _borrowed = [.. pool.Specialties.SelectMany(specialty => data.Borrowed
            .Select(b => b with { Specialty = specialty == data.Reference.Common ? null : specialty }).Where(b => IsOwn(start, b)))];
        start = FeatureMoments.WithPlaceholders(start.With(_borrowed.Select(b => Borrow(b, start))), pool);
        _sample = new CalibrationSample(start, pool, directory, matchYear);
        _measured = FeatureMoments.Compute(start, matchYear, pool, _sample.Measured);
        _start = start.With(_measured);
    }

    public CalibrationResult Run()
    {
        var values = Solve(_start, [.. _fitted.Select(t => t.Solves!.Start)]);
        var errors = StandardErrors(values);
        Parameter[] solved = [.. _fitted.Select((t, i) => Parameter(t, Math.Round(values[i], Digits), Math.Round(errors[i], Digits)))];
        var model = _start.With(solved);
        Parameter[] borrowed = [.. _borrowed.Select(b => Borrow(b, model))];
        model = model.With(borrowed);
        var interviewed = FeatureMoments.Interviewed(model, _matchYear, _pool, _sample);
        return new CalibrationResult(
            [.. solved, .. borrowed, .. _measured.Except(interviewed, SameParameter), .. interviewed],
            Figures(model),
            _pool.IsReference ? Ridge(model, values) : []);
    }

    /// <summary>Whether the specialty has a value of its own of what is followed.</summary>
    private static bool IsOwn(ModelParameters model, BorrowedParameter borrowed) =>
        model.All.Any(p => p.Name == borrowed.From && p.Specialty == borrowed.Specialty) || borrowed.From == "strength.type.us-md-senior";

    /// <summary>Two values of one parameter.</summary>
    private static readonly IEqualityComparer<Parameter> SameParameter = EqualityComparer<Parameter>.Create(
        (one, other) => (one?.Name, one?.Specialty) == (other?.Name, other?.Specialty), p => HashCode.Combine(p.Name, p.Specialty));

    private static Parameter Borrow(BorrowedParameter borrowed, ModelParameters model)
    {
        var from = borrowed.Specialty is { } specialty ? model.Get(borrowed.From, specialty) : model.Get(borrowed.From);
        return new Parameter
        {
            Name = borrowed.Name,
            Specialty = borrowed.Specialty,
            Value = Math.Round(from.Value + borrowed.Add, Digits),
            StandardError = borrowed.StandardError,
            Unit = from.Unit,
            Kind = ParameterKind.Judged,
            Source = borrowed.Source,
            Note = borrowed.Note,
        };
    }

    private CalibrationFigure[] Figures(ModelParameters model)
    {
        var figures = new SimulatedFigures(_sample, model, _matchYear);
        return
        [
            .. _targets.Select(t =>
            {
                var row = new CalibrationFigure(
                    t.Figure, t.Unit, t.Published, Math.Round(figures[t], Digits), t.Use, t.Source, t.Note) { Tolerance = t.Tolerance };
                return row.IsMet ? row : row with { Note = $"{t.Note} Missed: {t.Miss}" };
            }),
        ];
    }

    private RidgePoint[] Ridge(ModelParameters chosen, double[] values)
    {
        var here = new RidgeChoice(chosen.Get(KappaName).Value, chosen.Get(MatchLoadingName).Value);
        var ranks = _targets.First(t => t.Measure == "match-rate-14-ranks");
        var rate = _targets.First(t => t.Solves?.Name == MatchBaseName && t.Specialty == ranks.Specialty);
        return
        [
            .. _data.Ridge.Append(here).OrderBy(c => c.StrengthShare).Select(choice =>
            {
                var model = _start.With(
                [
                    chosen.Get(KappaName) with { Value = choice.StrengthShare },
                    chosen.Get(MatchLoadingName) with { Value = choice.MatchLoading },
                ]);
                model = With(model, choice == here ? values : Solve(model, values));
                var figures = new SimulatedFigures(_sample, model, _matchYear);
                return new RidgePoint(
                    choice.StrengthShare,
                    choice.MatchLoading,
                    Math.Round(model.Get("dependence.interview").Value, Digits),
                    Math.Round(model.Get(MatchBaseName).Value, Digits),
                    Math.Round(model.Get("strength.step2ck").Value, Digits),
                    Math.Round(figures[rate], Digits),
                    Math.Round(figures[ranks], Digits),
                    choice == here);
            }),
        ];
    }

    private double[] Solve(ModelParameters model, double[] from) =>
        NewtonSolver.Solve(x => Residuals(model, x), from, [.. _fitted.Select(Bounds)], Tolerance);

    /// <summary>
    /// Each parameter's error from the sampling error of its own figure, the others held fixed, and from carrying surveys over to
    /// single programs, which is judged.
    /// </summary>
    private double[] StandardErrors(double[] values)
    {
        var slopes = NewtonSolver.Jacobian(x => Residuals(_start, x), values, Residuals(_start, values)).Diagonal();
        return [.. _fitted.Select((t, i) => Math.Sqrt(
            Math.Pow(t.Solves!.LeastError, 2) + Math.Pow(ScaledError(t) / slopes[i], 2)))];
    }

    private double[] Residuals(ModelParameters model, double[] values)
    {
        var figures = new SimulatedFigures(_sample, With(model, values), _matchYear);
        return [.. _fitted.Select(t => Scaled(t, figures[t]) - Scaled(t, t.Published))];
    }

    private ModelParameters With(ModelParameters model, double[] values) =>
        model.With(_fitted.Zip(values, (t, value) => Parameter(t, value, 0)));

    /// <summary>Rates on the scale of log-odds, odds ratios on that of logarithms: there the model is nearly linear.</summary>
    private static double Scaled(CalibrationTarget target, double value) => target.Unit switch
    {
        "odds-ratio" => Math.Log(value),
        "rate" => Logit.Of(value),
        _ => value,
    };

    private static double ScaledError(CalibrationTarget target) => target.Unit == "rate"
        ? target.StandardError / (target.Published * (1 - target.Published))
        : target.StandardError;

    /// <summary>Loadings stay between independence and the limit that is accepted, log-odds within reason.</summary>
    private static (double Least, double Most) Bounds(CalibrationTarget target) =>
        target.Solves!.Unit == "loading" ? (0, Dependence.MaxLoading) : (target.Solves.Least ?? -10, 10);

    private static Parameter Parameter(CalibrationTarget target, double value, double error) => new()
    {
        Name = target.Solves!.Name,
        Specialty = target.Solves.Specialty,
        Value = value,
        StandardError = error,
        Unit = target.Solves.Unit,
        Kind = ParameterKind.Derived,
        Source = target.Source,
        Note = $"{target.Solves.Note} Solved from {target.Figure}.",
    };
}
