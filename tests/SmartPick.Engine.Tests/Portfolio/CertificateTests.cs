using System.Collections.Concurrent;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Portfolio;

/// <summary>The certificate: anyone can recheck it, it holds, and it is tight.</summary>
public sealed class CertificateTests
{
    private static readonly Dependence[] Dependences =
        [new(0, 0), Dependence.OneStage(0.3), Dependence.OneStage(0.8), new(0.3, 0.4)];

    private static readonly Lazy<Solved[]> Full = new(() => Solve(everything: true));

    private static readonly Lazy<Solved[]> Plain = new(() => Solve(everything: false));

    public static TheoryData<bool> Markets => [true, false];

    [Theory]
    [MemberData(nameof(Markets))]
    public void The_bound_can_be_recomputed_from_the_certificate(bool everything)
    {
        var broken = new ConcurrentBag<string>();
        Parallel.ForEach((everything ? Full : Plain).Value.Where(s => s.Spec.Programs <= 120), solved =>
        {
            var problem = solved.Spec.Create();
            var bound = CertificateBound.Of(problem, solved.Solution.Certificate!, new ReferenceGrid(problem, 97, 41));
            if (Math.Abs(bound - solved.Solution.Certificate!.Bound) > 1e-6 * bound || bound < solved.Solution.ExpectedValue * (1 - 1e-6))
            {
                broken.Add($"{solved.Spec}: {bound:R} recomputed, {solved.Solution.Certificate.Bound:R} given, value {solved.Solution.ExpectedValue:R}");
            }
        });

        Expect.None(broken);
    }

    [Theory]
    [MemberData(nameof(Markets))]
    public void Certificates_of_large_markets_hold(bool everything) => Assert.All((everything ? Full : Plain).Value, solved =>
    {
        var (spec, solution) = (solved.Spec, solved.Solution);
        Assert.True(solution.ExpectedValue <= solution.UpperBound, $"{spec}");
        Assert.True(solution.UpperBound <= Math.Max(solution.Certificate!.Bound, solution.ExpectedValue), $"{spec}");
        Assert.Equal((solution.UpperBound - solution.ExpectedValue) / solution.UpperBound, solution.Gap, 1e-12);
        Assert.All(Prices(solution.Certificate), price => Assert.InRange(price, 0, double.MaxValue));
        AssertFeasible(spec.Create(), solution.Certificate);
    });

    [Fact]
    public void With_everything_on_gaps_are_at_most_half_a_percent() =>
        Expect.None(Full.Value.Where(s => s.Solution.Gap > 0.005).Select(s => $"{s.Spec}: {s.Solution.Gap:P4}"));

    [Fact]
    public void With_everything_on_the_median_gap_is_at_most_a_twentieth_of_a_percent() =>
        Assert.InRange(Full.Value.Select(s => s.Solution.Gap).Order().ElementAt(Full.Value.Length / 2), 0, 0.0005);

