using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Tests.Support;

/// <summary>
/// Seeded markets made to break a solver: odds of 0 and 1, ties, values that differ by orders of magnitude, signals worth less than the
/// level below, prices around what the budget allows, closed tiers, forced programs, all in combination.
/// </summary>
internal static class AdversarialMarket
{
    private static readonly double[] Loadings = [0, 0, 0, 0.1, 0.3, 0.6, 0.9];

    /// <summary>The market of a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="most">Programs at most.</param>
    /// <param name="flat">Whether some groups have a flat first price, and in some markets a dollar has one.</param>
    public static PortfolioProblem Create(int seed, int most = 12, bool flat = false)
    {
        var random = new Random(seed);
        var twoStages = random.Next(4) == 0;
        var signals = random.Next(2) == 0;
        var programs = random.Next(1, (signals ? Math.Min(most, Math.Max(9, most / 2)) : most) + 1);
        var groups = random.Next(1, 4);
        var unmatched = Pick(random, 0, 0, 0, 0.3, 1, 2);
        var style = new Style(random, unmatched, signals, twoStages, groups);
        var candidates = Enumerable.Range(0, programs).Select(i => style.Candidate(i)).ToArray();
        if (random.Next(3) == 0)
        {
            // Several that nothing tells apart.
            for (var i = 1; i < programs; i++)
            {
                candidates[i] = random.Next(2) == 0 ? candidates[i - 1] with { Id = candidates[i].Id } : candidates[i];
            }
        }

        var problem = new PortfolioProblem
        {
            Candidates = candidates,
            Dependence = twoStages
                ? new Dependence(Pick(random, 0, 0.3, 0.6), Pick(random, 0, 0.3, 0.6))
                : Dependence.OneStage(Loadings[random.Next(Loadings.Length)]),
            UnmatchedValue = unmatched,
            Fees = Enumerable.Range(0, groups).Where(_ => random.Next(2) == 0).ToDictionary(g => $"g{g}", _ => Tiers(random, flat)),
            Limits = new PortfolioLimits
            {
                Applications = random.Next(2) == 0 ? random.Next(0, programs + 2) : null,
                PerGroup = Enumerable.Range(0, groups).Where(_ => random.Next(4) == 0).ToDictionary(
                    g => $"g{g}", _ => random.Next(0, programs + 1)),
                Gold = signals ? random.Next(0, 4) : 0,
                Silver = signals ? random.Next(0, 4) : 0,
            },
            Exclude = candidates.Where(_ => random.Next(10) == 0).Select(c => c.Id).ToHashSet(),
        };
        problem = WithForced(problem, random);
        problem = WithBudget(problem, random);
        return flat && random.Next(3) == 0 ? problem with { FeeWeight = Pick(random, 1e-4, 0.003, 0.02, 0.1) } : problem;
    }

    public static string Describe(int seed, PortfolioProblem problem) =>
        $"seed {seed}: {problem.Candidates.Count} programs, {problem.Dependence}, v0 {problem.UnmatchedValue}, {problem.Limits.Applications} applications, "
        + $"budget {problem.Limits.Budget:R}, caps {string.Join(' ', problem.Limits.PerGroup)}, out [{string.Join(' ', problem.Exclude)}], a dollar at {problem.FeeWeight}, signals {problem.Limits.Gold} + {problem.Limits.Silver}, "
        + $"tiers {string.Join(' ', problem.Fees.Select(f => $"{f.Key}: {string.Join(", ", f.Value.Tiers)}"))}, in [{string.Join(' ', problem.Include)}]";

    private static FeeSchedule Tiers(Random random, bool flat)
    {
        List<FeeTier> tiers = [];
        var price = Pick(random, 0, 1, 2.2, 1.37, 11, 0.1);
        if (flat && random.Next(3) > 0)
        {
            // Some hold all programs that there are.
            tiers.Add(new FeeTier(random.Next(1, 7), Flat: Pick(random, 0, 0.1, 1.5, 6, 6, 20)));
        }

        for (var t = random.Next(0, 3); t > 0; t--)
        {
            tiers.Add(new FeeTier(random.Next(1, 4), price));
            price += Pick(random, 0, 0.1, 0.83, 1, 19);
        }

        // A last tier that holds so many closes the group.
        tiers.Add(new FeeTier(random.Next(2) == 0 ? random.Next(1, 5) : null, price));
        return new FeeSchedule(tiers);
    }

