using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Pgy1;

/// <summary>Plans PGY-1 years beside a list. Of programs with equal odds the nearer to the list come first.</summary>
internal sealed class Pgy1Planner
{
    private readonly ulong _tieSeed;
    private readonly Dependence _dependence;
    private readonly Pgy1Chooser _chooser;

    public Pgy1Planner(RecommendationRequest request, SeasonRules season, ProgramDirectory directory, OddsModel odds)
    {
        _tieSeed = request.TieSeed;
        _dependence = odds.Dependence;
        var preferences = request.Preferences;
        _chooser = new Pgy1Chooser(request, season, odds.Dependence, Pgy1Kind.Of(
            season.Preparatory.SelectMany(directory.Of)
                .Where(p => !preferences.Exclude.Contains(p.Id) && !preferences.ExcludeStates.Contains(p.State, StringComparer.Ordinal)),
            odds));
    }

    /// <summary>How many years a list would have if money were no object.</summary>
    /// <param name="list">The list in preference order.</param>
    public Pgy1Choice Wanted(IReadOnlyList<ListedProgram> list) => _chooser.Choose(list, double.PositiveInfinity);

    /// <param name="list">The list in preference order.</param>
    /// <param name="budget">Dollars left for PGY-1 applications.</param>
    public Pgy1Plan Plan(IReadOnlyList<ListedProgram> list, double budget)
    {
        var chosen = _chooser.Choose(list, budget).Years;
        var members = Nearest(chosen, list);
        using var risk = Pgy1Risk.ForReport(list, _dependence);
        var advanced = risk.Total;
        var years = new List<Pgy1Year>(chosen.Count);
        foreach (var (kind, level, fee, _) in chosen)
        {
            var odds = kind.First;
            var (program, near) = members[kind].Dequeue();
            years.Add(new Pgy1Year
            {
                Program = program,
                Near = near,
                DistanceKm = program.Location is { } here && near.Location is { } there ? here.DistanceKm(there) : null,
                Signal = level,
                Interview = odds.Interview[level],
                MatchGivenInterview = odds.MatchGivenInterview,
                FeeUsd = fee,
                Marginal = risk.Add(odds.Terms.InterviewP(level), odds.Terms.MatchOpen),
            });
        }

        return new Pgy1Plan { Years = years, Advanced = advanced, WithoutPgy1 = risk.Total };
    }

    /// <summary>The programs of each kind that is applied to, nearest first, each with its neighbour among those that may be advanced.</summary>
    private Dictionary<Pgy1Kind, Queue<(ResidencyProgram Program, ResidencyProgram Near)>> Nearest(
        IReadOnlyList<ChosenYear> chosen, IReadOnlyList<ListedProgram> list)
    {
        var neighbours = new Neighbours([.. list.Where(l => l.Advanced > 0).Select(l => l.Program)]);
        return chosen.CountBy(y => y.Kind).ToDictionary(kind => kind.Key, kind =>
        {
            var members = kind.Key.Members;
            var order = new (Neighbour Near, ulong Tie, int Member)[members.Count];
            for (var i = 0; i < order.Length; i++)
            {
                order[i] = (neighbours.Of(members[i]), TieOrder.Key(_tieSeed, members[i].Id), i);
            }

            order.AsSpan().Sort((one, other) => one.Near.CompareTo(other.Near) is not 0 and var byPlace ? byPlace : one.Tie.CompareTo(other.Tie));
            return new Queue<(ResidencyProgram, ResidencyProgram)>(order.Take(kind.Value).Select(o => (members[o.Member], o.Near.Program)));
        });
    }
}
