namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Tiered application fees of one group: the n-th application costs what its tier says, never less than the one before. A last tier that
/// says how many it holds closes the group: no further application fits.
/// </summary>
public sealed class FeeSchedule
{
    private readonly FeeTier[] _tiers;
    private readonly Money[] _prices;

    /// <param name="tiers">Tiers in order; only the last may be open-ended.</param>
    /// <exception cref="ArgumentException">A price falls or is negative, or a width is not positive.</exception>
    public FeeSchedule(IEnumerable<FeeTier> tiers)
    {
        _tiers = [.. tiers];
        _prices = new Money[_tiers.Length];
        var price = 0.0;
        var capacity = 0L;
        for (var t = 0; t < _tiers.Length; t++)
        {
            var (first, each) = _tiers[t];
            if (!double.IsFinite(each) || each < price)
            {
                throw new ArgumentException("Tier prices must be finite, not negative, and must not fall.", nameof(tiers));
            }

            if (first is <= 0 || (first is null && t < _tiers.Length - 1))
            {
                throw new ArgumentException("A tier needs a positive width; only the last may be open-ended.", nameof(tiers));
            }

            price = each;
            _prices[t] = Money.Price(each);
            capacity += first ?? int.MaxValue;
        }

        Capacity = _tiers.Length == 0 ? int.MaxValue : (int)Math.Min(capacity, int.MaxValue);
    }

    public static FeeSchedule Free { get; } = new([]);

    public IReadOnlyList<FeeTier> Tiers => _tiers;

    /// <summary>How many applications there can be; <see cref="int.MaxValue"/> where the last tier is open-ended.</summary>
    public int Capacity { get; }

    /// <summary>The price of each application of a tier.</summary>
    /// <param name="tier">The tier's place.</param>
    public Money Price(int tier) => _prices[tier];

    /// <summary>Price of the application that follows <paramref name="sent"/> earlier ones, if there can be one.</summary>
    public Money Next(int sent)
    {
        var end = 0L;
        for (var t = 0; t < _tiers.Length; t++)
        {
            end += _tiers[t].First ?? int.MaxValue;
            if (sent < end)
            {
                return _prices[t];
            }
        }

        return _tiers.Length == 0 ? Money.Zero : _prices[^1];
    }

    /// <summary>How many applications it takes until the price of the one that follows <paramref name="sent"/> earlier ones changes.</summary>
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
        var total = Money.Zero;
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
