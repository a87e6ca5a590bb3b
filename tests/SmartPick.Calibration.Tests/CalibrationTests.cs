using SmartPick.Engine.Calibration;

namespace SmartPick.Calibration.Tests;

/// <summary>The shipped calibration is what the command finds, and it holds.</summary>
public sealed class CalibrationTests
{
    private static readonly IReadOnlyList<CalibrationFigure> Figures = Shipped.Model.Calibration.Figures;

    private static readonly string[] Owed =
    [
        "dr-interview-rate-signalled", "dr-interview-rate-unsignalled", "dr-interview-rate-comparator", "dr-interview-rate-spread-signalled",
        "dr-interview-rate-spread-unsignalled", "dr-match-rate", "dr-ranks-to-90", "ir-match-rate", "dr-applications", "ir-applications", "dr-positions",
        "ir-positions", "ir-step2ck-odds-ratio", "ir-honours-odds-ratio", "ir-aways-odds-ratio", "dr-geography-odds-ratio",
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
        Assert.Equal(found.Ridge.Select(r => (r.StrengthShare, r.MatchLoading, r.IsChosen)), Shipped.Model.Calibration.Ridge.Select(r => (r.StrengthShare, r.MatchLoading, r.IsChosen)));
    }

    [Fact]
    public void Every_figure_that_is_owed_is_in_the_table() => Assert.Empty(Owed.Except(Figures.Select(f => f.Figure)));

    [Fact]
    public void Fitted_figures_are_met() => Assert.All(Figures.Where(f => f.Use == TargetUse.Fit), f => Assert.True(f.IsMet, $"{f.Figure}: {f.Model}"));

    [Fact]
    public void A_check_is_met_or_says_why_not() => Assert.All(
        Figures.Where(f => f.Use == TargetUse.Check), f => Assert.True(f.IsMet ^ f.Note.Contains("Missed: ", StringComparison.Ordinal), f.Figure));

    [Fact]
    public void Rates_are_met_to_the_point() => Assert.All(
        Figures.Where(f => f.Unit == "rate"), f => Assert.Equal(f.Published, f.Model, f.Use == TargetUse.Fit ? 0.01 : 0.03));

    [Fact]
    public void The_points_of_the_ridge_fit_equally_and_one_is_chosen()
    {
        var ridge = Shipped.Model.Calibration.Ridge;

        Assert.True(ridge.Count >= 3);
        Assert.Single(ridge, r => r.IsChosen);
        Assert.All(ridge, r => Assert.Equal(0.832, r.MatchRate, 0.001));
        Assert.Equal(ridge.Count, ridge.Select(r => r.MatchLoading).Distinct().Count());
    }

    [Fact]
    public void A_model_that_calls_itself_calibrated_has_met_every_fit() =>
        Assert.Equal(Shipped.Model.Calibrated, Figures.Count > 0 && Figures.Where(f => f.Use == TargetUse.Fit).All(f => f.IsMet));
}
