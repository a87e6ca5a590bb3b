using System.Globalization;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Recommendations;

/// <summary>Puts results into words.</summary>
internal static class Advisor
{
    private const int MaxReasons = 5;

    /// <summary>Contributions smaller than this (5% of odds) are not worth a reader's time.</summary>
    private const double LeastEffect = 0.05;

    public static string Code(LeftOutReason reason) => reason switch
    {
        LeftOutReason.AddsTooLittle => "adds-too-little",
        LeftOutReason.OverBudget => "over-budget",
        LeftOutReason.OverLimit => "over-limit",
        _ => "excluded",
    };

    public static string Text(LeftOutReason reason) => reason switch
    {
        LeftOutReason.AddsTooLittle => "It would add less than its fee is worth to you.",
        LeftOutReason.OverBudget => "It does not fit the budget beside better ones.",
        LeftOutReason.OverLimit => "Better ones already use the number of applications you allow.",
        _ => "You excluded it.",
    };

    public static IReadOnlyList<Contribution> Reasons(Prospect prospect, SignalLevel signal)
    {
        var contributions = prospect.Odds.Explain(signal == SignalLevel.None ? null : SignalReason(prospect.Odds.Interview, signal));
        var count = 0;
        while (count < Math.Min(MaxReasons, contributions.Length) && Math.Abs(contributions[count].Effect) >= LeastEffect)
        {
            count++;
        }

        return contributions[..count].ToArray();
    }

    private static Contribution SignalReason(LevelOdds interview, SignalLevel signal) => new(
        "signal",
        Numerics.Logit.Of(interview[signal].P) - Numerics.Logit.Of(interview[SignalLevel.None].P),
        signal == SignalLevel.Gold ? "Gold signal" : "Silver signal");

    public static Advice StopAt(RecommendationRequest request, PortfolioSolution solution, SeasonRules season)
    {
        var count = solution.Picks.Count;
        var costs = string.Join(" and ", season.Fees.NotIncluded.Select(n => n.What));
        var text = count >= request.Limits.Applications
            ? $"The list uses all {count} applications you allow."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"After {count} applications the next one would add less than {request.Threshold * 100:0.###} points per ${RecommendationRequest.FeeUnit:0} of fees, or does not fit your limits.");
        return new Advice("stop", $"{text} Not included in the fees: {costs}.");
    }
}
