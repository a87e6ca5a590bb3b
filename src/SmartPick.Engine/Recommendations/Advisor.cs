using System.Globalization;
using SmartPick.Engine.Applicants;
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
        IEnumerable<Contribution> all = prospect.Odds.Contributions;
        if (signal != SignalLevel.None)
        {
            var effect = Numerics.Logit.Of(prospect.Odds.Interview[signal].P) - Numerics.Logit.Of(prospect.Odds.Interview[SignalLevel.None].P);
            all = all.Append(new Contribution("signal", effect, signal == SignalLevel.Gold ? "Gold signal" : "Silver signal"));
        }

        return [.. all.Where(c => Math.Abs(c.Effect) >= LeastEffect).OrderByDescending(c => Math.Abs(c.Effect)).Take(MaxReasons)];
    }

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

    public static IEnumerable<Advice> Strategy(ListSummary summary, SeasonRules season)
    {
        var applied = summary.BySpecialty.Where(s => s.Value.P > 0).ToArray();
        if (applied.Length > 1)
        {
            var parts = applied.Select(s => string.Create(
                CultureInfo.InvariantCulture, $"{season.Specialties[s.Key].Name} {100 * s.Value.P:0}%"));
            yield return new Advice("dual-apply", $"Apply to both: the chance of ending up in each is {string.Join(", ", parts)}.");
        }

        foreach (var (pool, used) in summary.Signals)
        {
            yield return new Advice(
                "signals", $"Signals ({pool}): {used.Gold} gold and {used.Silver} silver go where they raise the chance of matching most.");
        }
    }

    public static IEnumerable<Warning> Warnings(RecommendationRequest request, ApplicantSeason season, Prospects prospects)
    {
        var applicant = request.Applicant;
        if (season.RulesAreBorrowed)
        {
            yield return new Warning(
                $"season-rules-from-{season.Rules.Season}",
                "applicant.graduationYear",
                $"The rules of the {season.MatchYear} season are not known yet: fees and signals are those of {season.Rules.Season}.");
        }

        if (applicant.Type is not ApplicantType.UsMdSenior)
        {
            yield return new Warning(
                "uncalibrated-type",
                "applicant.type",
                "Published radiology figures cover US MD seniors: for your applicant type the odds are rough, with wider intervals.");
        }

        if (applicant.Step2Ck is null && applicant.ComlexLevel2 is not null)
        {
            yield return new Warning(
                "comlex-only",
                "applicant.step2ck",
                "Many integrated IR programs look for Step 2 CK: consider taking it if you can.");
        }
        else if (applicant.Step2Ck?.Score is null)
        {
            yield return new Warning(
                "no-score", "applicant.step2ck", "Without a Step 2 CK score the odds are those of a typical applicant, with wide intervals.");
        }

        if (prospects.Open.Count == 0)
        {
            yield return new Warning("no-program-open", null, "No program of the specialties you ask for is open to you under these preferences.");
        }
    }
}
