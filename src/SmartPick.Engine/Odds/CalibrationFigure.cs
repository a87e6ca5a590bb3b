using System.Text.Json.Serialization;

namespace SmartPick.Engine.Odds;

/// <summary>A row of the calibration table.</summary>
/// <param name="Figure">Its code.</param>
/// <param name="Unit">rate, count, odds-ratio or points.</param>
/// <param name="Published">The published value.</param>
/// <param name="Model">The model's value in the simulated population.</param>
/// <param name="Use">Whether a parameter was solved from it.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Note">What it is and, where the model misses it, why.</param>
public sealed record CalibrationFigure(
    string Figure, string Unit, double Published, double Model, TargetUse Use, string Source, string Note)
{
    /// <summary>How far the model may be off, in the figure's unit, where that is not the usual.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Tolerance { get; init; }

    private const double FitTolerance = 0.01;
    private const double CheckTolerance = 0.03;

    /// <summary>
    /// Whether the model meets the figure, within its own tolerance or else: rates within 0.01 where they were fitted and 0.03 where
    /// they are checks, everything else within these shares of the published value.
    /// </summary>
    public bool IsMet
    {
        get
        {
            var usual = (Use == TargetUse.Fit ? FitTolerance : CheckTolerance) * (Unit == "rate" ? 1 : Published);
            return Math.Abs(Model - Published) <= (Tolerance ?? usual);
        }
    }
}

/// <summary>A choice of the two parameters that published figures fix only together.</summary>
/// <param name="StrengthShare">κ.</param>
/// <param name="MatchLoading">ρ_W.</param>
public sealed record RidgeChoice(double StrengthShare, double MatchLoading);

/// <summary>A point of the ridge: what the figures determine once the choice is made, and how well they are met.</summary>
/// <param name="StrengthShare">κ.</param>
/// <param name="MatchLoading">ρ_W.</param>
/// <param name="InterviewLoading">ρ_I.</param>
/// <param name="MatchBase">γ.</param>
/// <param name="Step2Ck">Log-odds per 10 points.</param>
/// <param name="MatchRate">Model's DR match rate.</param>
/// <param name="MatchRateAt14Ranks">Model's DR match rate with 14 ranks.</param>
/// <param name="IsChosen">Whether this is the point that the model stands at.</param>
public sealed record RidgePoint(
    double StrengthShare,
    double MatchLoading,
    double InterviewLoading,
    double MatchBase,
    double Step2Ck,
    double MatchRate,
    double MatchRateAt14Ranks,
    bool IsChosen);

/// <summary>The tables that a calibration leaves.</summary>
/// <param name="Figures">Published figures beside the model's.</param>
/// <param name="Ridge">Points that meet the fitted figures equally.</param>
public sealed record CalibrationTables(IReadOnlyList<CalibrationFigure> Figures, IReadOnlyList<RidgePoint> Ridge);
