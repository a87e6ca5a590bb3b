using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>Evaluates a relaxed point and its multipliers on a whole market and a grid, one row of odds at a time.</summary>
internal static class ReportedBound
{
    /// <summary>The same point and prices with the gradient and bound of the grid.</summary>
    /// <param name="polytope">Constraints.</param>
    /// <param name="relaxed">The point and its prices.</param>
    /// <param name="grid">Quadrature.</param>
    /// <param name="slack">
    /// Kinds that miss their price by more than this are not told apart from those that they dominate, whose gains are then given too high.
    /// </param>
    /// <param name="cancellationToken">Checked at every kind.</param>
    public static RelaxedSolution Of(
        RelaxedPolytope polytope, RelaxedSolution relaxed, OddsGrid grid, double slack, CancellationToken cancellationToken)
    {
        var market = polytope.Market;
        using var value = new RelaxedValue(market, grid);
        value.Load(relaxed.Point);
        var dominance = new Dominance(market);
        var gradient = new double[relaxed.Point.Length];
        var tangent = value.Value;
        for (var k = 0; k < market.Kinds.Length; k++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var point = relaxed.Point.AsSpan(k * Market.Levels, Market.Levels);
            var slopes = gradient.AsSpan(k * Market.Levels, Market.Levels);
            var isTaken = SpanMath.Max(point) > 0;
            if (!isTaken && dominance.Better(k) is { } better)
            {
                gradient.AsSpan(better * Market.Levels, Market.Levels).CopyTo(slopes);
                if (MostGain(k) < -slack)
                {
                    continue;
                }
            }

            value.Gradient(k, slopes);
            tangent -= SpanMath.Dot(slopes, point);
            SpanMath.Subtract(slopes, polytope.Cost(k), slopes);
            if (!isTaken && !market.Kinds[k].Forced && MostGain(k) < -slack)
            {
                dominance.Add(k);
            }
        }

        return relaxed with { ReducedGradient = gradient, Bound = tangent + polytope.Priced(gradient, relaxed.Multipliers) };

        double MostGain(int kind)
        {
            Span<double> gains = stackalloc double[Market.Levels];
            polytope.ReducedGains(kind, gradient, relaxed.Multipliers, gains);
            return SpanMath.Max(gains);
        }
    }

    /// <summary>The point and multipliers by name. Programs of one kind share its amount evenly.</summary>
    public static Certificate Certify(RelaxedPolytope polytope, RelaxedSolution relaxed, double bound)
    {
        var market = polytope.Market;
        var points = new List<CertificatePoint>();
        for (var k = 0; k < market.Kinds.Length; k++)
        {
            var amounts = relaxed.Point.AsSpan(k * Market.Levels, Market.Levels);
            if (SpanMath.Max(amounts) > 0)
            {
                var count = market.Kinds[k].Count;
                var (none, silver, gold) = (amounts[0] / count, amounts[1] / count, amounts[2] / count);
                foreach (var member in market.Kinds[k].Members)
                {
                    points.Add(new CertificatePoint(member.Id, none, silver, gold));
                }
            }
        }

        return new Certificate
        {
            Bound = bound,
            Point = points,
            Applications = Single(LimitKind.Applications),
            Budget = Single(LimitKind.Budget),
            Gold = Single(LimitKind.Gold),
            Silver = Single(LimitKind.Silver),
            PerGroup = ByGroup(LimitKind.GroupCap),
            Tiers = ByGroup(LimitKind.Tiers),
        };

        double Single(LimitKind kind) =>
            Array.FindIndex(polytope.Rows, row => row.Kind == kind) is >= 0 and var row ? relaxed.Multipliers[row] : 0;

        Dictionary<string, double> ByGroup(LimitKind kind) => polytope.Rows.Index()
            .Where(r => r.Item.Kind == kind)
            .ToDictionary(r => market.Groups[r.Item.Group], r => relaxed.Multipliers[r.Index], StringComparer.Ordinal);
    }
}
