using System.Runtime.CompilerServices;

namespace SmartPick.Engine.Odds;

/// <summary>All that an applicant's odds at a program follow from. In a catalog that knows little, few programs differ in it.</summary>
/// <param name="Common">What the applicant's odds at all programs of the specialty have in common.</param>
/// <param name="Selectivity">The program's selectivity.</param>
/// <param name="InterviewsPerPosition">How much harder its match stage is than the mean.</param>
/// <param name="Affinity">What draws the two together by the program's columns, a home program or a named away rotation.</param>
/// <param name="Personal">Ties, connections, and what is not told of them.</param>
/// <param name="Rules">How its rules treat the applicant.</param>
/// <param name="SignalsAccepted">Whether it takes signals from the applicant; null when not known.</param>
internal readonly record struct OddsKey(
    ApplicantSpecialtyModel Common, Uncertain Selectivity, Uncertain InterviewsPerPosition, Uncertain Affinity, PersonalAffinity Personal, AccessRules Rules, bool? SignalsAccepted)
{
    /// <summary>Of what usually differs: looked up for every program of every request.</summary>
    public override int GetHashCode() =>
        HashCode.Combine(
            Selectivity.Mean, Selectivity.PopulationVariance, Affinity.Mean, Rules.Closed, RuntimeHelpers.GetHashCode(Personal));
}
