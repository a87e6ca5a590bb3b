namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// A branch on how many programs of some kinds are taken together. Kinds that can stand in for each other are only
/// told apart by their sum: branching on one of them would move the fraction to the next.
/// </summary>
/// <param name="Holds">Whether each kind is meant.</param>
/// <param name="AtLeast">Whether the count is a least or a most.</param>
/// <param name="Count">The count.</param>
internal sealed record Split(bool[] Holds, bool AtLeast, int Count);
