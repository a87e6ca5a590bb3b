using SmartPick.Engine.Applicants;

namespace SmartPick.Simulation.Season;

/// <summary>One population of applicants, the seasons they went through, and what the model had promised them.</summary>
/// <param name="Tally">What came of their applications.</param>
/// <param name="Applicants">Each applicant's type and preferred specialty.</param>
/// <param name="Cutoffs">Where the market cleared, by specialty.</param>
/// <param name="ProgramCutoffs">Where it cleared at each program.</param>
/// <param name="Judged">The applicants whose promises are judged.</param>
/// <param name="Forecasts">What each was promised: for a match anywhere, and for each specialty applied to.</param>
public sealed record PlayedPopulation(
    SeasonTally Tally,
    IReadOnlyList<(ApplicantType Type, string Preferred)> Applicants,
    IReadOnlyDictionary<string, MarketCutoffs> Cutoffs,
    IReadOnlyList<MarketCutoffs> ProgramCutoffs,
    IReadOnlyList<int> Judged,
    IReadOnlyList<Forecast> Forecasts)
{
    /// <summary>Whether all applications of an applicant go to one specialty.</summary>
    public bool SeeksOnly(int applicant, string specialty) =>
        Tally.Market.Lists[applicant].Applications.All(a => Tally.Market.Programs[a.Program].Program.Specialty == specialty);

    /// <param name="number">Number of the population.</param>
    /// <param name="tally">What came of the applications.</param>
    /// <param name="applicants">Each applicant's type and preferred specialty.</param>
    /// <param name="judged">The applicants whose promises are judged.</param>
    public static PlayedPopulation Create(
        int number, SeasonTally tally, IReadOnlyList<(ApplicantType Type, string Preferred)> applicants, IReadOnlyList<int> judged)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(applicants);
        ArgumentNullException.ThrowIfNull(judged);
        var market = tally.Market;
        var (from, applications, _) = market.ByProgram;
        var byProgram = market.Programs.Select((_, program) => MarketCutoffs.Create(tally, applications.AsSpan(from[program]..from[program + 1]))).ToArray();
        var bySpecialty = applications.GroupBy(application => Specialty(market.Applications[application]), StringComparer.Ordinal)
            .ToDictionary(
                specialty => specialty.Key, specialty => MarketCutoffs.Create(tally, specialty.ToArray()), StringComparer.Ordinal);
        return new PlayedPopulation(tally, applicants, bySpecialty, byProgram, judged, [.. judged.SelectMany(Judge)]);

        IEnumerable<Forecast> Judge(int applicant)
        {
            var list = market.Lists[applicant];
            var promised = list.Landing(market.Dependence);
            var cleared = new ApplicationList([.. list.Applications.Select(a => byProgram[a.Program].Clear(a))]).Landing(market.Dependence);
            var matches = tally.Matches[market.Sent.Starts[applicant]..market.Sent.Starts[applicant + 1]].ToArray();
            var all = Enumerable.Range(0, matches.Length).ToArray();
            yield return Forecast(null, all);
            foreach (var specialty in all.GroupBy(i => Specialty(list.Applications[i]), StringComparer.Ordinal))
            {
                yield return Forecast(specialty.Key, [.. specialty]);
            }

            Forecast Forecast(string? specialty, int[] places) => new(
                number,
                applicants[applicant].Type,
                applicants[applicant].Preferred,
                specialty,
                places.Sum(i => promised[i]),
                places.Sum(i => cleared[i]),
                places.Sum(i => matches[i]) / (double)tally.Seasons);
        }

        string Specialty(SentApplication application) => market.Programs[application.Program].Program.Specialty;
    }
}
