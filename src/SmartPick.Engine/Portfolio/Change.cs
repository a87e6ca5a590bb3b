namespace SmartPick.Engine.Portfolio;

/// <summary>One program of a kind going from one signal level to another, in, or out.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="From">Its level before, or <see cref="Absent"/>.</param>
/// <param name="To">Its level afterwards, or <see cref="Absent"/>.</param>
internal readonly record struct Change(int Kind, int From, int To)
{
    /// <summary>Not in the portfolio.</summary>
    public const int Absent = -1;
}
