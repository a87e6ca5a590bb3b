using SmartPick.Simulation.Matching;

namespace SmartPick.Fictional;

/// <summary>The rank order lists of a made-up match.</summary>
/// <param name="Applicants">For each applicant, the programs ranked, most wanted first.</param>
/// <param name="Programs">For each program, the applicants ranked.</param>
/// <param name="Quotas">Positions of each program.</param>
public sealed record FictionalRankLists(int[][] Applicants, int[][] Programs, int[] Quotas)
{
    /// <summary>
    /// A market in which both sides agree in part on who is better: applicants rank the programs that interviewed them by
    /// renown and taste, programs all they interviewed by standing and impression.
    /// </summary>
    /// <param name="seed">The same seed gives the same market.</param>
    /// <param name="applicants">Number of applicants.</param>
    /// <param name="programs">Number of programs.</param>
    /// <param name="interviews">Interviews of each applicant, at most as many as there are programs.</param>
    /// <param name="positions">Positions of all programs together, at least one each.</param>
    public static FictionalRankLists Create(int seed, int applicants, int programs, int interviews, int positions)
    {
        var random = new Random(seed);
        var standing = Normals(random, applicants);
        var renown = Normals(random, programs);
        var lists = new int[applicants][];
        var impressions = Enumerable.Range(0, programs).Select(_ => new List<(int Applicant, double Impression)>()).ToArray();
        var all = Enumerable.Range(0, programs).ToArray();
        for (var applicant = 0; applicant < applicants; applicant++)
        {
            random.Shuffle(all);
            lists[applicant] = [.. all.Take(interviews).OrderByDescending(program => renown[program] + random.NextNormal())];
            foreach (var program in lists[applicant])
            {
                impressions[program].Add((applicant, standing[applicant] + random.NextNormal()));
            }
        }

        return new FictionalRankLists(
            lists,
            [.. impressions.Select(seen => seen.OrderByDescending(i => i.Impression).Select(i => i.Applicant).ToArray())],
            [.. Enumerable.Range(0, programs).Select(program => (positions / programs) + (program < positions % programs ? 1 : 0))]);
    }

    public MatchMarket ToMarket() => new(new RankOrderLists(Applicants), new RankOrderLists(Programs), Quotas);

    private static double[] Normals(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
}
