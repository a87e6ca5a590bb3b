using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Recommendations;

/// <summary>
/// Considers home and away programs first for signals. A signal moves from another program to one's own where the gains are
/// close: what the own program gains is at least what the other loses, less the share by which the effect of a signal is uncertain.
/// </summary>
/// <param name="eligible">The programs open to the applicant.</param>
/// <param name="worth">What the objective gives a program that is worth so much to the applicant.</param>
/// <param name="dependence">How decisions are correlated.</param>
/// <param name="close">The share, 0–1.</param>
internal sealed class OwnSignals(EligiblePrograms eligible, Func<double, double> worth, Dependence dependence, double close)
{
    /// <summary>Own programs of a list that get a signal which the best list gives to others, with its level.</summary>
    /// <param name="preference">The best list, in preference order.</param>
    /// <param name="own">Whether a program is the applicant's own.</param>
    public Dictionary<int, SignalLevel> Moved(IReadOnlyList<Pick> preference, Func<EligibleProgram, bool> own)
    {
        var moved = new Dictionary<int, SignalLevel>();
        int[] without = [.. Places(i => own(At(i)) && preference[i].Signal == SignalLevel.None && At(i).Odds.TakesSignals)];
        if (without.Length == 0)
        {
            return moved;
        }

        (EligibleProgram Program, SignalLevel Signal)[] list = [.. preference.Select(p => (eligible.Open[p.Place], p.Signal))];
        var landing = new double[preference.Count];
        var best = Value();
        var holders = Places(i => preference[i].Signal != SignalLevel.None && !own(At(i)))
            .Select(i => (Level: preference[i].Signal, Loss: best - With(i, SignalLevel.None)))
            .OrderBy(h => h.Loss).ToList();
        var gains = new[] { SignalLevel.Silver, SignalLevel.Gold }
            .SelectMany(level => without.Select(i => (Place: preference[i].Place, Level: level, Gain: With(i, level) - best)))
            .OrderByDescending(g => g.Gain).ThenBy(g => g.Place);
        foreach (var (place, level, gain) in gains)
        {
            var holder = holders.FindIndex(h => h.Level == level);
            if (holder >= 0 && !moved.ContainsKey(place) && gain >= (1 - close) * holders[holder].Loss)
            {
                moved.Add(place, level);
                holders.RemoveAt(holder);
            }
        }

        return moved;

        IEnumerable<int> Places(Func<int, bool> such) => Enumerable.Range(0, preference.Count).Where(such);

        EligibleProgram At(int i) => eligible.Open[preference[i].Place];

        double With(int i, SignalLevel level)
        {
            var before = list[i].Signal;
            list[i].Signal = level;
            var value = Value();
            list[i].Signal = before;
            return value;
        }

        // The objective's value of the list with the signals as they are.
        double Value()
        {
            ListOdds.Landing(list, eligible, dependence, landing);
            var value = 0.0;
            for (var i = 0; i < landing.Length; i++)
            {
                value += worth(At(i).Value) * landing[i];
            }

            return value;
        }
    }
}
