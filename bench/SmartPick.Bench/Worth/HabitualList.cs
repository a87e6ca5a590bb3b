using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;

namespace SmartPick.Bench.Worth;

/// <summary>Fills a list in an order within a budget, and sends signals where the applicant most wants to be.</summary>
internal static class HabitualList
{
    public static Shortlist Fill(IEnumerable<EligibleProgram> order, double budgetUsd, SeasonRules season, SignalPool signals)
    {
        var sent = new Dictionary<string, int>(StringComparer.Ordinal);
        var left = budgetUsd;
        var chosen = new List<EligibleProgram>();
        foreach (var eligibleProgram in order)
        {
            var specialty = eligibleProgram.Program.Specialty;
            var count = sent.GetValueOrDefault(specialty);
            var fee = season.FeesOf(specialty).Next(count).Dollars;
            if (fee <= left)
            {
                left -= fee;
                sent[specialty] = count + 1;
                chosen.Add(eligibleProgram);
            }
        }

        var levels = new Queue<SignalLevel>([
            .. Enumerable.Repeat(SignalLevel.Gold, signals.Gold), .. Enumerable.Repeat(SignalLevel.Silver, signals.Silver)]);
        return new Shortlist([.. chosen.OrderByDescending(p => p.Value).ThenByDescending(p => Habits.Fit(p.Odds)).Select(Signaled)]);

        (Candidate, SignalLevel) Signaled(EligibleProgram eligibleProgram)
        {
            var candidate = eligibleProgram.ToCandidate(1);
            var level = levels.TryPeek(out var next) && candidate.OddsAt(next) is not null ? levels.Dequeue() : SignalLevel.None;
            return (candidate, level);
        }
    }
}
