using System.Numerics.Tensors;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>Evaluates a relaxed point and its multipliers on the reporting grid, one row of odds at a time.</summary>
internal static class ReportedBound
{
    /// <summary>The same point and prices with gradient and bound of the reporting grid.</summary>
    public static RelaxedSolution Of(RelaxedPolytope polytope, RelaxedSolution relaxed, OddsGrid grid, CancellationToken cancellationToken)
    {
        var market = polytope.Market;
        var value = new RelaxedValue(market, grid);
        value.Load(relaxed.Point);
        var gradient = new double[relaxed.Point.Length];
        var tangent = value.Value;
        for (var k = 0; k < market.Kinds.Length; k++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var kind = market.Kinds[k];
            for (var level = 0; level < Market.Levels; level++)
            {
                var i = (k * Market.Levels) + level;
                if (polytope.Kinds[i] is { } column)
                {
                    gradient[i] = TensorPrimitives.Dot(grid.Hazards(kind.Rows[level]), value.Suffix(kind.Layer));
                    tangent -= gradient[i] * relaxed.Point[i];
                    gradient[i] -= column.Cost;
                }
            }
        }

        return relaxed with { ReducedGradient = gradient, Bound = tangent + polytope.Priced(gradient, relaxed.Multipliers) };
    }

    /// <summary>The point and multipliers by name. Programs of one kind share its amount evenly.</summary>
    public static Certificate Certify(RelaxedPolytope polytope, RelaxedSolution relaxed, double bound)
    {
        var market = polytope.Market;
        var points = new List<CertificatePoint>();
        for (var k = 0; k < market.Kinds.Length; k++)
        {
            var amounts = relaxed.Point.AsSpan(k * Market.Levels, Market.Levels);
            var members = market.Kinds[k].Members;
            if (TensorPrimitives.Max<double>(amounts) > 0)
            {
                var (none, silver, gold) = (amounts[0] / members.Length, amounts[1] / members.Length, amounts[2] / members.Length);
                points.AddRange(members.Select(m => new CertificatePoint(m.Id, none, silver, gold)));
            }
        }

        return new Certificate
        {
            Bound = bound,
            Point = points,
            Applications = Single(RelaxedPolytope.RowKind.Applications),
            Budget = Single(RelaxedPolytope.RowKind.Budget),
            Gold = Single(RelaxedPolytope.RowKind.Gold),
            Silver = Single(RelaxedPolytope.RowKind.Silver),
            PerGroup = ByGroup(RelaxedPolytope.RowKind.GroupCap),
            Tiers = ByGroup(RelaxedPolytope.RowKind.Tiers),
        };

        double Single(RelaxedPolytope.RowKind kind) =>
            polytope.Rows.Index().Where(r => r.Item.Kind == kind).Sum(r => relaxed.Multipliers[r.Index]);

        Dictionary<string, double> ByGroup(RelaxedPolytope.RowKind kind) => polytope.Rows.Index()
            .Where(r => r.Item.Kind == kind)
            .ToDictionary(r => r.Item.Group!, r => relaxed.Multipliers[r.Index], StringComparer.Ordinal);
    }
}
