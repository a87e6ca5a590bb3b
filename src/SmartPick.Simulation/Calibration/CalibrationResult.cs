using SmartPick.Engine.Odds;

namespace SmartPick.Simulation.Calibration;

/// <summary>What a calibration found.</summary>
/// <param name="Parameters">Solved and measured parameters.</param>
/// <param name="Figures">The calibration table.</param>
/// <param name="Ridge">Points that meet the fitted figures equally.</param>
public sealed record CalibrationResult(
    IReadOnlyList<Parameter> Parameters, IReadOnlyList<CalibrationFigure> Figures, IReadOnlyList<RidgePoint> Ridge);
