using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Recommendations;

/// <summary>
/// 80% intervals of list-level probabilities: errors that all programs share do not average out, so every log-odds of
/// the list is shifted by them together, down and up.
/// </summary>
internal sealed class ListInterval(
    IReadOnlyList<Pick> preference, IReadOnlyDictionary<string, Prospect> prospects, OddsModel odds)
{
    private readonly double[] _low = Landing(preference, prospects, odds, -Estimate.HalfWidth);
    private readonly double[] _high = Landing(preference, prospects, odds, Estimate.HalfWidth);

    /// <summary>The interval around P(ending up at one of the programs that <paramref name="meant"/> selects).</summary>
    public Estimate Around(double p, Func<Prospect, bool> meant)
    {
        var low = Sum(_low);
        var high = Sum(_high);
        // A specialty that is less preferred can lose applicants to the preferred one when all odds rise.
        return new Estimate(p, Math.Min(p, Math.Min(low, high)), Math.Max(p, Math.Max(low, high)));

        double Sum(double[] landing) => landing.Zip(preference).Where(l => meant(prospects[l.Second.Candidate.Id])).Sum(l => l.First);
    }

    private static double[] Landing(
        IReadOnlyList<Pick> preference, IReadOnlyDictionary<string, Prospect> prospects, OddsModel odds, double deviations) =>
        new ListOdds(
            [.. preference.Select(p => Shift(p.Candidate.OddsAt(p.Signal)!.Value, deviations * odds.SharedDeviation(prospects[p.Candidate.Id].Program.Specialty)))],
            [.. preference.Select(p => Shift(p.Candidate.MatchOdds, deviations * odds.SharedMatchDeviation(prospects[p.Candidate.Id].Program.Specialty)))],
            odds.Dependence).Landing();

    private static double Shift(double probability, double shift) => Logit.ToProbability(Logit.Of(probability) + shift);
}
