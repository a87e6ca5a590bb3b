using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Pgy1;

/// <summary>Plans PGY-1 years beside a list. Of programs with equal odds the nearer to the list come first.</summary>
internal sealed class Pgy1Planner
{
    private readonly ulong _tieSeed;
    private readonly Dependence _dependence;
    private readonly Pgy1Kind[] _kinds;
    private readonly Pgy1Chooser _chooser;

    public Pgy1Planner(RecommendationRequest request, SeasonRules season, ProgramDirectory directory, OddsModel odds, ModelParameters model)
    {
        _tieSeed = request.TieSeed;
        _dependence = odds.Dependence;
        var preferences = request.Preferences;
        _kinds = Pgy1Kind.Of(
            season.Preparatory.SelectMany(directory.Of)
                .Where(p => IsWelcome(p, preferences)),
            odds);
        _chooser = new Pgy1Chooser(request, season, model.Get("pgy1.lossShare").Value, odds.Dependence, _kinds);
    }

    /// <summary>Whether the applicant would spend a PGY-1 year there.</summary>
    public static bool IsWelcome(ResidencyProgram program, Preferences preferences) =>
        !preferences.Exclude.Contains(program.Id)
        && !preferences.ExcludeStates.Contains(program.State, StringComparer.Ordinal)
        && (preferences.Military || program.Setting != ProgramSetting.Military);

    /// <inheritdoc cref="Pgy1Chooser.Most"/>
    public Pgy1Choice Most(ListedProgram[] list) => _chooser.Most(list);

    /// <summary>The specialty of a year.</summary>
    public string SpecialtyOf(ChosenYear year) => _kinds[year.Kind].Specialty;

    /// <summary>What the years beside a list come to, on the coarse rule.</summary>
    /// <inheritdoc cref="Plan"/>
    public Pgy1Outcome Estimate(ListedProgram[] list, Money budget, int kept)
    {
        var choice = _chooser.Choose(list, budget, kept);
        return new Pgy1Outcome(
            choice.Years.Count, choice.Advanced, choice.Advanced - choice.Years.Sum(y => y.RiskReduction), choice.Fees.Dollars);
    }

    /// <param name="list">The list in preference order.</param>
    /// <param name="budget">What is left for PGY-1 applications.</param>
    /// <param name="kept">Years that the budget was split for: they are chosen even if a little less than their fee is worth.</param>
    public Pgy1Plan Plan(ListedProgram[] list, Money budget, int kept)
    {
        var choice = _chooser.Choose(list, budget, kept);
        using var risk = Pgy1Risk.ForReport(list, _dependence);
        var advanced = risk.Total;
        var years = new ChosenYear[choice.Years.Count];
        for (var i = 0; i < years.Length; i++)
        {
            var year = choice.Years[i];
            ref readonly var entry = ref _kinds[year.Kind].First.Entry;
            years[i] = year with { RiskReduction = risk.Add(entry.InterviewP(year.Signal), entry.MatchOpen) };
        }

        return new Pgy1Plan(list, years, new Pgy1Outcome(years.Length, advanced, risk.Total, choice.Fees.Dollars));
    }

    /// <summary>The programs of a plan in send order: of those of a kind, the nearest to the list.</summary>
    public Pgy1Application[] Programs(Pgy1Plan plan)
    {
        var members = Nearest(plan.Years, plan.List);
        return [.. plan.Years.Select(year =>
        {
            var odds = _kinds[year.Kind].First;
            var (program, near) = members[year.Kind].Dequeue();
            return new Pgy1Application
            {
                Program = program,
                Near = near,
                DistanceKm = program.DistanceKm(near),
                Signal = year.Signal,
                Interview = odds.Interview[year.Signal],
                MatchGivenInterview = odds.MatchGivenInterview,
                FeeUsd = year.Fee.Dollars,
                Marginal = year.RiskReduction,
            };
        })];
    }

    /// <summary>
    /// The programs of each kind that is applied to, nearest first, each with its neighbor among those that may be advanced.
    /// </summary>
    private Dictionary<int, Queue<(ResidencyProgram Program, ResidencyProgram Near)>> Nearest(
        IReadOnlyList<ChosenYear> chosen, IReadOnlyList<ListedProgram> list)
    {
        var neighbors = new Neighbors([.. list.Where(l => l.Advanced > 0).Select(l => l.Program)]);
        return chosen.CountBy(y => y.Kind).ToDictionary(kind => kind.Key, kind =>
        {
            var members = _kinds[kind.Key].Members;
            var order = new (Neighbor Near, ulong Tie, int Member)[members.Count];
            for (var i = 0; i < order.Length; i++)
            {
                order[i] = (neighbors.Of(members[i]), TieOrder.Key(_tieSeed, members[i].Id), i);
            }

            Array.Sort(
                order, (one, other) => one.Near.CompareTo(other.Near) is not 0 and var byPlace ? byPlace : one.Tie.CompareTo(other.Tie));
            return new Queue<(ResidencyProgram, ResidencyProgram)>(order.Take(kind.Value).Select(o => (members[o.Member], o.Near.Program)));
        });
    }
}
