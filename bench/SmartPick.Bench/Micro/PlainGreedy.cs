using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Micro;

/// <summary>
/// The reference that anyone would write first: again and again the program and signal that add the most expected value, decisions
/// taken as independent, until a limit is reached. It counts the same limits as the solver but looks neither at dependence nor ahead.
/// </summary>
internal static class PlainGreedy
{
    /// <returns>Indices of the candidates with their signals, in the order of choice.</returns>
    public static List<(int Candidate, SignalLevel Signal)> Solve(PortfolioProblem problem)
    {
        var (candidates, limits) = (problem.Candidates, problem.Limits);
        var list = new List<(double Value, double Odds)>();
        var chosen = new List<(int Candidate, SignalLevel Signal)>();
        var taken = new bool[candidates.Count];
        var sent = problem.Fees.Keys.ToDictionary(group => group, _ => 0, StringComparer.Ordinal);
        var (spent, gold, silver) = (0.0, limits.Gold, limits.Silver);
        while (chosen.Count < (limits.Applications ?? candidates.Count))
        {
            var level = gold > 0 ? SignalLevel.Gold : silver > 0 ? SignalLevel.Silver : SignalLevel.None;
            var (best, most) = (-1, 0.0);
            for (var i = 0; i < candidates.Count; i++)
            {
                if (!taken[i] && Fits(candidates[i]) && Gain(list, candidates[i].Value, Odds(candidates[i], level)) is var gain && gain > most)
                {
                    (best, most) = (i, gain);
                }
            }

            if (best < 0)
            {
                break;
            }

            var program = candidates[best];
            taken[best] = true;
            spent += Fee(program);
            sent[program.Group]++;
            gold -= level == SignalLevel.Gold ? 1 : 0;
            silver -= level == SignalLevel.Silver ? 1 : 0;
            chosen.Add((best, level));
            list.Insert(list.Count(p => p.Value >= program.Value), (program.Value, Odds(program, level)));
        }

        return chosen;

        double Fee(Candidate program) => program.Cost + problem.Fees[program.Group].Next(sent[program.Group]).Dollars;

        bool Fits(Candidate program) => spent + Fee(program) <= (limits.Budget ?? double.PositiveInfinity)
            && (!limits.PerGroup.TryGetValue(program.Group, out var cap) || sent[program.Group] < cap);
    }

    private static double Odds(Candidate program, SignalLevel level) => (program.OddsAt(level) ?? program.Odds) * program.MatchOdds;

    /// <summary>What one more program adds to a list in falling order of value.</summary>
    private static double Gain(List<(double Value, double Odds)> list, double value, double odds)
    {
        var open = 1.0;
        var below = 0.0;
        var reached = 1.0;
        foreach (var (other, chance) in list)
        {
            if (other >= value)
            {
                open *= 1 - chance;
            }
            else
            {
                below += reached * chance * other;
                reached *= 1 - chance;
            }
        }

        return open * odds * (value - below);
    }
}
