using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Tests.Support;

/// <summary>All levels of odds at once.</summary>
internal static class OddsExtensions
{
    extension(ProgramOdds odds)
    {
        /// <summary>Signal levels that can be sent, the weakest first.</summary>
        public IReadOnlyList<SignalLevel> Levels =>
            odds.TakesSignals ? [SignalLevel.None, SignalLevel.Silver, SignalLevel.Gold] : [SignalLevel.None];
    }

    extension(LevelOdds odds)
    {
        /// <summary>Levels that can be sent with an estimate for each.</summary>
        public IReadOnlyDictionary<SignalLevel, Estimate> All =>
            Enum.GetValues<SignalLevel>().Where(odds.Has).ToDictionary(level => level, level => odds[level]);
    }
}
