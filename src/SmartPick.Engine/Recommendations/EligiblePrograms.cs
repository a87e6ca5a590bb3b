using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Recommendations;

/// <summary>A program the applicant could apply to.</summary>
/// <param name="Odds">The odds there.</param>
/// <param name="Value">What ending up there is worth to the applicant, 0–1.</param>
/// <param name="IrOnSite">Whether it is known to practise IR on site and the applicant also seeks IR: taken first among equals.</param>
/// <param name="Tie">Decides between programs that are still equal.</param>
/// <param name="EquivalenceGroup">Number, from 1, that programs share which nothing tells apart.</param>
internal readonly record struct EligibleProgram(ProgramOdds Odds, double Value, bool IrOnSite, ulong Tie, int EquivalenceGroup)
{
    public static readonly Comparison<EligibleProgram> ByPreference = (one, other) =>
        other.Value.CompareTo(one.Value) is not 0 and var byValue ? byValue
        : other.IrOnSite.CompareTo(one.IrOnSite) is not 0 and var bySite ? bySite
        : one.Tie.CompareTo(other.Tie) is not 0 and var byTie ? byTie
        : string.CompareOrdinal(one.Id, other.Id);

    public ResidencyProgram Program => Odds.Program;

    public string Id => Odds.Program.Id;

    /// <summary>The program as the solver sees it.</summary>
    /// <param name="value">What the objective gives it.</param>
    /// <param name="scenarios">Its odds by scenario; null to take them as they are.</param>
    public Candidate ToCandidate(double value, ScenarioOdds? scenarios = null) => new()
    {
        Id = Id,
        Group = Program.Specialty,
        Value = value,
        Odds = Odds.Entry.InterviewP(SignalLevel.None),
        SilverOdds = At(SignalLevel.Silver),
        GoldOdds = At(SignalLevel.Gold),
        MatchOdds = Odds.Entry.MatchOpen,
        Scenarios = scenarios,
    };

    /// <summary>The same where the signal is settled: the solver sees one level only.</summary>
    public Candidate ToCandidate(double value, ScenarioOdds? scenarios, SignalLevel signal) => ToCandidate(value, scenarios) with
    {
        Odds = Odds.Entry.InterviewP(signal),
        SilverOdds = null,
        GoldOdds = null,
        Scenarios = scenarios is null ? null : new ScenarioOdds(scenarios.At(signal), [], [], scenarios.Match),
    };

    private double? At(SignalLevel level) => Odds.TakesSignals ? Odds.Entry.InterviewP(level) : null;
}

/// <summary>The programs of the specialties asked for: those open to the applicant in preference order, and those shut.</summary>
internal sealed class EligiblePrograms
{
    private readonly ScenarioOdds?[] _scenarioOdds;

    private EligiblePrograms(
        EligibleProgram[] open, List<ProgramNotChosen> shutOut, double[] scenarioWeights, ScenarioOdds?[] scenarioOdds) =>
        (Open, Ineligible, ScenarioWeights, _scenarioOdds) = (open, shutOut, scenarioWeights, scenarioOdds);

    public EligibleProgram[] Open { get; }

    public IReadOnlyList<ProgramNotChosen> Ineligible { get; }

    /// <summary>Weights of the scenarios of shared errors.</summary>
    public double[] ScenarioWeights { get; }

    /// <summary>
    /// P(interview) · P(match | interview) with a signal, as the expectation over the scenarios, within its interval: what landing there is
    /// a part of.
    /// </summary>
    public Estimate MatchOf(in EligibleProgram eligibleProgram, SignalLevel signal)
    {
        var bestGuess = eligibleProgram.Odds.Match[signal];
        if (ScenarioOddsOf(eligibleProgram) is not { } odds)
        {
            return bestGuess;
        }

        var (interviews, p) = (odds.At(signal), 0.0);
        for (var scenario = 0; scenario < ScenarioWeights.Length; scenario++)
        {
            p += ScenarioWeights[scenario] * interviews[scenario] * odds.Match[scenario];
        }

        return new Estimate(p, Math.Min(p, bestGuess.Low), Math.Max(p, bestGuess.High));
    }

