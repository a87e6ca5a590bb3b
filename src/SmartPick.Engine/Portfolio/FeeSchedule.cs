namespace SmartPick.Engine.Portfolio;

/// <summary>Tiered application fees of one group: the n-th application costs what its tier says, never less than the one before.</summary>
public sealed class FeeSchedule
{
    private readonly FeeTier[] _tiers;

    /// <param name="tiers">Tiers in order; only the last may be open-ended, and it is taken as open-ended.</param>
    /// <exception cref="ArgumentException">A price falls or is negative, or a width is not positive.</exception>
    public FeeSchedule(IEnumerable<FeeTier> tiers)
    {
        _tiers = [.. tiers];
        var price = 0.0;
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
        }
    }

    public static FeeSchedule Free { get; } = new([]);

    public IReadOnlyList<FeeTier> Tiers => _tiers;

    /// <summary>Dollars for the application that follows <paramref name="sent"/> earlier ones.</summary>
    public double Next(int sent)
    {
        var end = 0;
        foreach (var (first, each) in _tiers)
        {
            end += first ?? 0;
            if (first is null || sent < end)
            {
                return each;
            }
        }

        return _tiers.Length == 0 ? 0 : _tiers[^1].Each;
    }

    /// <summary>How many applications it takes until the price of the one that follows <paramref name="sent"/> earlier ones changes.</summary>
    public int EndOfPrice(int sent)
    {
        var end = 0;
        for (var t = 0; t < _tiers.Length - 1; t++)
        {
            end += _tiers[t].First!.Value;
            if (sent < end)
            {
                return end;
            }
        }

        return int.MaxValue;
    }

    /// <summary>How many applications cost less than a price.</summary>
    public int PlacesBelow(double price)
    {
        var places = 0;
        foreach (var (first, each) in _tiers)
        {
            if (each >= price)
            {
                return places;
            }

            places += first ?? 0;
        }

        return _tiers.Length > 0 || price > 0 ? int.MaxValue : 0;
    }

    /// <summary>Dollars for the first <paramref name="count"/> applications.</summary>
    public double Total(int count)
    {
        var total = 0.0;
        var left = count;
        for (var t = 0; t < _tiers.Length && left > 0; t++)
        {
            var here = t == _tiers.Length - 1 ? left : Math.Min(left, _tiers[t].First!.Value);
            total += here * _tiers[t].Each;
            left -= here;
        }

        return total;
    }
}