    /// <summary>Programs forced in, as many as the limits hold.</summary>
    private static PortfolioProblem WithForced(PortfolioProblem problem, Random random)
    {
        var forced = new List<Candidate>();
        for (var n = random.Next(3) == 0 ? random.Next(1, 4) : 0; n > 0; n--)
        {
            var next = problem.Candidates[random.Next(problem.Candidates.Count)];
            var limit = problem.Limits.PerGroup.TryGetValue(next.Group, out var cap) ? cap : int.MaxValue;
            if (!forced.Contains(next) && !problem.Exclude.Contains(next.Id) && forced.Count < (problem.Limits.Applications ?? int.MaxValue)
                && forced.Count(f => f.Group == next.Group) < Math.Min(limit, Fees.Capacity(problem, next.Group)))
            {
                forced.Add(next);
            }
        }

        return problem with { Include = forced.Select(f => f.Id).ToHashSet() };
    }

    /// <summary>A budget around what some of the programs cost: exactly that, a cent or a hair less, a cent more, nothing.</summary>
    private static PortfolioProblem WithBudget(PortfolioProblem problem, Random random)
    {
        if (random.Next(3) == 0)
        {
            return problem;
        }

        var forced = problem.Candidates.Where(c => problem.Include.Contains(c.Id)).ToArray();
        var list = problem.Candidates.Where(c => problem.Include.Contains(c.Id) || random.Next(2) == 0)
            .GroupBy(c => c.Group).SelectMany(
                g => g.Take(Math.Max(forced.Count(f => f.Group == g.Key), Math.Min(g.Count(), Fees.Capacity(problem, g.Key)))));
        var sum = Math.Round(Fees.Of(problem, list), 6) + Pick(random, 0, 0, -0.01, 0.01, -1e-6, -HalfOfAll(), 5);
        var needed = Math.Round(Fees.Of(problem, forced), 6);
        return problem with { Limits = problem.Limits with { Budget = Math.Max(needed, Math.Round(sum, 6)) } };

        double HalfOfAll() => 0.5 * Math.Round(Fees.Of(problem, problem.Candidates), 2);
    }

    private static double Pick(Random random, params ReadOnlySpan<double> values) => values[random.Next(values.Length)];

    /// <summary>What the programs of one market are like.</summary>
    private sealed class Style(Random random, double unmatched, bool signals, bool twoStages, int groups)
    {
        private readonly int _values = random.Next(5);
        private readonly int _odds = random.Next(5);
        private readonly int _costs = random.Next(4);

        public Candidate Candidate(int i)
        {
            var odds = Odds();
            return new Candidate
            {
                Id = $"p{i:D2}",
                Group = $"g{random.Next(groups)}",
                Value = Value(),
                Odds = odds,
                MatchOdds = twoStages ? Odds() : 1,
                SilverOdds = signals && random.Next(5) > 0 ? Signal(odds) : null,
                GoldOdds = signals && random.Next(5) > 0 ? Signal(odds) : null,
                Cost = _costs switch
                {
                    0 => 0,
                    1 => random.Next(0, 10),
                    2 => Pick(random, 0, 0.1, 0.2, 0.3, 1.37),
                    _ => Pick(random, 0, 6, 7, 9, 1000),
                },
            };
        }

        private double Value() => _values switch
        {
            0 => 1,
            1 => Pick(random, 0.7, 1, unmatched),
            2 => random.Next(1, 4),
            3 => Pick(random, -1, 0, 1e-3, 1, 1e6),
            _ => 1 + random.NextDouble(),
        };

        private double Odds() => _odds switch
        {
            0 => Pick(random, 0, 1, 0.5),
            1 => Pick(random, 0.2, 0.2, 0.3),
            2 => Pick(random, 1e-6, 1e-3, 1 - 1e-9, 0.999, 0.5),
            3 => Math.Round(random.NextDouble(), 2),
            _ => 0.6 * random.NextDouble() * random.NextDouble(),
        };

        /// <summary>No lower than without; gold may be worth less than silver, or nothing more.</summary>
        private double Signal(double odds) => random.Next(5) switch
        {
            0 => odds,
            1 => 1,
            2 => Math.Min(1, odds + 0.1),
            _ => odds + ((1 - odds) * random.NextDouble()),
        };
    }
}
