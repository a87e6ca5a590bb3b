using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Simulation.Calibration;

namespace SmartPick.Calibration.Tests;

/// <summary>The shipped calibration is what the command finds, and it holds.</summary>
public sealed class CalibrationTests
{
    private static readonly IReadOnlyList<CalibrationFigure> Figures = Shipped.Model.Calibration.Figures;

    private static readonly string[] Owed =
    [
        "dr-interview-rate-signaled", "dr-interview-rate-unsignaled", "dr-interview-rate-comparator", "dr-interview-rate-spread-signaled",
        "dr-interview-rate-spread-unsignaled", "dr-match-rate-2024", "dr-match-rate-2026", "dr-ranks-to-90", "dr-score-odds-ratio",
        "dr-match-rate-us-do-senior", "dr-match-rate-non-us-img", "ir-match-rate-2024", "ir-match-rate-2026", "ir-match-rate-us-do-senior",
        "ir-match-rate-non-us-img", "dr-applications", "ir-step2ck-odds-ratio", "ir-honors-odds-ratio", "ir-aways-odds-ratio",
        "dr-tie-match-odds-ratio", "dr-band-220-229", "dr-band-250-plus", "ir-band-220-229", "ir-band-250-plus",
    ];

    [Fact]
    public async Task The_command_finds_what_is_shipped()
    {
        var found = new Calibrator(Shipped.Data.Uncalibrated(), await Shipped.Directory, Shipped.Seasons.Latest.MatchYear).Run();

        Assert.All(found.Parameters, p =>
        {
            var shipped = Shipped.Model.All.Single(s => s.Name == p.Name && s.Specialty == p.Specialty);
            Assert.Equal(p with { Value = shipped.Value, StandardError = shipped.StandardError }, shipped);
            // Rounded to four digits; vector units of different widths may round the last one differently.
            Assert.Equal(p.Value, shipped.Value, 2e-4);
            Assert.Equal(p.StandardError, shipped.StandardError, 2e-3);
        });
        Assert.Equal(found.Figures.Select(f => f.Figure), Figures.Select(f => f.Figure));
        Assert.All(found.Figures.Zip(Figures), f => Assert.Equal(f.First.Model, f.Second.Model, 2e-3 * Math.Max(1, f.First.Model)));
        Assert.Equal(
            found.Ridge.Select(r => (r.StrengthShare, r.MatchLoading, r.IsChosen)),
            Shipped.Model.Calibration.Ridge.Select(r => (r.StrengthShare, r.MatchLoading, r.IsChosen)));
    }

    [Fact]
    public void Every_figure_that_is_owed_is_in_the_table() => Assert.Empty(Owed.Except(Figures.Select(f => f.Figure)));

    [Fact]
    public void A_specialty_stands_on_its_own_figures_or_says_whose_it_borrows() => Assert.All(
        Shipped.Seasons.Latest.Preferable,
        specialty => Assert.True(
            Shipped.Model.IsCalibrated(specialty, ApplicantType.UsMdSenior) || Shipped.Model.LenderOf(specialty) is not null, specialty));

    [Fact]
    public void What_is_borrowed_is_less_sure_than_what_it_is_borrowed_from() => Assert.All(
        Shipped.Model.Groups,
        group => Assert.True(
            Shipped.Model.Get("match.base", group.Specialties[0]).StandardError
                > group.From.Average(s => Shipped.Model.Get("match.base", s).StandardError),
            group.Name));

    [Fact]
    public void Fitted_figures_are_met() =>
        Assert.All(Figures.Where(f => f.Use == TargetUse.Fit), f => Assert.True(f.IsMet, $"{f.Figure}: {f.Model}"));

    [Fact]
    public void A_check_is_met_or_says_why_not() => Assert.All(
        Figures.Where(f => f.Use == TargetUse.Check), f => Assert.True(
            f.IsMet ^ f.Note.Contains("Missed: ", StringComparison.Ordinal), f.Figure));

    [Fact]
    public void Fitted_rates_are_met_to_the_point() => Assert.All(
        Figures.Where(f => f.Unit == "rate" && f.Use == TargetUse.Fit), f => Assert.Equal(f.Published, f.Model, 0.01));

    [Fact]
    public void A_rate_that_was_not_fitted_is_within_its_own_sampling_error_or_says_why_not() => Assert.All(
        Shipped.Model.Targets.Where(t => t.Unit == "rate" && t.Use == TargetUse.Check),
        target =>
        {
            var figure = Figures.Single(f => f.Figure == target.Figure);
            Assert.True(
                figure.Note.Contains("Missed: ", StringComparison.Ordinal)
                || Math.Abs(figure.Model - figure.Published) <= Math.Max(0.03, 1.96 * target.StandardError),
                $"{figure.Figure}: {figure.Model}");
        });

    [Theory]
    [InlineData(10.5, false)]
    [InlineData(12.5, true)]
    public void A_tolerance_of_its_own_is_in_the_figures_unit(double model, bool isMet) =>
        Assert.Equal(isMet, new CalibrationFigure("difference", "points", 15, model, TargetUse.Check, "", "") { Tolerance = 3 }.IsMet);

    [Fact]
    public void The_points_of_the_ridge_fit_equally_and_one_is_chosen()
    {
        var ridge = Shipped.Model.Calibration.Ridge;

        Assert.True(ridge.Count >= 3);
        Assert.Single(ridge, r => r.IsChosen);
        // US MD seniors who preferred DR, 2024: 625 of 711 matched.
        Assert.All(ridge, r => Assert.Equal(625 / 711.0, r.MatchRate, 0.002));
        Assert.Equal(ridge.Count, ridge.Select(r => r.MatchLoading).Distinct().Count());
    }

    [Fact]
    public void A_model_that_calls_itself_calibrated_has_met_every_fit() =>
        Assert.Equal(Shipped.Model.Calibrated, Figures.Count > 0 && Figures.Where(f => f.Use == TargetUse.Fit).All(f => f.IsMet));
}
