namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>A row of a coupling constraint with its coefficient.</summary>
internal readonly record struct Coefficient(int Row, double Value);

/// <summary>One continuous decision: how many of a kind at a signal level, or how many applications in a fee tier.</summary>
/// <param name="Cost">Objective units it costs per unit (its fee at the problem's price per dollar).</param>
/// <param name="Coefficients">Its part in the coupling constraints.</param>
internal readonly record struct RelaxedColumn(double Cost, Coefficient[] Coefficients);