    [Fact]
    public void Without_budget_and_tiers_gaps_are_at_most_a_tenth_of_a_percent() =>
        Expect.None(Plain.Value.Where(s => s.Solution.Gap > 0.001).Select(s => $"{s.Spec}: {s.Solution.Gap:P4}"));

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.002)]
    public void Fee_assistance_forced_programs_and_a_price_on_dollars_are_certified_too(double price)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var market = new MarketSpec
            {
                Seed = seed,
                Programs = 30,
                Applications = 12,
                Signals = true,
                Tiers = true,
                Budget = true,
                GroupCaps = true,
                TierWidth = 4,
                UniformValues = true,
                Dependence = Dependences[seed % 4],
            }.Create();
            var problem = market with
            {
                UnmatchedValue = 0.3,
                FeeWeight = price,
                Discount = new FeeDiscount(0.7, 6),
                Include = market.Candidates.Where(c => c.Group == "ir").Take(2).Select(c => c.Id).ToHashSet(),
                Exclude = market.Candidates.Skip(20).Take(3).Select(c => c.Id).ToHashSet(),
            };
            var solution = PortfolioSolver.Solve(problem, exact: false, CancellationToken.None);
            var grid = new ReferenceGrid(problem, 97, 41);
            var bound = CertificateBound.Of(problem, solution.Certificate!, grid);

            // Where dollars have a price, the bound is given for what a portfolio of the same fees could be worth.
            Assert.Equal(bound + (price * solution.Cost), solution.Certificate!.Bound, 1e-6 * bound);
            Assert.True(grid.Value(solution.List(), 0.3) <= solution.Certificate.Bound * (1 + 1e-6), $"seed {seed}");
        }
    }

    [Fact]
    public void The_certificate_bounds_the_optimum_of_small_markets()
    {
        var broken = new ConcurrentBag<string>();
        Parallel.For(0, 120, seed =>
        {
            var spec = new MarketSpec
            {
                Seed = seed,
                Programs = 8,
                Applications = 4,
                UniformValues = seed % 2 == 0,
                Signals = seed % 3 > 0,
                Tiers = seed % 5 > 1,
                Budget = seed % 5 > 2,
                GroupCaps = seed % 7 > 3,
                Dependence = Dependences[seed % 4],
            };
            var problem = spec.Create();
            var certificate = PortfolioSolver.Solve(problem).Certificate!;
            var grid = new ReferenceGrid(problem, 97, 41);
            if (BruteForce.Optimum(problem, grid) > CertificateBound.Of(problem, certificate, grid) * (1 + 1e-12))
            {
                broken.Add($"{spec}");
            }
        });

        Expect.None(broken);
    }

    private static Solved[] Solve(bool everything)
    {
        var specs = from programs in new[] { 40, 120, 300 }
                    from seed in Enumerable.Range(0, programs == 300 ? 2 : 6)
                    from uniform in new[] { true, false }
                    from dependence in Dependences
                    select new MarketSpec
                    {
                        Seed = seed,
                        Programs = programs,
                        Applications = Math.Min(60, programs / 3),
                        UniformValues = uniform,
                        Dependence = dependence,
                        Signals = everything || seed % 2 == 0,
                        Tiers = everything,
                        GroupCaps = everything,
                        Budget = everything,
                        Pool = 6,
                        TierWidth = programs / 10,
                    };
        var solved = new ConcurrentBag<Solved>();
        Parallel.ForEach(specs, spec => solved.Add(new Solved(spec, PortfolioSolver.Solve(spec.Create()))));
        return [.. solved.OrderBy(s => s.Spec.Programs).ThenBy(s => s.Spec.ToString(), StringComparer.Ordinal)];
    }

    private static double[] Prices(Certificate certificate) =>
    [
        certificate.Applications, certificate.Budget, certificate.Gold, certificate.Silver,
        .. certificate.PerGroup.Values, .. certificate.Tiers.Values,
    ];

    /// <summary>The fractional point keeps to one signal per program, to the pools and to the caps.</summary>
    private static void AssertFeasible(PortfolioProblem problem, Certificate certificate)
    {
        const double Tolerance = 1e-6;
        var groups = problem.Candidates.ToDictionary(c => c.Id, c => c.Group);
        Assert.All(certificate.Point, p =>
        {
            Assert.InRange(p.None, 0, 1 + Tolerance);
            Assert.InRange(p.Silver, 0, 1 + Tolerance);
            Assert.InRange(p.Gold, 0, 1 + Tolerance);
            Assert.InRange(p.None + p.Silver + p.Gold, 0, 1 + Tolerance);
        });
        Assert.InRange(certificate.Point.Sum(p => p.Gold), 0, problem.Limits.Gold + Tolerance);
        Assert.InRange(certificate.Point.Sum(p => p.Silver), 0, problem.Limits.Silver + Tolerance);
        Assert.InRange(certificate.Point.Sum(p => p.None + p.Silver + p.Gold), 0, problem.Limits.Applications!.Value + Tolerance);
        Assert.All(problem.Limits.PerGroup, cap => Assert.InRange(
            certificate.Point.Where(p => groups[p.Id] == cap.Key).Sum(p => p.None + p.Silver + p.Gold), 0, cap.Value + Tolerance));
    }

    private sealed record Solved(MarketSpec Spec, PortfolioSolution Solution);
}
