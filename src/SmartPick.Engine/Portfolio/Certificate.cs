namespace SmartPick.Engine.Portfolio;

/// <summary>
/// What proves the bound, so that anyone can recheck it (docs, "The certificate"): a fractional portfolio and a price for each limit that
/// hold for all portfolios, and where these leave a gap, the same for each of several cases that together are all portfolios.
/// </summary>
public sealed record Certificate : CertificateCase
{
    /// <summary>What the cases divide all portfolios by, in no particular order; empty where there are no cases.</summary>
    public required IReadOnlyList<CertificateSplit> Splits { get; init; }

    /// <summary>
    /// The cases; empty where all portfolios are a single one. No portfolio is worth more than the largest of their bounds.
    /// </summary>
    public required IReadOnlyList<CertificateCase> Cases { get; init; }

    /// <summary>
    /// Whether the optimum was found by dynamic programming, which is its own proof: for independent decisions anyone can repeat it.
    /// </summary>
    public required bool IsExact { get; init; }

    /// <summary>No portfolio is worth more, by all that is here but for <see cref="IsExact"/>.</summary>
    public double ProvenBound
    {
        get
        {
            var most = double.NegativeInfinity;
            foreach (var proof in Cases)
            {
                most = Math.Max(most, proof.Bound);
            }

            return Cases.Count == 0 ? Bound : Math.Min(Bound, most);
        }
    }
}

/// <summary>
/// A fractional portfolio and a price for each limit, which with the gradient of the concave relaxation bound all portfolios of a case.
/// </summary>
public record CertificateCase
{
    /// <summary>What makes the case; empty where it is all portfolios.</summary>
    public required IReadOnlyList<CertificateDecision> Decisions { get; init; }

    /// <summary>What point and prices prove; −∞ where no portfolio can be of the case: what it asks for is over a limit.</summary>
    public required double Bound { get; init; }

    /// <summary>The fractional portfolio; programs not named are at 0.</summary>
    public required IReadOnlyList<CertificatePoint> Point { get; init; }

    /// <summary>
    /// Groups with a flat price of which every portfolio of the case has a program: it is paid. Of the other groups with one, what the fees
    /// are at least as a convex function counts.
    /// </summary>
    public required IReadOnlyList<string> Opened { get; init; }

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

/// <summary>Divides portfolios by how many of some programs they have: at most so many, or more.</summary>
/// <param name="Programs">Ids of the programs.</param>
/// <param name="Signal">The signal level that counts; null where all do.</param>
/// <param name="Count">Most on the lower side; one less than the least on the upper side.</param>
public sealed record CertificateSplit(IReadOnlyList<string> Programs, SignalLevel? Signal, int Count);

/// <summary>One side of a split.</summary>
/// <param name="Split">The split's place in the certificate.</param>
/// <param name="IsUpper">Whether the portfolios have more than its count.</param>
/// <param name="Price">The price of the count; null on a lower side of none, whose programs count for nothing.</param>
public readonly record struct CertificateDecision(int Split, bool IsUpper, double? Price);
