using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>Finds where to divide a branch: on how many strong programs are taken, or on a fractional count.</summary>
internal sealed class Branching
{
    private const double Fractional = 1e-6;

    /// <summary>Stands in for the hazard of a program without odds.</summary>
    private const double LeastHazard = 1e-9;

    /// <summary>A sum this far from whole is worth a branch of its own.</summary>
    private const double FarFromWhole = 0.05;

    private readonly double[] _hazards;

    /// <summary>Classes at least half as strong as one of a strength.</summary>
    private readonly Dictionary<double, bool[]> _strong = [];

    /// <param name="problem">The problem.</param>
    /// <param name="grid">Quadrature of the mean hazards.</param>
    public Branching(CompiledProblem problem, OddsGrid grid)
    {
        _hazards = new double[problem.Classes.Length * CompiledProblem.Levels];
        for (var i = 0; i < _hazards.Length; i++)
        {
            ref readonly var kind = ref problem.Classes[i / CompiledProblem.Levels];
            var level = i % CompiledProblem.Levels;
            _hazards[i] = kind.Takes(level) ? SpanMath.Dot(grid.Hazards(kind.Row(level)), grid.Weights) : 0;
        }
    }

    /// <summary>How to divide a node; null where nothing is left to decide: it holds a single selection.</summary>
    /// <param name="constraints">The node's constraints.</param>
    /// <param name="node">The node.</param>
    /// <param name="earlier">The decisions that led to it: a sum is not divided at the same count twice.</param>
    public BranchingDecision? Of(RelaxationConstraints constraints, in SearchNode node, IEnumerable<BranchingDecision> earlier)
    {
        // A group's cheap places that are left are no longer counted on once no more of it can be taken.
        if (constraints.MostSpared(node.Point) is var (group, taken)
            && new BranchingDecision(group, 0, (int)Math.Ceiling(taken - Fractional)) is var byGroup && !earlier.Contains(byGroup))
        {
            return byGroup;
        }

        if (constraints.LeastCounted(node.Point, node.Multipliers) is var (opens, members))
        {
            return new BranchingDecision(members, 0, Below: 0, opens);
        }

        if (SumOfStrong(node.Point) is { } bySum && !earlier.Contains(bySum))
        {
            return bySum;
        }

        if (MostExcessive(constraints, node) is not { } column)
        {
            return null;
        }

        var (low, high) = ((int)constraints.Low[column], (int)constraints.High[column]);
        return new BranchingDecision(null, column, Math.Clamp((int)Math.Floor(node.Point[column] + Fractional), low, high - 1));
    }

    /// <summary>
    /// By the kinds at least half as strong as the strongest fractional one, if the number taken of them is far from whole.
    /// </summary>
    private BranchingDecision? SumOfStrong(ReadOnlySpan<double> point)
    {
        var strongest = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            if (Math.Abs(point[i] - Math.Round(point[i])) > Fractional)
            {
                strongest = Math.Max(strongest, Strength(i / CompiledProblem.Levels));
            }
        }

        if (strongest == 0)
        {
            return null;
        }

        var kinds = Strong(strongest);
        var sum = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            sum += kinds[i / CompiledProblem.Levels] ? point[i] : 0;
        }

        return Math.Abs(sum - Math.Round(sum)) > FarFromWhole ? new BranchingDecision(kinds, 0, (int)Math.Floor(sum)) : null;
    }

    private bool[] Strong(double strongest)
    {
        if (!_strong.TryGetValue(strongest, out var kinds))
        {
            kinds = new bool[_hazards.Length / CompiledProblem.Levels];
            for (var k = 0; k < kinds.Length; k++)
            {
                kinds[k] = Strength(k) >= strongest / 2;
            }

            _strong.Add(strongest, kinds);
        }

        return kinds;
    }

    /// <summary>A kind's mean hazard without a signal.</summary>
    private double Strength(int kind) => _hazards[kind * CompiledProblem.Levels];

    /// <summary>
    /// The count whose fraction is worth most to the relaxation; where all are whole, any that is still open; null when none is.
    /// </summary>
    private int? MostExcessive(RelaxationConstraints constraints, in SearchNode node)
    {
        int? column = null;
        var most = double.NegativeInfinity;
        for (var i = 0; i < _hazards.Length; i++)
        {
            if (constraints.High[i] > constraints.Low[i] && Excess(node, i) is var excess && excess > most)
            {
                (column, most) = (i, excess);
            }
        }

        return column;
    }

    /// <summary>
    /// About what the relaxation makes of a fraction f of a program beyond f times what it makes of all of it: a strong
    /// program's 1 − exp(−λ f) runs far above f · (1 − exp(−λ)). That is what a branch on it takes off the bound.
    /// </summary>
    private double Excess(in SearchNode node, int column)
    {
        var fraction = node.Point[column] - Math.Floor(node.Point[column]);
        var hazard = Math.Max(_hazards[column], LeastHazard);
        return node.ReducedGradient[column] / hazard * (1 - Math.Exp(-hazard * fraction) - (fraction * (1 - Math.Exp(-hazard))));
    }
}
