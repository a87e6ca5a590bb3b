using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Seasons;

namespace SmartPick.Simulation.Season;

/// <summary>What following the recommendations is worth: one in ten who follow against the same applicants with today's habit.</summary>
/// <param name="Preferred">Code of the specialty that the applicants prefer; null for all of them.</param>
/// <param name="Specialty">Code of the specialty that a match is counted in; null for any.</param>
/// <param name="FeeShare">
/// Share of the habit's fees that a follower's list costs at most; null for the defaults of a recommendation.
/// </param>
/// <param name="Applicants">How many, over all populations.</param>
/// <param name="Habit">Share of seasons matched, by habit.</param>
/// <param name="Followed">The same, following.</param>
/// <param name="StandardError">Of the difference, from how populations differ.</param>
/// <param name="HabitFees">Mean fees by habit, dollars.</param>
/// <param name="Fees">Mean fees, following.</param>
/// <param name="HabitApplications">Mean number of applications by habit.</param>
/// <param name="Applications">The same, following.</param>
public sealed record FollowerReport(
    string? Preferred,
    string? Specialty,
    double? FeeShare,
    int Applicants,
    double Habit,
    double Followed,
    double StandardError,
    double HabitFees,
    double Fees,
    double HabitApplications,
    double Applications)
{
    /// <summary>By what applicants prefer, and where a match counts.</summary>
    private static readonly (string? Preferred, string? Specialty)[] Groups =
    [
        (null, null),
        (SpecialtyCodes.DiagnosticRadiology, null),
        (SpecialtyCodes.IntegratedIr, SpecialtyCodes.IntegratedIr),
        (SpecialtyCodes.IntegratedIr, null),
    ];

    /// <param name="plan">How much the followers spend.</param>
    /// <param name="habit">The seasons in which they keep their habit.</param>
    /// <param name="followed">The same seasons in which they follow.</param>
    /// <param name="season">Whose fees.</param>
    public static IEnumerable<FollowerReport> CreateAll(
        ListPlan plan, IReadOnlyList<PlayedPopulation> habit, IReadOnlyList<PlayedPopulation> followed, SeasonRules season) =>
        Groups.Select(group =>
        {
            var (before, after) = (Rates(habit), Rates(followed));
            double[] gains = [.. after.Zip(before, (a, b) => a - b)];
            var gain = gains.Average();
            return new FollowerReport(
                group.Preferred,
                group.Specialty,
                plan.FeeShare,
                habit.Sum(p => Judged(p).Count()),
                before.Average(),
                after.Average(),
                gains.Length < 2 ? 0 : Math.Sqrt(gains.Sum(g => (g - gain) * (g - gain)) / (gains.Length - 1) / gains.Length),
                Mean(habit, Fees),
                Mean(followed, Fees),
                Mean(habit, list => list.Values.Sum()),
                Mean(followed, list => list.Values.Sum()));

            double[] Rates(IReadOnlyList<PlayedPopulation> played) => [.. played.Select(p =>
            {
                var of = p.Forecasts.Where(f => group.Preferred is null || f.Preferred == group.Preferred).ToArray();
                // Someone without an application in the specialty has no forecast there.
                return of.Where(f => f.Specialty == group.Specialty).Sum(f => f.Frequency) / of.Count(f => f.Specialty is null);
            })];

            IEnumerable<int> Judged(PlayedPopulation played) =>
                played.Judged.Where(i => group.Preferred is null || played.Applicants[i].Preferred == group.Preferred);

            double Mean(IReadOnlyList<PlayedPopulation> played, Func<IReadOnlyDictionary<string, int>, double> what) => played
                .SelectMany(p => Judged(p).Select(i => what(p.Tally.Market.Lists[i].Applications
                    .CountBy(a => p.Tally.Market.Programs[a.Program].Program.Specialty, StringComparer.Ordinal)
                        .ToDictionary(StringComparer.Ordinal))))
                .Average();

            double Fees(IReadOnlyDictionary<string, int> counts) =>
                FeeTotal.Of([.. counts.Keys.Select(season.FeesOf)], [.. counts.Values], null).Dollars;
        });
}
