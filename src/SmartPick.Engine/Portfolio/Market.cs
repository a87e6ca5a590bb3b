namespace SmartPick.Engine.Portfolio;

/// <summary>A <see cref="PortfolioProblem"/> compiled for solving: kinds sorted by value, values as layers, limits by index.</summary>
internal sealed class Market
{
    public const int Levels = 3;

    private Market(PortfolioProblem problem, Kind[] kinds, double[] layerValues, string[] groups, (double First, double Second)[] rows)
    {
        Problem = problem;
        Kinds = kinds;
        Rows = rows;
        Groups = groups;
        Fees = [.. groups.Select(g => problem.Fees.GetValueOrDefault(g, FeeSchedule.Free))];
        GroupCaps = [.. groups.Select(g => problem.Limits.PerGroup.TryGetValue(g, out var cap) ? cap : int.MaxValue)];
        LayerSteps = new double[layerValues.Length];
        for (var layer = 0; layer < layerValues.Length; layer++)
        {
            var below = layer + 1 < layerValues.Length ? layerValues[layer + 1] : problem.UnmatchedValue;
            LayerSteps[layer] = layerValues[layer] - below;
        }

        BestValue = layerValues.Length == 0 ? problem.UnmatchedValue : layerValues[0];
    }

    public PortfolioProblem Problem { get; }

    /// <summary>Kinds by value, best first, then by what tells them apart: the order of candidates matters only within a kind.</summary>
    public Kind[] Kinds { get; }

    /// <summary>Distinct pairs of marginal odds (first stage, second stage).</summary>
    public (double First, double Second)[] Rows { get; }

    public string[] Groups { get; }

    public FeeSchedule[] Fees { get; }

    public int[] GroupCaps { get; }

    /// <summary>How much each distinct value exceeds the next lower one (the last: the unmatched value).</summary>
    public double[] LayerSteps { get; }

    /// <summary>The highest value on offer.</summary>
    public double BestValue { get; }

    /// <summary>Gains up to this are what keeping odds off certainty leaves over, not worth an application.</summary>
    public double Nothing => 1e-11 * Math.Max(1, Math.Abs(BestValue));

    public int Applications => Problem.Limits.Applications ?? int.MaxValue;

    public double Budget => Problem.Limits.Budget ?? double.PositiveInfinity;

    /// <summary>Index of the kind of each candidate, by candidate id.</summary>
    public Dictionary<string, int> KindsById() => Kinds.Index()
        .SelectMany(k => k.Item.Members.Select(m => (m.Id, k.Index)))
        .ToDictionary(k => k.Id, k => k.Index, StringComparer.Ordinal);

    /// <summary>The market of some of this one's kinds, in the same order.</summary>
    public Market Restrict(IReadOnlyList<int> kinds)
    {
        var members = kinds.SelectMany(k => Kinds[k].Members).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return Compile(Problem with { Candidates = [.. Problem.Candidates.Where(c => members.Contains(c.Id))] });
    }

    public static Market Compile(PortfolioProblem problem)
    {
        // A program worth less than not matching would be declined: it stands at the unmatched value and adds nothing.
        var open = problem.Candidates
            .Where(c => !problem.Exclude.Contains(c.Id) || problem.Include.Contains(c.Id))
            .Select(c => (Candidate: c, Value: Math.Max(c.Value, problem.UnmatchedValue), Forced: problem.Include.Contains(c.Id)))
            .OrderByDescending(c => c.Value)
            .ToArray();
        var layerValues = open.Select(c => c.Value).Distinct().ToArray();
        var layers = layerValues.Index().ToDictionary(l => l.Item, l => l.Index);
        var groups = open.Select(c => c.Candidate.Group).Distinct().Order(StringComparer.Ordinal).ToArray();
        var groupIndex = groups.Index().ToDictionary(g => g.Item, g => g.Index, StringComparer.Ordinal);
        var rows = new Dictionary<(double, double), int>();
        var kinds = open
            .GroupBy(c => (c.Value, c.Candidate.Group, c.Candidate.Cost, c.Candidate.Odds, c.Candidate.SilverOdds, c.Candidate.GoldOdds, c.Candidate.MatchOdds, c.Forced))
            .OrderByDescending(kind => kind.Key.Value)
            .ThenBy(kind => problem.PreferredGroups.TakeWhile(group => group != kind.Key.Group).Count())
            .ThenBy(kind => kind.Key.Group, StringComparer.Ordinal)
            .ThenByDescending(kind => kind.Key.Odds)
            .ThenByDescending(kind => kind.Key.MatchOdds)
            .ThenByDescending(kind => kind.Key.GoldOdds)
            .ThenByDescending(kind => kind.Key.SilverOdds)
            .ThenBy(kind => kind.Key.Cost)
            .ThenBy(kind => kind.Key.Forced)
            .Select(kind => new Kind
            {
                Members = [.. kind.Select(c => c.Candidate)],
                Layer = layers[kind.Key.Value],
                Group = groupIndex[kind.Key.Group],
                Forced = kind.Key.Forced,
                Rows = [.. Enum.GetValues<SignalLevel>().Select(level => Row(kind.First().Candidate, level))],
            })
            .ToArray();
        return new Market(problem, kinds, layerValues, groups, [.. rows.Keys]);

        int Row(Candidate candidate, SignalLevel level)
        {
            if (candidate.OddsAt(level) is not { } odds)
            {
                return -1;
            }

            var key = (odds, candidate.MatchOdds);
            return rows.TryGetValue(key, out var row) ? row : rows[key] = rows.Count;
        }
    }
}
