using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Tests.Support;

/// <summary>Fees counted one application at a time, the tests' own way.</summary>
internal static class Fees
{
    /// <summary>Dollars for a whole list: own costs, tier prices group by group, less what a discount waives.</summary>
    public static double Of(PortfolioProblem problem, IEnumerable<Candidate> list)
    {
        var sent = list.ToArray();
        var prices = sent.GroupBy(c => c.Group).SelectMany(g => Prices(problem, g.Key).Take(g.Count())).ToArray();
        var waived = problem.Discount is { } discount ? discount.Rate * prices.Order().Take(discount.Applications).Sum() : 0;
        return sent.Sum(c => c.Cost) + prices.Sum() - waived;
    }

    /// <summary>How many applications to the group there can be: as many as its tiers hold where the last one says how many.</summary>
    public static int Capacity(PortfolioProblem problem, string group) =>
        problem.Fees.TryGetValue(group, out var schedule) && schedule.Tiers.Count > 0 && schedule.Tiers[^1].First is not null
            ? schedule.Tiers.Sum(t => t.First!.Value)
            : int.MaxValue;

    /// <summary>Price of the group's first, second, … application.</summary>
    public static IEnumerable<double> Prices(PortfolioProblem problem, string group)
    {
        if (!problem.Fees.TryGetValue(group, out var schedule) || schedule.Tiers.Count == 0)
        {
            return Enumerable.Repeat(0.0, problem.Candidates.Count);
        }

        return schedule.Tiers.SelectMany(t => Enumerable.Repeat(t.Each, t.First ?? problem.Candidates.Count))
            .Concat(Enumerable.Repeat(schedule.Tiers[^1].Each, problem.Candidates.Count));
    }
}
