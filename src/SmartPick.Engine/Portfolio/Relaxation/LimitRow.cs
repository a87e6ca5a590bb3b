namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>A limit that programs share: what they use of it must not exceed its bound.</summary>
/// <param name="Kind">What is limited.</param>
/// <param name="Group">The group meant, or −1.</param>
/// <param name="Bound">The limit.</param>
internal readonly record struct LimitRow(LimitKind Kind, int Group, double Bound);

/// <summary>What a <see cref="LimitRow"/> limits.</summary>
internal enum LimitKind
{
    Applications,
    GroupCap,

    /// <summary>A group's applications less the places taken in its fee tiers, at most 0.</summary>
    Tiers,
    Budget,

    /// <summary>All applications less those paid in full, at most as many as the fee assistance helps with.</summary>
    Assisted,
    Gold,
    Silver,

    /// <summary>A branch of the enumeration.</summary>
    Split,
}

/// <summary>Places at one price.</summary>
/// <param name="Row">The row that they leave room in.</param>
/// <param name="Width">How many there are.</param>
/// <param name="Each">Dollars for each.</param>
internal readonly record struct TierColumn(int Row, double Width, double Each);

/// <summary>A count that a branch of the enumeration holds the sum of some kinds to.</summary>
/// <param name="Classes">Whether each kind is meant.</param>
/// <param name="AtLeast">Whether the count is a least or a most.</param>
/// <param name="Count">The count.</param>
internal readonly record struct Split(bool[] Classes, bool AtLeast, int Count);
