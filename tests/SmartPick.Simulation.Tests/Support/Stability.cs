using SmartPick.Fictional;

namespace SmartPick.Simulation.Tests.Support;

/// <summary>What makes a match stable, straight from the definition.</summary>
internal static class Stability
{
    /// <summary>
    /// Whether everyone matched within the lists and quotas, and no applicant and program would both rather have each
    /// other than what they have.
    /// </summary>
    /// <param name="lists">The lists of both sides.</param>
    /// <param name="match">The program of each applicant; −1 for none.</param>
    public static bool IsStable(FictionalRankLists lists, int[] match) => IsFeasible(lists, match) && !BlockingPairs(lists, match).Any();

    public static IEnumerable<(int Applicant, int Program)> BlockingPairs(FictionalRankLists lists, int[] match)
    {
        var holders = match.Index().Where(m => m.Item >= 0).ToLookup(m => m.Item, m => m.Index);
        var ranks = lists.Programs.Select(list => list.Index().ToDictionary(entry => entry.Item, entry => entry.Index)).ToArray();
        return from applicant in Enumerable.Range(0, match.Length)
               from program in lists.Applicants[applicant].TakeWhile(program => program != match[applicant])
               where ranks[program].TryGetValue(applicant, out var rank)
                   && (holders[program].Count() < lists.Quotas[program] || holders[program].Any(holder => ranks[program][holder] > rank))
                   && lists.Quotas[program] > 0
               select (applicant, program);
    }

    private static bool IsFeasible(FictionalRankLists lists, int[] match) =>
        match.Index().All(m => m.Item < 0 || (lists.Applicants[m.Index].Contains(m.Item) && lists.Programs[m.Item].Contains(m.Index)))
        && lists.Quotas.Index().All(quota => match.Count(program => program == quota.Index) <= quota.Item);
}
