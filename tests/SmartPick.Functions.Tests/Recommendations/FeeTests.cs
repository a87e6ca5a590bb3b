using SmartPick.Engine.Portfolio;

namespace SmartPick.Functions.Tests.Recommendations;

/// <summary>The worked example of the fee rules: 43 applications to one specialty and 7 to another.</summary>
public sealed class FeeTests
{
    private static readonly int[] Counts = [43, 7];

    [Fact]
    public void Fifty_applications_cost_797_dollars() => Assert.Equal(797, Fees(assisted: false), precision: 6);

    [Fact]
    public void Fee_assistance_leaves_30_percent_of_it() => Assert.Equal(239.10, Fees(assisted: true), precision: 6);

    private static double Fees(bool assisted)
    {
        var season = DataFiles.ReadSeasons(AppContext.BaseDirectory).Latest;
        var (schedule, assistance) = (season.FeesOf("dr"), season.Assistance!);
        return FeeTotal.Of([schedule, schedule], Counts, assisted ? new FeeDiscount(assistance.Rate, assistance.Applications) : null)
            .Dollars;
    }
}
