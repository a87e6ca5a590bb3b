using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Simulation.Season;

/// <summary>
/// What a season in which applicants send what they send today gives for published figures. Nothing is fitted here: they
/// check the model, the population and the supply together.
/// </summary>
public static class SeasonChecks
{
    /// <summary>Fewer seasons with so many ranks say too little.</summary>
    private const int MinSeasons = 100;

    public static IReadOnlyList<SeasonCheck> Evaluate(IReadOnlyList<PlayedPopulation> played, ModelParameters model)
    {
        ArgumentNullException.ThrowIfNull(played);
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            Check("season.published.filled", SpecialtyCodes.DiagnosticRadiology, Filled(played, SpecialtyCodes.DiagnosticRadiology)),
            Check("season.published.filled", SpecialtyCodes.IntegratedIr, Filled(played, SpecialtyCodes.IntegratedIr)),
            Check("season.published.matched", null, MatchedOfRanking(played, _ => true)),
            Check("season.published.matched.us-md-senior", null, MatchedOfRanking(played, type => type == ApplicantType.UsMdSenior)),
            Check("season.published.matchedToIr", null, MatchedToIr(played)),
            Check("season.published.interviewed.signaled", null, InterviewRate(played, signal => signal != SignalLevel.None)),
            Check("season.published.interviewed.unsignaled", null, InterviewRate(played, signal => signal == SignalLevel.None)),
            Check("season.published.ranksTo90", null, RanksTo(0.9, played)),
        ];

        SeasonCheck Check(string name, string? specialty, double simulated)
        {
            var published = specialty is null ? model.Get(name) : model.Get(name, specialty);
            return new SeasonCheck(
                specialty is null ? name : $"{name} ({specialty})", published.Unit, published.Value, simulated, published.Source, published.Note);
        }
    }

    private static double Filled(IReadOnlyList<PlayedPopulation> played, string specialty) => played.Average(p =>
    {
        var market = p.Tally.Market;
        var matches = Enumerable.Range(0, market.Applications.Length)
            .Where(i => market.Programs[market.Applications[i].Program].Program.Specialty == specialty).Sum(i => p.Tally.Matches[i]);
        return matches / ((double)p.Tally.Seasons * market.Programs.Where(program => program.Program.Specialty == specialty).Sum(program => program.Positions));
    });

    private static double MatchedOfRanking(IReadOnlyList<PlayedPopulation> played, Func<ApplicantType, bool> meant) => Share(
        played.SelectMany(p => p.Tally.ApplicantSeasons.Where(season => season.Ranks > 0 && meant(p.Applicants[season.Applicant].Type)))
            .Select(season => season.Matched));

    private static double MatchedToIr(IReadOnlyList<PlayedPopulation> played) => played
        .SelectMany(p => p.Forecasts).Where(f => f.Specialty == SpecialtyCodes.IntegratedIr && f.Type == ApplicantType.UsMdSenior)
            .Average(f => f.Frequency);

    private static double InterviewRate(IReadOnlyList<PlayedPopulation> played, Func<SignalLevel, bool> meant)
    {
        var (invitations, sent) = (0, 0);
        foreach (var population in played)
        {
            var market = population.Tally.Market;
            for (var i = 0; i < market.Applications.Length; i++)
            {
                if (meant(market.Applications[i].Signal) && SeeksDrAlone(population, market.Applicants[i]))
                {
                    invitations += population.Tally.Invitations[i];
                    sent += population.Tally.Seasons;
                }
            }
        }

        return invitations / (double)sent;
    }

    /// <summary>Fewest ranks of a US MD senior in DR with which so many match; 0 if none is enough.</summary>
    private static double RanksTo(double share, IReadOnlyList<PlayedPopulation> played) => played
        .SelectMany(p => p.Tally.ApplicantSeasons.Where(season => SeeksDrAlone(p, season.Applicant)))
        .GroupBy(season => season.Ranks, season => season.Matched)
        .Where(ranks => ranks.Count() >= MinSeasons && Share(ranks) >= share)
        .Select(ranks => ranks.Key).DefaultIfEmpty().Min();

    private static bool SeeksDrAlone(PlayedPopulation population, int applicant) =>
        population.Applicants[applicant].Type == ApplicantType.UsMdSenior && population.SeeksOnly(
            applicant, SpecialtyCodes.DiagnosticRadiology);

    private static double Share(IEnumerable<bool> outcomes) => outcomes.Average(outcome => outcome ? 1.0 : 0);
}
