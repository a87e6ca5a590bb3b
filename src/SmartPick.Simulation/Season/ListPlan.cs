using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Simulation.Season;

/// <summary>How much a follower of the recommendations spends.</summary>
/// <param name="FeeShare">Share of the fees of the same applicant's habit; null for the defaults of a recommendation.</param>
public readonly record struct ListPlan(double? FeeShare)
{
    /// <summary>The defaults of a recommendation.</summary>
    public static ListPlan Default { get; } = new(null);

    /// <summary>A share of the fees that the same applicant pays by habit.</summary>
    public static ListPlan OfFees(double share) => new(share);

    /// <summary>The limits of a recommendation under this plan.</summary>
    /// <param name="habit">Applications by habit, by specialty.</param>
    /// <param name="season">Whose fees.</param>
    internal RecommendationLimits Limits(IReadOnlyDictionary<string, int> habit, SeasonRules season)
    {
        if (FeeShare is not { } share)
        {
            return new RecommendationLimits();
        }

        var caps = habit.ToDictionary(
            specialty => specialty.Key, specialty => Affordable(specialty.Key, specialty.Value), StringComparer.Ordinal);
        return new RecommendationLimits { Applications = caps.Values.Sum(), PerSpecialty = caps };

        int Affordable(string specialty, int applications)
        {
            var fees = season.FeesOf(specialty);
            var most = applications;
            while (most > 0 && fees.Total(most).Dollars > share * fees.Total(applications).Dollars)
            {
                most--;
            }

            return most;
        }
    }

    /// <summary>Where the list ends: with fees set, at the caps.</summary>
    internal double Threshold => FeeShare is null ? RecommendationRequest.DefaultThreshold : 0;
}
