using MathNet.Numerics.Distributions;
using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Tests.Support;
using static SmartPick.Engine.Tests.RankList.Lists;

namespace SmartPick.Engine.Tests.RankList;

/// <summary>The odds of a rank list against the plain simulation of what the model says: draw, decide, walk down the list.</summary>
public sealed class SimulationTests
{
    private const int Draws = 400_000;

    /// <summary>
    /// Standard errors that a share of draws may be off by: with a few dozen shares and a fixed seed, far more than chance.
    /// </summary>
    private const double Deviations = 4.5;

    [Fact]
    public void Odds_agree_with_simulation_within_its_error()
    {
        var years = new[] { Ty("8"), Ty("9") };
        var list = Of(
            A(Ir("1"), 4), C(Ir("1"), 4), A(Ir("2"), 2), P(years[0]), A(Dr("3")), C(Dr("4"), 5), A(Dr("4"), 5), A(Dr("5"), 1), C(Dr("3")), P(years[1], 3)) with
        {
            Supplemental = new Dictionary<string, IReadOnlyList<ResidencyProgram>> { ["1"] = years, ["3"] = years, ["5"] = [years[1]] },
        };
        var review = Review(list);
        var yearOdds = years.Select(y => review.List.Single(r => r.Program.Id == y.Id).Match.P).ToArray();
        var (landing, withoutPgy1) = Simulate(
            list, [.. review.List.Select(r => r.Match.P)], id => yearOdds[Array.FindIndex(years, y => y.Id == id)]);

        Assert.All(review.List, r => AssertClose(landing[r.Position - 1], r.Landing));
        AssertClose(withoutPgy1, review.WithoutPgy1);
        AssertClose(
            review.List.Where(r => r.Track != Tracks.Preliminary).Sum(r => landing[r.Position - 1]), review.MatchProbability.P);
    }

    private static void AssertClose(double simulated, double p) =>
        Assert.Equal(simulated, p, Deviations * Math.Sqrt(p * (1 - p) / Draws));

    private static (double[] Landing, double WithoutPgy1) Simulate(RankListRequest list, double[] odds, Func<string, double> yearOdds)
    {
        var random = new Random(20260116);
        var loading = ShippedModel.Parameters.Get("dependence.match").Value;
        var same = ShippedModel.Parameters.Get("tracks.sameDecision").Value;
        var needed = odds.Select(p => Normal.InvCDF(0, 1, p)).ToArray();
        var neededOfYears = list.Supplemental!.Values.SelectMany(years => years).Select(y => y.Id).Distinct()
            .ToDictionary(id => id, id => Normal.InvCDF(0, 1, yearOdds(id)));
        var landed = new int[odds.Length];
        var withoutPgy1 = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var inPerson = Normal.Sample(random, 0, 1);
            var decisions = new Dictionary<string, double>();
            var position = 0;
            while (
                position < odds.Length && !Says(list.Ranks[position].Program.Id, list.Ranks[position].Track.ToString(), needed[position]))
            {
                position++;
            }

            if (position == odds.Length)
            {
                continue;
            }

            landed[position]++;
            if (list.Ranks[position].Track == Tracks.Advanced
                && !(list.Supplemental.GetValueOrDefault(list.Ranks[position].Program.Id) ?? []).Any(
                    y => Says(y.Id, nameof(Tracks.Preliminary), neededOfYears[y.Id])))
            {
                withoutPgy1++;
            }

            // Yes when the applicant's standing with the program, of which a share is the same everywhere, is high enough.
            bool Says(string id, string track, double needed) =>
                (Math.Sqrt(loading) * inPerson) + (Math.Sqrt(1 - loading) * Opinion(id, track)) > -needed;

            double Opinion(string id, string track)
            {
                if (!decisions.TryGetValue(id, out var together))
                {
                    decisions[id] = together = random.NextDouble() < same ? Normal.Sample(random, 0, 1) : double.NaN;
                }

                if (!double.IsNaN(together))
                {
                    return together;
                }

                var own = $"{id} {track}";
                return decisions.TryGetValue(own, out var alone) ? alone : decisions[own] = Normal.Sample(random, 0, 1);
            }
        }

        return ([.. landed.Select(n => (double)n / Draws)], (double)withoutPgy1 / Draws);
    }
}
