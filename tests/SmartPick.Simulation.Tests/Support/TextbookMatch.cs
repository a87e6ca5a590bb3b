using SmartPick.Fictional;

namespace SmartPick.Simulation.Tests.Support;

/// <summary>
/// Deferred acceptance as textbooks write it down: a queue of free applicants, dictionaries of ranks, and programs that
/// hold a sorted set. The product's own is checked against it.
/// </summary>
internal static class TextbookMatch
{
    /// <summary>The program of each applicant; −1 for none.</summary>
    public static int[] Match(FictionalRankLists lists)
    {
        var ranks = lists.Programs.Select(list => list.Index().ToDictionary(entry => entry.Item, entry => entry.Index)).ToArray();
        var held = lists.Programs.Select(_ => new SortedSet<(int Rank, int Applicant)>()).ToArray();
        var choices = lists.Applicants.Select(list => new Queue<int>(list)).ToArray();
        var free = new Queue<int>(Enumerable.Range(0, lists.Applicants.Length));
        while (free.TryDequeue(out var applicant))
        {
            if (!choices[applicant].TryDequeue(out var program))
            {
                continue;
            }

            if (!ranks[program].TryGetValue(applicant, out var rank))
            {
                free.Enqueue(applicant);
                continue;
            }

            held[program].Add((rank, applicant));
            if (held[program].Count > lists.Quotas[program])
            {
                var last = held[program].Max;
                held[program].Remove(last);
                free.Enqueue(last.Applicant);
            }
        }

        var programs = new int[lists.Applicants.Length];
        Array.Fill(programs, -1);
        foreach (var (program, holders) in held.Index())
        {
            foreach (var (_, applicant) in holders)
            {
                programs[applicant] = program;
            }
        }

        return programs;
    }
}
