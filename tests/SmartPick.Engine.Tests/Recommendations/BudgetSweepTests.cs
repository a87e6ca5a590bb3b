using System.Collections.Concurrent;
using System.Globalization;
using SmartPick.Engine.Tests.Support;
using Xunit.Abstractions;

namespace SmartPick.Engine.Tests.Recommendations;

/// <summary>
/// More money never makes a plan worse: what list and PGY-1 years are worth together never falls by more than the certified gap from one
/// dollar to the next. A sample here; `./dev sweep` goes through every dollar of 200 profiles, with and without fee assistance.
/// </summary>
public sealed class BudgetSweepTests(ITestOutputHelper output)
{
    /// <summary>Rounding of sums.</summary>
    private const double Rounding = 1e-9;

    private static readonly int Profiles = RealisticRequests.Setting("SMARTPICK_PROFILES", 10);

    private static readonly int Budgets = RealisticRequests.Setting("SMARTPICK_BUDGETS", 8);

    private static readonly int FirstSeed = RealisticRequests.Setting("SMARTPICK_FIRST_SEED", 0);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_dollar_more_is_never_worth_less(bool feeAssistance)
    {
        var broken = new ConcurrentBag<string>();
        var drops = new ConcurrentBag<(double Drop, string At)>();
        Parallel.For(FirstSeed, FirstSeed + Profiles, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            var request = RealisticRequests.Create(seed);
            var random = new Random(seed);
            var first = Budgets >= MaxBudget ? 0 : random.Next(30, 700);
            var (before, most) = (double.NegativeInfinity, double.NegativeInfinity);
            for (var budget = first; budget < first + Math.Min(Budgets, MaxBudget); budget++)
            {
                var summary = RealisticRequests.Recommend(request with { Limits = request.Limits with { BudgetUsd = budget, FeeAssistance = feeAssistance } }).Summary;
                var worth = RealisticRequests.Worth(summary);
                most = Math.Max(most, worth);
                drops.Add((most - worth, $"seed {seed}, ${budget}"));
                if (worth < before - (summary.UpperBound - summary.ExpectedValue) - Rounding)
                {
                    broken.Add(string.Create(CultureInfo.InvariantCulture,
                        $"seed {seed}, {request.Objective}, ${budget - 1} → ${budget}: {before:0.000000} → {worth:0.000000}, gap {summary.Gap:0.0e0}"));
                }

                before = worth;
            }
        });

        var worst = drops.MaxBy(d => d.Drop);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{drops.Count} budgets of {Profiles} profiles {(feeAssistance ? "with" : "without")} fee assistance: worst {worst.Drop:0.0e0} below what a smaller budget reached ({worst.At}), {broken.Count} beyond the gap"));
        Expect.None(broken);
    }

    /// <summary>Where the budget no longer binds.</summary>
    private const int MaxBudget = 1_200;
}
