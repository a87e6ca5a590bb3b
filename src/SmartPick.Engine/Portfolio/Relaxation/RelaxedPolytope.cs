namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// The constraints of a market with fractional programs: per kind 0 ≤ Σ_l x_l ≤ count, per fee tier 0 ≤ y ≤ width, and
/// coupling rows A·x ≤ b for the caps, the signal pools, the budget, and each tiered group's Σ x ≤ Σ y.
/// Fees are convex in the number of applications, so tiers fill up in order by themselves.
/// </summary>
internal sealed class RelaxedPolytope
{
    private readonly List<(RowKind Kind, string? Group, double Bound)> _rows = [];

    /// <param name="market">The market.</param>
    /// <param name="splits">Branches of an enumeration that hold.</param>
    public RelaxedPolytope(Market market, params ReadOnlySpan<Split> splits)
    {
        Market = market;
        var limits = market.Problem.Limits;
        var members = market.Kinds.Sum(k => k.Count);
        var applications = Row(RowKind.Applications, null, market.Applications, members);
        var gold = Row(RowKind.Gold, null, limits.Gold, int.MaxValue);
        var silver = Row(RowKind.Silver, null, limits.Silver, int.MaxValue);
        var budget = double.IsPositiveInfinity(market.Budget) ? -1 : Row(RowKind.Budget, null, market.Budget, double.PositiveInfinity);
        var price = market.Problem.PricePerDollar;
        // With a discount the cheapest applications are waived; pricing all at the discount never overstates a fee.
        var paid = 1 - (market.Problem.Discount?.Rate ?? 0);
        var groups = market.Groups.Select((group, g) => Group(group, g)).ToArray();
        Kinds = new RelaxedColumn?[market.Kinds.Length * Portfolio.Market.Levels];
        for (var k = 0; k < market.Kinds.Length; k++)
        {
            var kind = market.Kinds[k];
            var (cap, link, flatPrice) = groups[kind.Group];
            var fee = kind.Cost + flatPrice;
            for (var level = 0; level < Portfolio.Market.Levels; level++)
            {
                if (kind.Rows[level] >= 0)
                {
                    var signal = level == (int)SignalLevel.Gold ? gold : level == (int)SignalLevel.Silver ? silver : -1;
                    Kinds[(k * Portfolio.Market.Levels) + level] = new RelaxedColumn(
                        price * fee, Coefficients((applications, 1), (cap, 1), (link, 1), (signal, 1), (budget, fee)));
                }
            }
        }

        foreach (var split in splits)
        {
            Add(split);
        }

        Rows = [.. _rows];
        Low = new double[Kinds.Length];
        High = [.. Kinds.Select((column, i) => column is null ? 0.0 : market.Kinds[i / Portfolio.Market.Levels].Count)];

        (int Cap, int Link, double FlatPrice) Group(string group, int g)
        {
            var size = market.Kinds.Where(k => k.Group == g).Sum(k => k.Count);
            var most = Math.Min(Math.Min(size, market.GroupCaps[g]), market.Applications);
            var cap = Row(RowKind.GroupCap, group, market.GroupCaps[g], size);
            var tiers = market.Fees[g].Tiers;
            if ((price == 0 && budget < 0) || market.Fees[g].Next(0) == market.Fees[g].Next(Math.Max(0, most - 1)))
            {
                return (cap, -1, paid * market.Fees[g].Next(0));
            }

            var link = Row(RowKind.Tiers, group, 0, double.PositiveInfinity);
            foreach (var tier in tiers)
            {
                var each = paid * tier.Each;
                Tiers.Add((Math.Min(tier.First ?? most, most), new RelaxedColumn(price * each, Coefficients((link, -1), (budget, each)))));
            }

            return (cap, link, 0);
        }
    }

    public enum RowKind
    {
        Applications,
        GroupCap,
        Tiers,
        Budget,
        Gold,
        Silver,
        Split,
    }

    public Market Market { get; }

    /// <summary>Columns by kind and signal level; null where the level cannot be sent.</summary>
    public RelaxedColumn?[] Kinds { get; }

    /// <summary>Least of each kind and level; raised only by a branch of the enumeration.</summary>
    public double[] Low { get; }

    /// <summary>Most of each kind and level; lowered only by a branch of the enumeration.</summary>
    public double[] High { get; }

    /// <summary>Fee tiers of all tiered groups, each with its width.</summary>
    public List<(double Width, RelaxedColumn Column)> Tiers { get; } = [];

    /// <summary>Coupling constraints, each ≤ its bound.</summary>
    public (RowKind Kind, string? Group, double Bound)[] Rows { get; }

