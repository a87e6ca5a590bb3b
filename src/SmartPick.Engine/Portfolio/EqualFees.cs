using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio.Relaxation;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// The exact optimum for independent decisions where nothing but the number of applications is limited: there optimal
/// portfolios are nested (Kapur &amp; Hong 2022), so that adding the program that gains most, over and over, is exact.
/// One field of what a yes is worth to each program, kept up to date, makes a step linear in the programs.
/// </summary>
internal static class EqualFees
{
    /// <summary>Whether the market is such a one.</summary>
    public static bool Apply(CompiledProblem problem)
    {
        if (problem.Classes.Length == 0 || problem.FeesMatter || problem.Source.Dependence is not { Interview: 0, Match: 0 })
        {
            return false;
        }

        var limits = problem.Source.Limits;
        var sizes = new int[problem.Groups.Length];
        foreach (ref readonly var kind in problem.Classes)
        {
            sizes[kind.Group] += kind.Count;
            if (kind.Forced || (limits.Gold > 0 && kind.First.GoldOdds is not null) || (limits.Silver > 0 && kind.First.SilverOdds is not null))
            {
                return false;
            }
        }

        return !sizes.Index().Any(group => group.Item > problem.GroupCaps[group.Index]);
    }

    /// <summary>The optimal selection, which bounds itself, and a certificate's point and prices.</summary>
    public static (Selection Best, double Bound, RelaxedSolution Relaxed) Solve(
        RelaxationConstraints constraints, OddsGrid grid, CancellationToken cancellationToken)
    {
        using var state = new SearchState(constraints.Problem, grid);
        state.Load(Optimum(constraints.Problem, cancellationToken));
        return (state.Selection, state.Objective, Relax(constraints, grid, state.Selection, cancellationToken));
    }

    private static Selection Optimum(CompiledProblem problem, CancellationToken cancellationToken)
    {
        var kinds = problem.Classes;
        var selection = new Selection(problem);
        var (odds, worth, open, gains) = (Column(), Column(), Column(), Column());
        for (var k = 0; k < kinds.Length; k++)
        {
            odds[k] = open[k] = kinds[k].First.Odds * kinds[k].First.MatchOdds;
            worth[k] = kinds[k].Value - problem.Source.UnmatchedValue;
        }

        while (selection.Applications < problem.Applications)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SpanMath.Multiply(open, worth, gains);
            var best = SpanMath.IndexOfMax(gains);
            if (gains[best] <= problem.NegligibleGain)
            {
                break;
            }

            selection.Add(best, 0);
            open[best] = selection.Taken(best) < kinds[best].Count ? open[best] : 0;

            // What is worth no more counts only where this one says no; what is worth more loses it as a fallback.
            var first = best;
            while (first > 0 && kinds[first - 1].ValueLevel == kinds[best].ValueLevel)
            {
                first--;
            }

            SpanMath.Subtract(worth.AsSpan(0, first), gains[best], worth.AsSpan(0, first));
            SpanMath.Multiply(worth.AsSpan(first), 1 - odds[best], worth.AsSpan(first));
        }

        return selection;

        ArraySegment<double> Column() => problem.Workspace.Take<double>(problem.Classes.Length);
    }

    /// <summary>The portfolio itself as the point of a certificate, with the prices that bound best there.</summary>
    private static RelaxedSolution Relax(RelaxationConstraints constraints, OddsGrid grid, Selection selection, CancellationToken cancellationToken)
    {
        var problem = constraints.Problem;
        using var reported = new DualBoundEvaluator(problem, grid);
        var multipliers = problem.Workspace.Take<double>(constraints.Rows.Length);
        var unpriced = reported.At(
            constraints, new RelaxedSolution(selection.ToPoint(), multipliers, []), slack: 0, cancellationToken);
        for (var row = 0; row < constraints.Rows.Length; row++)
        {
            // Signals that cannot be sent are priced out; an application is worth what the last one that fits gains.
            multipliers[row] = constraints.Rows[row].Kind == LimitKind.Applications
                ? GainOfLast(problem, unpriced.ReducedGradient)
                : SpanMath.Max(unpriced.ReducedGradient);
        }

        return reported.At(constraints, unpriced, slack: 0, cancellationToken);
    }

    private static double GainOfLast(CompiledProblem problem, ArraySegment<double> gradient)
    {
        var left = problem.Applications;
        foreach (var kind in Enumerable.Range(0, problem.Classes.Length).OrderByDescending(k => gradient[k * CompiledProblem.Levels]))
        {
            left -= problem.Classes[kind].Count;
            if (left <= 0)
            {
                return Math.Max(0, gradient[kind * CompiledProblem.Levels]);
            }
        }

        return 0;
    }
}
