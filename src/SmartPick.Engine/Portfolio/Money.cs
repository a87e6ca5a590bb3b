namespace SmartPick.Engine.Portfolio;

/// <summary>
/// An amount of dollars in whole millionths, so that sums and comparisons are exact: two fees of $11 fit into $22.00 and not into
/// $21.99. Amounts finer than a millionth are rounded up where they are paid and down where they limit, so that what fits here fits the
/// amounts as given.
/// </summary>
/// <param name="Millionths">Millionths of a dollar.</param>
public readonly record struct Money(long Millionths) : IComparable<Money>
{
    private const long PerDollar = 1_000_000;

    public static Money Zero => default;

    /// <summary>More than any sum of amounts: a limit that is not there.</summary>
    public static Money Unlimited => new(long.MaxValue);

    /// <summary>The amount in dollars; infinite where it is unlimited.</summary>
    public double Dollars => this == Unlimited ? double.PositiveInfinity : Millionths / (double)PerDollar;

    public static Money operator +(Money one, Money other) => new(one.Millionths + other.Millionths);

    public static Money operator -(Money one, Money other) => one == Unlimited ? Unlimited : new(one.Millionths - other.Millionths);

    public static Money operator *(int times, Money each) => new(times * each.Millionths);

    public static bool operator <(Money one, Money other) => one.Millionths < other.Millionths;

    public static bool operator >(Money one, Money other) => one.Millionths > other.Millionths;

    public static bool operator <=(Money one, Money other) => one.Millionths <= other.Millionths;

    public static bool operator >=(Money one, Money other) => one.Millionths >= other.Millionths;

    /// <summary>A price.</summary>
    /// <param name="dollars">Dollars, 0 to 1e9, taken at the 15 digits that a number of the request carries.</param>
    public static Money Price(double dollars) => new((long)decimal.Ceiling((decimal)dollars * PerDollar));

    /// <summary>A limit on prices.</summary>
    /// <param name="dollars">Dollars, 0 to 1e9; null for no limit.</param>
    public static Money Limit(double? dollars) =>
        dollars is { } limit ? new((long)decimal.Floor((decimal)limit * PerDollar)) : Unlimited;

    /// <summary>A share of the amount that is waived, rounded down.</summary>
    /// <param name="share">The share, 0–1.</param>
    public Money Waived(double share) => new((long)decimal.Floor(Millionths * (decimal)share));

    public int CompareTo(Money other) => Millionths.CompareTo(other.Millionths);
}