    /// <summary>
    /// The best that a linear objective can reach when the coupling rows are priced at the multipliers instead of
    /// enforced: an upper bound on what it reaches when they are enforced.
    /// </summary>
    /// <param name="gradient">Objective by kind and level, fees already taken off.</param>
    /// <param name="multipliers">A price ≥ 0 for each row.</param>
    public double Priced(ReadOnlySpan<double> gradient, ReadOnlySpan<double> multipliers)
    {
        var total = 0.0;
        for (var row = 0; row < Rows.Length; row++)
        {
            total += multipliers[row] * Rows[row].Bound;
        }

        Span<double> gains = stackalloc double[Portfolio.Market.Levels];
        for (var k = 0; k < Market.Kinds.Length; k++)
        {
            ReducedGains(k, gradient, multipliers, gains);
            var first = k * Portfolio.Market.Levels;
            total += CappedBox.Most(
                gains, Low.AsSpan(first, Portfolio.Market.Levels), High.AsSpan(first, Portfolio.Market.Levels), Market.Kinds[k].Count, Market.Kinds[k].Forced);
        }

        foreach (var (width, column) in Tiers)
        {
            total += width * Math.Max(0, -column.Cost - Price(column, multipliers));
        }

        return total;
    }

    /// <summary>Whether the least that the box asks for fits every limit: all coefficients are ≥ 0, so nothing else can be the reason.</summary>
    public bool IsBoxFeasible()
    {
        for (var k = 0; k < Market.Kinds.Length; k++)
        {
            var first = k * Portfolio.Market.Levels;
            var low = Low.AsSpan(first, Portfolio.Market.Levels);
            var high = High.AsSpan(first, Portfolio.Market.Levels);
            if (Sum(low) > Market.Kinds[k].Count || (Market.Kinds[k].Forced && Sum(high) < Market.Kinds[k].Count))
            {
                return false;
            }
        }

        var used = new double[Rows.Length];
        Use(used, Low);
        var tiers = FillTiers(Low);
        for (var t = 0; t < tiers.Length; t++)
        {
            foreach (var (row, value) in Tiers[t].Column.Coefficients)
            {
                used[row] += value * tiers[t];
            }
        }

        // A split may ask for more than the least; it is the relaxation that finds out whether it can be had.
        return used.Index().All(u => Rows[u.Index].Kind == RowKind.Split || u.Item <= Rows[u.Index].Bound + 1e-9);

        static double Sum(ReadOnlySpan<double> values) => System.Numerics.Tensors.TensorPrimitives.Sum(values);
    }

    /// <summary>Applications by tier when each tiered group fills its cheapest tiers first.</summary>
    /// <param name="point">x by kind and level.</param>
    public double[] FillTiers(ReadOnlySpan<double> point)
    {
        var left = new double[Rows.Length];
        Use(left, point);
        var tiers = new double[Tiers.Count];
        for (var t = 0; t < tiers.Length; t++)
        {
            // A tier's link row is the one that it takes away from.
            var link = Array.Find(Tiers[t].Column.Coefficients, c => c.Value < 0).Row;
            tiers[t] = Math.Min(Tiers[t].Width, left[link]);
            left[link] -= tiers[t];
        }

        return tiers;
    }

    /// <summary>What one program of the kind adds at each level beyond the price of what it uses; −∞ where the level cannot be sent.</summary>
    public void ReducedGains(int kind, ReadOnlySpan<double> gradient, ReadOnlySpan<double> multipliers, Span<double> gains)
    {
        for (var level = 0; level < Portfolio.Market.Levels; level++)
        {
            var i = (kind * Portfolio.Market.Levels) + level;
            gains[level] = Kinds[i] is { } column ? gradient[i] - Price(column, multipliers) : double.NegativeInfinity;
        }
    }

    public static double Price(in RelaxedColumn column, ReadOnlySpan<double> multipliers)
    {
        var price = 0.0;
        foreach (var (row, value) in column.Coefficients)
        {
            price += value * multipliers[row];
        }

        return price;
    }

    private void Add(Split split)
    {
        var sign = split.AtLeast ? -1 : 1;
        var row = Row(RowKind.Split, null, sign * split.Count, double.PositiveInfinity);
        foreach (var kind in split.Kinds)
        {
            for (var i = kind * Portfolio.Market.Levels; i < (kind + 1) * Portfolio.Market.Levels; i++)
            {
                if (Kinds[i] is { } column)
                {
                    Kinds[i] = column with { Coefficients = [.. column.Coefficients, new Coefficient(row, sign)] };
                }
            }
        }
    }

    /// <summary>Adds A · point to the rows.</summary>
    private void Use(double[] rows, ReadOnlySpan<double> point)
    {
        for (var i = 0; i < Kinds.Length; i++)
        {
            if (Kinds[i] is { } column && point[i] != 0)
            {
                foreach (var (row, value) in column.Coefficients)
                {
                    rows[row] += value * point[i];
                }
            }
        }
    }

    private int Row(RowKind kind, string? group, double bound, double neverReached)
    {
        if (bound >= neverReached && !double.IsPositiveInfinity(neverReached))
        {
            return -1;
        }

        _rows.Add((kind, group, bound));
        return _rows.Count - 1;
    }

    private static Coefficient[] Coefficients(params ReadOnlySpan<(int Row, double Value)> entries)
    {
        var coefficients = new List<Coefficient>(entries.Length);
        foreach (var (row, value) in entries)
        {
            if (row >= 0 && value != 0)
            {
                coefficients.Add(new Coefficient(row, value));
            }
        }

        return [.. coefficients];
    }
}
