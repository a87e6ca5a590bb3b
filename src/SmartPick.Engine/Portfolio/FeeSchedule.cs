namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Tiered application fees of one group: the n-th application costs what its tier says, never less than the one before. A flat first tier
/// is paid with the first application, and the others that it holds are free: that alone makes a first application dearer than later ones.
/// A last tier that says how many it holds closes the group: no further application fits.
/// </summary>
public sealed class FeeSchedule
{
    private readonly FeeTier[] _tiers;
    private readonly Money[] _prices;

    /// <param name="tiers">Tiers in order; only the first may have a flat price, only the last may be open-ended.</param>
    /// <param name="isAssisted">
    /// Whether fee assistance, where there is any, reduces these fees; it never reduces those that begin with a flat price.
    /// </param>
    /// <exception cref="ArgumentException">A tier has no price or two, a price falls or is negative, or a width is not positive.</exception>
    public FeeSchedule(IEnumerable<FeeTier> tiers, bool isAssisted = true)
    {
        _tiers = [.. tiers];
        _prices = new Money[_tiers.Length];
        var price = 0.0;
        var capacity = 0L;
        for (var t = 0; t < _tiers.Length; t++)
        {
            var (first, each, flat) = _tiers[t];
            if ((each is null) == (flat is null) || (flat is not null && t > 0))
            {
                throw new ArgumentException(
                    "A tier needs a price for each application or, if it is the first, a flat price.", nameof(tiers));
            }

            if (!double.IsFinite(each ?? 0) || (each ?? 0) < price || !double.IsFinite(flat ?? 0) || flat < 0)
            {
                throw new ArgumentException("Tier prices must be finite, not negative, and must not fall.", nameof(tiers));
            }

            if (first is <= 0 || (first is null && t < _tiers.Length - 1))
            {
                throw new ArgumentException("A tier needs a positive width; only the last may be open-ended.", nameof(tiers));
            }

            price = each ?? 0;
            _prices[t] = Money.Price(price);
            Opening = flat is { } once ? Money.Price(once) : Opening;
            capacity += first ?? int.MaxValue;
        }

        Capacity = _tiers.Length == 0 ? int.MaxValue : (int)Math.Min(capacity, int.MaxValue);
        IsAssisted = isAssisted && Opening == Money.Zero;
    }

    private FeeSchedule(FeeSchedule paid)
    {
        (_tiers, _prices, Capacity, IsAssisted) = (paid._tiers, paid._prices, paid.Capacity, paid.IsAssisted);
        Opened = this;
    }

    public static FeeSchedule Free { get; } = new([]);

    public IReadOnlyList<FeeTier> Tiers => _tiers;

    /// <summary>The flat price of the first tier, which is paid with the first application; 0 where there is none.</summary>
    public Money Opening { get; }

    /// <summary>Whether fee assistance reduces these fees.</summary>
    public bool IsAssisted { get; }

    /// <summary>The fees once the flat price is paid.</summary>
    public FeeSchedule Opened => field ??= Opening == Money.Zero ? this : new(this);

    /// <summary>How many applications there can be; <see cref="int.MaxValue"/> where the last tier is open-ended.</summary>
    public int Capacity { get; }

    /// <summary>The price of an application of the last tier: no other is dearer, the first of a flat tier apart.</summary>
    public Money Dearest => _prices.Length == 0 ? Money.Zero : _prices[^1];

    /// <summary>The price of each application of a tier, 0 where it is flat.</summary>
    /// <param name="tier">The tier's place.</param>
    public Money Price(int tier) => _prices[tier];

    /// <summary>Price of the application that follows <paramref name="sent"/> earlier ones, if there can be one.</summary>
    public Money Next(int sent)
    {
        var opening = sent == 0 ? Opening : Money.Zero;
        var end = 0L;
        for (var t = 0; t < _tiers.Length; t++)
        {
            end += _tiers[t].First ?? int.MaxValue;
            if (sent < end)
            {
                return opening + _prices[t];
            }
        }

        return _tiers.Length == 0 ? Money.Zero : _prices[^1];
    }

    /// <summary>
    /// How many applications it takes until the price of the one that follows <paramref name="sent"/> earlier ones changes.
    /// </summary>
    public int EndOfPrice(int sent)
    {
        var end = 0L;
        for (var t = 0; t < _tiers.Length - 1; t++)
        {
            end += _tiers[t].First!.Value;
            if (sent < end)
            {
                return (int)Math.Min(end, int.MaxValue);
            }
        }

        return int.MaxValue;
    }

    /// <summary>How many applications cost less than a price.</summary>
    public int PlacesBelow(Money price)
    {
        var places = 0L;
        for (var t = 0; t < _tiers.Length; t++)
        {
            if (_prices[t] >= price)
            {
                return (int)Math.Min(places, int.MaxValue);
            }

            places += _tiers[t].First ?? int.MaxValue;
        }

        return _tiers.Length > 0 || price > Money.Zero ? Capacity : 0;
    }

    /// <summary>Fees of the first <paramref name="count"/> applications.</summary>
    public Money Total(int count)
    {
        var total = count > 0 ? Opening : Money.Zero;
        var left = count;
        for (var t = 0; t < _tiers.Length && left > 0; t++)
        {
            var here = t == _tiers.Length - 1 ? left : Math.Min(left, _tiers[t].First!.Value);
            total += here * _prices[t];
            left -= here;
        }

        return total;
    }
}
