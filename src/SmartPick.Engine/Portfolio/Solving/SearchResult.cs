using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio.Solving;

/// <summary>What a search found.</summary>
/// <param name="Constraints">The constraints of the problem.</param>
/// <param name="Best">The best portfolio.</param>
/// <param name="Reached">What it reaches on the grid that was searched on, less what its fees are worth.</param>
/// <param name="Relaxed">A relaxed point with its bound there.</param>
internal sealed record SearchResult(RelaxationConstraints Constraints, Selection Best, double Reached, RelaxedSolution Relaxed);