    /// <summary>A program's odds by scenario.</summary>
    public ScenarioOdds? ScenarioOddsOf(in EligibleProgram eligibleProgram) => _scenarioOdds[eligibleProgram.Odds.Place];

    public static EligiblePrograms Of(
        RecommendationRequest request, SeasonRules season, ProgramDirectory directory, OddsModel odds, ModelParameters model)
    {
        var preferences = request.Preferences;
        var value = new ProgramValue(preferences, model);
        var seeksIr = preferences.Specialties.Keys.Any(s => model.PoolOf(s).Common != s);
        string[] specialties = [.. preferences.Specialties.Keys];
        Array.Sort(specialties, StringComparer.Ordinal);
        var notForOwn = specialties.Where(s => !season.SignalsOf(s).AreForOwnPrograms).ToHashSet(StringComparer.Ordinal);
        var most = 0;
        foreach (var specialty in specialties)
        {
            most += directory.Of(specialty).Count;
        }

        var all = new EligibleProgram[most];
        var count = 0;
        var shut = new List<ProgramNotChosen>();
        foreach (var program in specialties.SelectMany(directory.Of))
        {
            if (preferences.Exclude.Contains(program.Id)
                || (preferences.ExcludeStates.Contains(program.State, StringComparer.Ordinal) && !preferences.Include.Contains(program.Id)))
            {
                shut.Add(new ProgramNotChosen(program.Id, "excluded", "You excluded it.", 0));
                continue;
            }

            if (program.Setting == ProgramSetting.Military && !preferences.Military && !preferences.Include.Contains(program.Id))
            {
                shut.Add(new ProgramNotChosen(
                    program.Id, "military", "It fills through the military match. Include military programs if you serve.", 0));
                continue;
            }

            var at = odds.At(program, maySignal: !notForOwn.Contains(program.Specialty) || !request.Applicant.KnowsFromWithin(program));
            if (at.Exclusion is { } exclusion)
            {
                shut.Add(new ProgramNotChosen(program.Id, exclusion, $"{at.Contributions[0].Text}.", 0));
                continue;
            }

            var irOnSite = seeksIr && program.IrDivision == true;
            all[count++] = new EligibleProgram(
                at, value.Of(program), irOnSite, TieOrder.Key(request.TieSeed, program.Id), EquivalenceGroup: 0);
        }

        var open = all[..count];
        open.AsSpan().Sort(EligibleProgram.ByPreference);
        SetEquivalenceGroups(open, odds);
        var scenarios = new SharedErrorScenarios(
            specialties.MaxBy(s => preferences.Specialties[s])!,
            hasTies: open.Any(p => p.Odds.Entry.Key.Personal.TieError > 0),
            hasSignals: request.Applicant.Connections is not null && open.Any(p => p.Odds.TakesSignals));
        return new EligiblePrograms(open, shut, scenarios.Weights, ByPlace(open, odds, scenarios));
    }

    private static ScenarioOdds?[] ByPlace(EligibleProgram[] open, OddsModel odds, SharedErrorScenarios scenarios)
    {
        var byPlace = new ScenarioOdds?[odds.Table.Count];
        foreach (var eligibleProgram in open)
        {
            byPlace[eligibleProgram.Odds.Place] ??= scenarios.At(
                eligibleProgram.Odds.Entry, odds.Shared(eligibleProgram.Program.Specialty));
        }

        return byPlace;
    }

    /// <summary>Groups those of equal value and odds, IR on site or not; those of equal value come one after the other.</summary>
    private static void SetEquivalenceGroups(EligibleProgram[] open, OddsModel odds)
    {
        // The last group of each odds, from 1; one that began before the first of this value is another.
        var lastGroups = new int[odds.Table.Count];
        var (groups, firstOfValue) = (0, 1);
        for (var place = 0; place < open.Length; place++)
        {
            var at = open[place].Odds.Place;
            firstOfValue = place > 0 && (open[place].Value, open[place].IrOnSite) != (open[place - 1].Value, open[place - 1].IrOnSite)
                ? groups + 1
                : firstOfValue;
            if (lastGroups[at] < firstOfValue)
            {
                lastGroups[at] = ++groups;
            }

            open[place] = open[place] with { EquivalenceGroup = lastGroups[at] };
        }
    }
}
