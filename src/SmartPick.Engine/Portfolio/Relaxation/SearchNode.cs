namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>A part of all selections that could hold something better, divided into two halves.</summary>
/// <param name="Whole">The branch that it is half of, by number; −1 where it is all selections.</param>
/// <param name="IsUpper">Which half of the whole it is.</param>
/// <param name="BranchingDecision">How it is divided.</param>
/// <param name="Splits">How many sums of kinds are held to a count in each half.</param>
/// <param name="Point">Its relaxed point, x by kind and level.</param>
/// <param name="Bound">What no selection of it exceeds.</param>
internal readonly record struct SearchNode(int Whole, bool IsUpper, BranchingDecision BranchingDecision, int Splits, ArraySegment<double> Point, double Bound);

/// <summary>
/// Divides a branch by a count. Classes that can stand in for each other are only told apart by their sum: dividing by one of
/// them would move the fraction to the next.
/// </summary>
/// <param name="Classes">The kinds whose sum is counted; null where a single kind and level is.</param>
/// <param name="Column">That kind and level.</param>
/// <param name="Below">Most count in the lower half; one less than the least in the upper half.</param>
internal readonly record struct BranchingDecision(bool[]? Classes, int Column, int Below);
