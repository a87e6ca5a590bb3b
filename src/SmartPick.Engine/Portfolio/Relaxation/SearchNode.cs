namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// A part of all selections: those that keep to the decisions from the root down to here. Its point and multipliers prove what no selection
/// of it exceeds.
/// </summary>
internal sealed record SearchNode
{
    /// <summary>The node that this one is half of, by number; −1 for the root.</summary>
    public required int Parent { get; init; }

    /// <summary>Which half of the parent it is.</summary>
    public required bool IsUpper { get; init; }

    /// <summary>How many sums of classes are held to a count on the way here.</summary>
    public required int Splits { get; init; }

    /// <summary>What no selection of it exceeds; −∞ where it holds none.</summary>
    public required double Bound { get; init; }

    /// <summary>The relaxed point, x by class and level; empty where the node holds no selection.</summary>
    public double[] Point { get; init; } = [];

    /// <summary>∂V/∂x at the point less the fees, by class and level.</summary>
    public double[] ReducedGradient { get; init; } = [];

    /// <summary>Multipliers of the coupling rows, those of the node's sums last.</summary>
    public double[] Multipliers { get; init; } = [];

    /// <summary>Whether each group has paid its flat price where the bound is proved; empty where no group has one.</summary>
    public bool[] IsOpen { get; init; } = [];

    /// <summary>How it is divided further; null where it is not.</summary>
    public BranchingDecision? Decision { get; init; }

    /// <summary>
    /// Classes that no longer fit beside what the node asks for, and that its parent still could take; empty where there are none.
    /// </summary>
    public bool[] DoesNotFit { get; init; } = [];
}

/// <summary>
/// Divides a node by a count. Classes that can stand in for each other are only told apart by their sum: dividing by one of
/// them would move the fraction to the next.
/// </summary>
/// <param name="Classes">The classes whose sum is counted; null where a single class and level is.</param>
/// <param name="Column">That class and level.</param>
/// <param name="Below">Most count in the lower half; one less than the least in the upper half.</param>
/// <param name="Opens">
/// The group that the upper half opens and the lower one closes, where the classes are those of a group with a flat price; else null.
/// </param>
internal readonly record struct BranchingDecision(bool[]? Classes, int Column, int Below, int? Opens = null);
