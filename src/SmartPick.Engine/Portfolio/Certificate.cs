namespace SmartPick.Engine.Portfolio;

/// <summary>
/// A fractional portfolio and a price for each limit. With the gradient of the concave relaxation at the point, they
/// bound what any portfolio can reach, so that anyone can recheck the bound (docs, "The certificate").
/// </summary>
public sealed record Certificate
{
    /// <summary>What point and prices prove: no portfolio is worth more.</summary>
    public required double Bound { get; init; }

    /// <summary>The fractional portfolio; programs not named are at 0.</summary>
    public required IReadOnlyList<CertificatePoint> Point { get; init; }

    /// <summary>Price of one application under the overall cap.</summary>
    public required double Applications { get; init; }

    /// <summary>Price of one dollar of budget.</summary>
    public required double Budget { get; init; }

    /// <summary>Price of one application that fee assistance helps with; 0 where it helps with all.</summary>
    public required double Assisted { get; init; }

    /// <summary>Price of one gold signal.</summary>
    public required double Gold { get; init; }

    /// <summary>Price of one silver signal.</summary>
    public required double Silver { get; init; }

    /// <summary>Price of one application under the cap of its group.</summary>
    public required IReadOnlyDictionary<string, double> PerGroup { get; init; }

    /// <summary>Price of one place in the fee tiers of a group.</summary>
    public required IReadOnlyDictionary<string, double> Tiers { get; init; }
}

/// <summary>How much of a program the fractional portfolio takes at each signal level.</summary>
public readonly record struct CertificatePoint(string Id, double None, double Silver, double Gold);
