using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;

namespace SmartPick.Simulation.Season;

/// <summary>Sums studies up.</summary>
public static class SeasonReporter
{
    public static MarketReport Market(SeasonStudy study, IReadOnlyList<PlayedPopulation> played)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(played);
        var forecasts = played.SelectMany(p => p.Forecasts).ToArray();
        var judged = played.SelectMany(p => p.Judged.Select(applicant => (p.Tally, Applicant: applicant))).ToArray();
        return new MarketReport
        {
            Following = study.Following,
            Populations = study.Populations,
            SeasonsEach = study.SeasonsEach,
            Applications = judged.Average(j => j.Tally.Market.Lists[j.Applicant].Applications.Count),
            InterviewsPromised = judged.Average(j => j.Tally.Market.Lists[j.Applicant].Applications.Sum(a => a.Interview)),
            Interviews = judged.Average(j => j.Tally.InterviewsOf(j.Applicant)),
            Curves = [.. study.Specialties.Order(StringComparer.Ordinal).Prepend(null).Select(specialty => Curve(specialty, forecasts))],
            Types =
            [
                .. forecasts.Where(f => f.Specialty is null).GroupBy(f => f.Type).OrderBy(type => type.Key)
                    .Select(type => new TypeReport(ApplicantTypes.Code(type.Key), ReliabilityBin.Create([.. type], f => f.Promise))),
            ],
            Cutoffs = [.. study.Specialties.Order(StringComparer.Ordinal).Select(specialty => Cutoffs(specialty, study.Model, played))],
        };
    }

    public static IReadOnlyList<SpecialtySupply> Supply(IEnumerable<SeasonProgram> programs) =>
        [.. programs.GroupBy(p => p.Program.Specialty, StringComparer.Ordinal).OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new SpecialtySupply(s.Key, s.Count(), s.Sum(p => p.Positions), s.Sum(p => p.Interviews)))];

    public static SizeReport Size(int size, IEnumerable<PlayedPopulation> played) =>
        new(size, ReliabilityBin.Create([.. played.SelectMany(p => p.Forecasts).Where(f => f.Specialty is null)], f => f.Cleared));

    private static CurveReport Curve(string? specialty, Forecast[] forecasts)
    {
        var meant = forecasts.Where(f => f.Specialty == specialty).ToArray();
        return new CurveReport(specialty, ReliabilityCurve.Create(meant, f => f.Promise), ReliabilityCurve.Create(meant, f => f.Cleared));
    }

    private static CutoffReport Cutoffs(string specialty, ModelParameters model, IReadOnlyList<PlayedPopulation> played)
    {
        var interview = played.Average(p => p.Cutoffs[specialty].Interview);
        var match = played.Average(p => p.Cutoffs[specialty].Match);
        MarketCutoffs[] programs = [.. played.SelectMany(p => p.ProgramCutoffs.Zip(p.Tally.Market.Programs)
            .Where(cutoff => cutoff.Second.Program.Specialty == specialty).Select(cutoff => cutoff.First))];
        var (interviewBase, matchBase) = (model.Get("interview.base", specialty).Value, model.Get("match.base", specialty).Value);
        return new CutoffReport
        {
            Specialty = specialty,
            Interview = interview,
            Match = match,
            InterviewSpread = Spread(programs.Select(p => p.Interview)),
            MatchSpread = Spread(programs.Select(p => p.Match)),
            InterviewBase = interviewBase,
            ClearingInterviewBase = MarketCutoffs.ClearingBase(interviewBase, interview),
            MatchBase = matchBase,
            ClearingMatchBase = MarketCutoffs.ClearingBase(matchBase, match),
        };
    }

    private static double Spread(IEnumerable<double> values)
    {
        var all = values.ToArray();
        var mean = all.Average();
        return Math.Sqrt(all.Average(value => (value - mean) * (value - mean)));
    }
}
