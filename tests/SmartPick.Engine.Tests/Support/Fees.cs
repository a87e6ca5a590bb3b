using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Tests.Support;

/// <summary>Fees counted one application at a time, the tests' own way.</summary>
internal static class Fees
{
    /// <summary>Dollars for a whole list: own costs, tier prices group by group, less what a discount waives.</summary>
    public static double Of(PortfolioProblem problem, IEnumerable<Candidate> list)
    {
        var sent = list.ToArray();
        var groups = sent.GroupBy(c => c.Group).Select(g => (IsAssisted: IsAssisted(problem, g.Key), Prices: Prices(problem, g.Key).Take(g.Count()).ToArray())).ToArray();
        var waived = problem.Discount is { } discount
            ? discount.Rate * groups.Where(g => g.IsAssisted).SelectMany(g => g.Prices).Order().Take(discount.Applications).Sum()
            : 0;
        return sent.Sum(c => c.Cost) + groups.Sum(g => g.Prices.Sum()) - waived;
    }

    /// <summary>How many applications to the group there can be: as many as its tiers hold where the last one says how many.</summary>
    public static int Capacity(PortfolioProblem problem, string group) =>
        problem.Fees.TryGetValue(group, out var schedule) && schedule.Tiers.Count > 0 && schedule.Tiers[^1].First is not null
            ? schedule.Tiers.Sum(t => t.First!.Value)
            : int.MaxValue;

    /// <summary>Whether fee assistance reduces the fees of the group: not where they begin with a flat price.</summary>
    public static bool IsAssisted(PortfolioProblem problem, string group) =>
        !problem.Fees.TryGetValue(group, out var schedule) || (schedule.IsAssisted && FlatPrice(schedule) == 0);

    /// <summary>The flat price of the first tier; 0 where there is none.</summary>
    public static double FlatPrice(FeeSchedule? schedule) => schedule is { Tiers.Count: > 0 } ? schedule.Tiers[0].Flat ?? 0 : 0;

    /// <summary>Price of the group's first, second, … application: that of a flat tier is paid with the first.</summary>
    public static IEnumerable<double> Prices(PortfolioProblem problem, string group)
    {
        if (!problem.Fees.TryGetValue(group, out var schedule) || schedule.Tiers.Count == 0)
        {
            return Enumerable.Repeat(0.0, problem.Candidates.Count);
        }

        return schedule.Tiers.SelectMany(t => Enumerable.Repeat(t.Each ?? 0, t.First ?? problem.Candidates.Count))
            .Concat(Enumerable.Repeat(schedule.Tiers[^1].Each ?? 0, problem.Candidates.Count))
            .Select((price, i) => i == 0 ? price + FlatPrice(schedule) : price);
    }
}
