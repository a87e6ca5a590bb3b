using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Recommendations;
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
            specialty => specialty.Key, specialty => Affordable(specialty.Value, share * Fees(specialty.Value)), StringComparer.Ordinal);
        return new RecommendationLimits { Applications = caps.Values.Sum(), PerSpecialty = caps };

        double Fees(int applications) => FeeTotal.Of([season.Fees.Schedule], [applications], null).Dollars;

        int Affordable(int most, double fees)
        {
            while (most > 0 && Fees(most) > fees)
            {
                most--;
            }

            return most;
        }
    }

    /// <summary>Where the list ends: with fees set, at the caps.</summary>
    internal double Threshold => FeeShare is null ? RecommendationRequest.DefaultThreshold : 0;
}
