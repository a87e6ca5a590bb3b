using SmartPick.Bench.Reporting;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;
using SmartPick.Fictional;

namespace SmartPick.Bench.Worth;

/// <summary>What an optimized list is worth beside the lists that people make today.</summary>
internal static class WorthPart
{
    private const int Applicants = 200;
    private const int Seed = 2026;

    public static async Task<string> RunAsync(string root)
    {
        var (seasons, model) = (Catalogs.Seasons(root), Catalogs.Model(root));
        var real = await Catalogs.RealAsync(root, seasons).ConfigureAwait(false);
        return $"""
            ## What it is worth

            {Applicants} fictional applicants (seed {Seed}: a spread of scores, honors, research, letters, ties, types and aims; budgets of $300–1,500)
            each get our list (objective `match`, the whole budget) and the lists that people make today for the same budget, in the season's fee tiers
            and with the season's signals, sent where the applicant most wants to be. Reach, target and safety are the thirds of the eligible
            programs by odds, taken by preference within each. P(match) of every list is computed by this bench, from the model's odds on the reporting
            quadrature: it is the model's own P(match), not an observed outcome{(model.Calibrated ? "" : ", and the model is not calibrated yet")}. "As good with": how many of our
            applications, in send order, reach the P(match) of the other list.

            The real catalog ({real.Programs.Count} programs, of which little but name and place is known):

            {Compare(seasons, model, real)}
            A fictional catalog of the same size with every column known:

            {Compare(seasons, model, Catalogs.Fictional(real.Programs.Count))}
            """;
    }

    private static MarkdownTable Compare(SeasonBook seasons, ModelParameters model, ProgramDirectory directory)
    {
        var standings = Habits.All.ToDictionary(h => h.Name, _ => new List<Standing>(), StringComparer.Ordinal);
        foreach (var (who, index) in FictionalApplicants.Create(Seed, Applicants, directory.Programs).Select((a, i) => (a, i)))
        {
            Add(standings, who, new Random(Seed + index), seasons, model, directory);
        }

        var table = new MarkdownTable(
            "the other list", "its P(match)", "ours", "ours better by, points (mean)", "ours at least as good for", "its applications", "as good with", "fewer applications", "fees saved");
        foreach (var (name, all) in standings)
        {
            table.Add(
                name,
                Figures.Percent(all.Average(s => s.Theirs), 1),
                Figures.Percent(all.Average(s => s.Ours), 1),
                Figures.Text($"{100 * all.Average(s => s.Ours - s.Theirs):0.0}"),
                Figures.Percent(all.Count(s => s.Ours >= s.Theirs - 1e-9) / (double)all.Count, 0),
                Figures.Text($"{all.Average(s => s.Applications):0.0}"),
                Figures.Text($"{all.Average(s => s.Needed):0.0}"),
                Figures.Percent(1 - (all.Sum(s => s.Needed) / (double)all.Sum(s => s.Applications)), 0),
                Figures.Text($"${all.Average(s => s.FeesSaved):0}"));
        }

        return table;
    }

    private static void Add(
        Dictionary<string, List<Standing>> standings, FictionalApplicant who, Random random, SeasonBook seasons, ModelParameters model, ProgramDirectory directory)
    {
        var season = seasons.For(who.Applicant).Rules;
        var odds = new OddsModel(who.Applicant, season.MatchYear, model);
        var request = new RecommendationRequest
        {
            Applicant = who.Applicant,
            Preferences = who.Preferences,
            Limits = new RecommendationLimits
            {
                Applications = directory.Programs.Count,
                BudgetUsd = who.BudgetUsd,

                // The habits spend all of it on residencies too.
                PerSpecialty = season.Preparatory.ToDictionary(s => s, _ => 0, StringComparer.Ordinal),
            },
            Threshold = 0,
            TieSeed = (ulong)random.NextInt64(),
        };
        var open = EligiblePrograms.Of(request, season, directory, odds, model).Open;
        var byId = open.ToDictionary(p => p.Id, StringComparer.Ordinal);
        var list = new Recommender(seasons, model, Engine.AdviceRules.AdviceBook.Empty).Recommend(
            request, directory, CancellationToken.None);
        var sent = list.Programs.Select(p => (byId[p.Program.Id].ToCandidate(1), p.Signal)).ToArray();
        var ours = Enumerable.Range(0, sent.Length + 1).Select(n => new Shortlist(sent[..n]).MatchProbability(odds.Dependence)).ToArray();
        var pools = who.Preferences.Specialties.Keys.Select(s => season.Specialties[s].SignalPool).Distinct(StringComparer.Ordinal)
            .Select(pool => season.SignalPools[pool]).ToArray();
        var signals = new SignalPool(pools.Sum(p => p.Gold), pools.Sum(p => p.Silver));
        foreach (var (name, order) in Habits.All)
        {
            var theirs = HabitualList.Fill(order(who, open, random), who.BudgetUsd, season, signals);
            var probability = theirs.MatchProbability(odds.Dependence);
            var needed = Array.FindIndex(ours, p => p >= probability - 1e-12) is >= 0 and var n ? n : sent.Length;
            standings[name].Add(
                new Standing(probability, ours[^1], theirs.Applications, needed, list.Summary.FeesUsd - list.Curve[needed].Fees));
        }
    }
}
