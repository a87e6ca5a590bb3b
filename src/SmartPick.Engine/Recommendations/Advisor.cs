using System.Globalization;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Requests;
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
        LeftOutReason.AddsTooLittle => "Adds too little for its fee.",
        LeftOutReason.OverBudget => "Other programs are a better use of your budget.",
        LeftOutReason.OverLimit => "Other programs are a better use of your applications.",
        _ => "You excluded it.",
    };

    public static IReadOnlyList<Contribution> Reasons(EligibleProgram eligibleProgram, SignalLevel signal, SeasonRules season)
    {
        var levels = season.SignalsOf(eligibleProgram.Program.Specialty).Levels;
        var contributions = eligibleProgram.Odds.Explain(
            signal == SignalLevel.None ? null : SignalReason(eligibleProgram.Odds.Interview, signal, levels));
        var count = 0;
        while (count < Math.Min(MaxReasons, contributions.Length) && Math.Abs(contributions[count].Effect) >= LeastEffect)
        {
            count++;
        }

        return contributions[..count].ToArray();
    }

    private static Contribution SignalReason(LevelOdds interview, SignalLevel signal, int levels) => new(
        "signal",
        Numerics.Logit.Of(interview[signal].P) - Numerics.Logit.Of(interview[SignalLevel.None].P),
        signal == SignalLevel.Gold ? "Gold signal" : levels > 1 ? "Silver signal" : "Signal");

    public static Advice StopAt(RecommendationRequest request, PortfolioSolution solution, SeasonRules season)
    {
        var count = solution.Picks.Count;
        var costs = string.Join(
            " and ", request.Preferences.Specialties.Keys.Select(season.ServiceOf).Distinct().SelectMany(s => s.Fees.NotIncluded)
                .Select(n => n.What).Distinct(StringComparer.Ordinal));
        var isPriced = request.Threshold > 0;
        var worth = isPriced ? $"too little for its fee when a match is worth {Dollars(request.ValueOfMatch)} to you" : "nothing";
        var counted = isPriced ? $" We count a match as worth {Dollars(request.ValueOfMatch)} to you." : "";
        var hasAll = solution.LeftOut.All(p => p.Reason == LeftOutReason.Excluded);
        var text = (count, hasAll) switch
        {
            _ when request.Limits.Applications == 0 => "Your limit is 0 applications.",
            _ when count == request.Limits.Applications => $"Your list uses all {Applications(count)} you allow.{counted}",
            (0, true) => "No program is open to you.",
            (0, false) => $"No program is on your list: each adds {worth}, or doesn’t fit your limits.",
            (_, true) => "Your list has every program that is open to you.",
            _ => $"After {Applications(count)}, the next one adds {worth}, or doesn’t fit your limits.",
        };
        return new Advice("stop", $"{text} Fees do not include {costs}.");

        static string Dollars(double amount) => string.Create(CultureInfo.InvariantCulture, $"${amount:#,0}");

        static string Applications(int count) => $"{count} application{(count == 1 ? "" : "s")}";
    }
}
