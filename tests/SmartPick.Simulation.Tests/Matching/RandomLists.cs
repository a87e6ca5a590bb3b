using CsCheck;
using SmartPick.Fictional;

namespace SmartPick.Simulation.Tests.Matching;

/// <summary>Matches of any shape: short lists, one-sided ranks, programs without positions.</summary>
internal static class RandomLists
{
    public static Gen<FictionalRankLists> UpTo(int applicants, int programs) =>
        from applicantCount in Gen.Int[1, applicants]
        from programCount in Gen.Int[1, programs]
        from ofApplicants in List(programCount).Array[applicantCount]
        from ofPrograms in List(applicantCount).Array[programCount]
        from quotas in Gen.Int[0, 3].Array[programCount]
        select new FictionalRankLists(ofApplicants, ofPrograms, quotas);

    private static Gen<int[]> List(int others) =>
        from length in Gen.Int[0, others]
        from order in Gen.Shuffle(Enumerable.Range(0, others).ToArray())
        select order[..length];
}
