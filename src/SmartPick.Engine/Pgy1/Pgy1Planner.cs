using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Recommendations;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Pgy1;

/// <summary>
/// Chooses PGY-1 programs for a list: greedily, each the one that takes most off P(an advanced position without a PGY-1
/// year), as long as it takes off what its fee is worth (the same threshold as the list's) and the budget has room. The risk is
/// submodular in the years, so greedy is near the best. Of programs with equal odds the nearer to the list come first.
/// </summary>
internal sealed class Pgy1Planner
{
    private readonly RecommendationRequest _request;
    private readonly SeasonRules _season;
    private readonly ModelParameters _model;
    private readonly Dependence _dependence;
    private readonly ProgramOdds[] _open;

    public Pgy1Planner(RecommendationRequest request, SeasonRules season, ProgramDirectory directory, OddsModel odds, ModelParameters model)
    {
        _request = request;
        _season = season;
        _model = model;
        _dependence = odds.Dependence;
        _open =
        [
            .. season.Preparatory.SelectMany(directory.Of)
                .Where(p => !request.Preferences.Exclude.Contains(p.Id) && !request.Preferences.ExcludeStates.Contains(p.State, StringComparer.Ordinal))
                .Select(odds.At)
                .Where(o => o.Exclusion is null),
        ];
    }

    /// <param name="list">The list in preference order.</param>
    /// <param name="budget">Dollars left for PGY-1 applications.</param>
    public Pgy1Plan Plan(IReadOnlyList<ListedProgram> list, double budget)
    {
        ListedOdds[] listed = [.. list.Select(l => new ListedOdds(l.Interview, l.Match, AdvancedShare.Of(l.Program, _model)))];
        var chosen = Choose(list, listed, budget);
        var risk = Pgy1Risk.ForReport(listed, _dependence);
        var advanced = risk.Total;
        var years = new List<Pgy1Year>(chosen.Count);
        foreach (var (kind, level, fee) in chosen)
        {
            var (program, near) = kind.Members.Dequeue();
            years.Add(new Pgy1Year
            {
                Program = program.Program,
                Near = near,
                DistanceKm = program.Program.Location is { } here && near.Location is { } there ? here.DistanceKm(there) : null,
                Signal = level,
                Interview = program.Interview[level],
                MatchGivenInterview = program.MatchGivenInterview,
                FeeUsd = fee,
                Marginal = risk.Add(program.Interview[level].P, program.MatchGivenInterview.P),
            });
        }

        return new Pgy1Plan { Years = years, Advanced = advanced, WithoutPgy1 = risk.Total };
    }

    private List<(YearKind Kind, SignalLevel Level, double Fee)> Choose(IReadOnlyList<ListedProgram> list, ListedOdds[] listed, double budget)
    {
        var risk = Pgy1Risk.ForSearch(listed, _dependence);
        var advanced = list.Where((_, i) => listed[i].Advanced > 0).Select(l => l.Program).ToArray();
        var kinds = advanced.Length == 0 ? [] : Kinds(advanced, risk);
        var fees = new Pgy1Fees(_season, _request.Limits, list);
        var signals = new Pgy1Signals(_season, _request.Limits);
        var sent = kinds.Select(k => k.Specialty).Distinct(StringComparer.Ordinal).ToDictionary(s => s, _ => 0, StringComparer.Ordinal);
        var chosen = new List<(YearKind, SignalLevel, double)>();
        while (Best() is var (kind, level, fee))
        {
            chosen.Add((kind, level, fee));
            kind.Left--;
            sent[kind.Specialty]++;
            budget -= fee;
            fees.Send(kind.Specialty);
            signals.Send(kind.Specialty, level);
            risk.Add(kind.Odds(level));
        }

        return chosen;

        (YearKind Kind, SignalLevel Level, double Fee)? Best()
        {
            (YearKind, SignalLevel, double)? best = null;
            var most = 0.0;
            foreach (var specialty in kinds.Where(k => k.Left > 0).GroupBy(k => k.Specialty, StringComparer.Ordinal).Where(g => sent[g.Key] < Cap(g.Key)))
            {
                var fee = fees.Next(specialty.Key);
                var strongest = signals.Best(specialty.Key);
                foreach (var kind in specialty.Where(_ => fee <= budget))
                {
                    var level = kind.TakesSignals ? strongest : SignalLevel.None;
                    var relief = risk.Relief(kind.Odds(level));
                    if (relief > most && relief >= fee * _request.Threshold / RecommendationRequest.FeeUnit)
                    {
                        (best, most) = ((kind, level, fee), relief);
                    }
                }
            }

            return best;
        }
    }

    /// <summary>Caps of its own where the request names the specialty; else no more PGY-1 programs than programs of the list may be.</summary>
    private int Cap(string specialty) => _request.Limits.PerSpecialty.TryGetValue(specialty, out var cap) ? cap : _request.Limits.Applications;

    private YearKind[] Kinds(ResidencyProgram[] advanced, Pgy1Risk risk)
    {
        var neighbours = new Neighbours(advanced);
        return
        [
            .. from odds in _open
               let near = neighbours.Of(odds.Program)
               orderby near.Elsewhere, near.Closeness descending, TieOrder.Key(_request.TieSeed, odds.Program.Id)
               group (odds, near.Program) by (odds.Program.Specialty, odds.MatchGivenInterview.P, At(odds, SignalLevel.None), At(odds, SignalLevel.Silver), At(odds, SignalLevel.Gold)) into alike
               select new YearKind(alike.Key.Specialty, new Queue<(ProgramOdds, ResidencyProgram)>(alike), risk),
        ];
    }

    private static double At(ProgramOdds odds, SignalLevel level) => odds.Interview.Has(level) ? odds.Interview[level].P : 0;

    /// <summary>PGY-1 programs with equal odds, nearest first, each with its neighbour on the list.</summary>
    private sealed class YearKind(string specialty, Queue<(ProgramOdds Odds, ResidencyProgram Near)> members, Pgy1Risk risk)
    {
        private readonly ProgramOdds _first = members.Peek().Odds;
        private readonly double[]?[] _odds = new double[]?[(int)SignalLevel.Gold + 1];

        public string Specialty => specialty;

        public bool TakesSignals => _first.TakesSignals;

        public Queue<(ProgramOdds Odds, ResidencyProgram Near)> Members => members;

        /// <summary>Members that are not chosen yet.</summary>
        public int Left { get; set; } = members.Count;

        /// <summary>P(yes) at every node with a signal.</summary>
        public double[] Odds(SignalLevel level) =>
            _odds[(int)level] ??= risk.Odds(_first.Interview[level].P, _first.MatchGivenInterview.P);
    }
}
