using System.Collections.Concurrent;
using System.Diagnostics;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Engine.Tests.Support;
using Xunit.Abstractions;

namespace SmartPick.Engine.Tests.Portfolio;

/// <summary>
/// Markets made to break the solver, against trying every portfolio: never a false "optimal", never a bound below the optimum, never a
/// certificate that says something else. A thousand of them here; `./dev adversarial` tries ten thousand fresh ones.
/// </summary>
public sealed class AdversarialTests(ITestOutputHelper output)
{
    /// <summary>
    /// How far the quadratures of engine and tests may be apart (share): more where a rare yes comes from the ends of both.
    /// </summary>
    private const double Quadrature = 1e-6, QuadratureOfRare = 1e-5;

    /// <summary>
    /// The hazard −ln(1 − p) of odds near 1 has few of their digits: what a certificate recomputed from it may differ by.
    /// </summary>
    private const double HazardOfNearlyCertain = 1e-2;

    private static readonly int Markets = int.Parse(Environment.GetEnvironmentVariable("SMARTPICK_MARKETS") ?? "1000", null);

    private static readonly int FirstSeed = int.Parse(Environment.GetEnvironmentVariable("SMARTPICK_FIRST_SEED") ?? "0", null);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_false_is_said_of_any_market(bool flatPrices)
    {
        var broken = new ConcurrentBag<string>();
        var solved = new ConcurrentBag<(int Seed, double Shortfall, PortfolioSolution Solution, TimeSpan Time)>();
        Parallel.For(FirstSeed, FirstSeed + Markets, seed =>
        {
            var problem = AdversarialMarket.Create(seed, flat: flatPrices);
            var started = Stopwatch.GetTimestamp();
            var solution = PortfolioSolver.Solve(problem);
            var time = Stopwatch.GetElapsedTime(started);
            var grid = new ReferenceGrid(problem, oneStageNodes: 129, twoStageNodes: 65);
            var optimum = BruteForce.Optimum(problem, grid);
            foreach (var mistake in Mistakes(problem, solution, optimum, grid))
            {
                broken.Add($"{AdversarialMarket.Describe(seed, problem)}: {mistake}");
            }

            solved.Add((seed, (optimum - (solution.ExpectedValue - (problem.FeeWeight * solution.Cost))) / Math.Max(Math.Abs(optimum) + (problem.FeeWeight * solution.Cost), 1e-9), solution, time));
        });

        var proven = solved.Count(s => s.Solution.IsOptimal);
        var (gap, slowest) = (solved.MaxBy(s => s.Solution.Gap), solved.MaxBy(s => s.Time));
        var shortfall = solved.MaxBy(s => s.Shortfall);
        output.WriteLine(FormattableString.Invariant(
            $"{Markets} markets{(flatPrices ? " with flat prices" : "")} from seed {FirstSeed}: {proven} proven optimal, worst gap {gap.Solution.Gap:P4} (seed {gap.Seed}), worst shortfall {shortfall.Shortfall:P4} (seed {shortfall.Seed}), slowest {slowest.Time.TotalMilliseconds:0.0} ms (seed {slowest.Seed}), median {solved.Select(s => s.Time.TotalMilliseconds).Order().ElementAt(solved.Count / 2):0.00} ms"));
        Expect.None(broken);
    }

    private static IEnumerable<string> Mistakes(PortfolioProblem problem, PortfolioSolution solution, double optimum, ReferenceGrid grid)
    {
        var accuracy = problem.Candidates.Any(c => Math.Min(c.Odds, c.MatchOdds) is > 0 and < 1e-4) ? QuadratureOfRare : Quadrature;
        var scale = Math.Max(Math.Abs(optimum) + (problem.FeeWeight * solution.Cost), 1e-9);
        if (solution.Defect is { } defect)
        {
            yield return defect;
        }

        if (Infeasibility(problem, solution) is { } limit)
        {
            yield return $"over the limit on {limit}";
        }

        var value = grid.Value(solution.List(), problem.UnmatchedValue);
        if (Math.Abs(value - solution.ExpectedValue) > accuracy * scale)
        {
            yield return $"is worth {value:R}, reported {solution.ExpectedValue:R}";
        }

        // Where a dollar has a price, the optimum is value less fees.
        var fees = problem.FeeWeight * solution.Cost;
        if (solution.UpperBound - fees < optimum - (accuracy * scale))
        {
            yield return $"bound {solution.UpperBound - fees:R} below the optimum {optimum:R}";
        }

        if (solution.IsOptimal && value - fees < optimum - (accuracy * scale))
        {
            yield return $"{value - fees:R} is not optimal: {optimum:R}";
        }

        if (value - fees > optimum + (accuracy * scale))
        {
            yield return $"{value - fees:R} is above the optimum {optimum:R}";
        }

        if (solution.List().Any(p => p.Level != SignalLevel.None && p.Candidate.OddsAt(p.Level) <= p.Candidate.Odds))
        {
            yield return "a signal is sent for nothing";
        }

        if (problem.FeeWeight > 0)
        {
            // No answer shows a certificate then.
            yield break;
        }

        var certificate = solution.Certificate!;
        var recomputed = Math.Max(problem.Dependence.Interview, problem.Dependence.Match) >= 0.6 || problem.Candidates.Any(
            c => Enum.GetValues<SignalLevel>().Any(l => c.OddsAt(l) is > 0.99 and < 1) || c.MatchOdds is > 0.99 and < 1)
            ? HazardOfNearlyCertain
            : 5 * accuracy;
        var bound = CertificateBound.OfCases(problem, certificate, grid);
        if (!certificate.IsExact && Math.Abs(bound - solution.UpperBound) > (accuracy + recomputed) * Math.Max(scale, Math.Abs(solution.UpperBound)))
        {
            yield return $"the certificate proves {bound:R}, the bound is {solution.UpperBound:R}";
        }

        foreach (var (said, proven, size) in CertificateBound.ByCase(problem, certificate, grid))
        {
            if (said != proven && !(Math.Abs(said - proven) <= (accuracy + recomputed) * Math.Max(Math.Max(scale, Math.Abs(said)), size)))
            {
                yield return $"a case says {said:R}, its numbers prove {proven:R}";
            }
        }

        if (certificate.ProvenBound < solution.ExpectedValue - (1e-9 * scale))
        {
            yield return $"the certificate's bound {certificate.ProvenBound:R} is below the value {solution.ExpectedValue:R}";
        }
    }

    private static string? Infeasibility(PortfolioProblem problem, PortfolioSolution solution)
    {
        var (limits, list) = (problem.Limits, solution.List());
        return list.Length > limits.Applications ? "applications"
            : list.Count(p => p.Level == SignalLevel.Gold) > limits.Gold || list.Count(p => p.Level == SignalLevel.Silver) > limits.Silver ? "signals"
            : list.Any(p => p.Candidate.OddsAt(p.Level) is null) ? "signals that a program takes"
            : list.GroupBy(p => p.Candidate.Group).Any(g => g.Count() > Fees.Capacity(problem, g.Key)) ? "a closed tier"
            : list.GroupBy(p => p.Candidate.Group).Any(g => limits.PerGroup.TryGetValue(g.Key, out var cap) && g.Count() > cap) ? "a group"
            : Fees.Of(problem, solution.Chosen()) > (limits.Budget ?? double.PositiveInfinity) + 1e-9 ? "the budget"
            : problem.Include.Except(solution.Ids()).Any() ? "programs forced in"
            : solution.Ids().Any(id => problem.Exclude.Contains(id) && !problem.Include.Contains(id)) ? "programs forced out"
            : null;
    }
}
