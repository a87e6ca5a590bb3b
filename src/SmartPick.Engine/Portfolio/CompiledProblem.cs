using System.Buffers;

namespace SmartPick.Engine.Portfolio;

/// <summary>A <see cref="PortfolioProblem"/> compiled for solving: kinds sorted by value, values as layers, limits by index.</summary>
internal sealed class CompiledProblem
{
    public const int Levels = 3;

    /// <summary>Odds are kept off certainty by half of this.</summary>
    private const double NegligibleShare = 2e-12;

    private readonly CandidateClass[] _kinds;
    private readonly double[] _valueLevels;

    private CompiledProblem(PortfolioProblem problem, CandidateClass[] kinds, double[] valueLevels, string[] groups)
    {
        Source = problem;
        Whole = this;
        _kinds = kinds;
        _valueLevels = valueLevels;
        Groups = groups;
        (Fees, GroupCaps, Beside) = (new FeeSchedule[groups.Length], new int[groups.Length], new int[groups.Length]);
        for (var g = 0; g < groups.Length; g++)
        {
            Fees[g] = problem.Fees.GetValueOrDefault(groups[g], FeeSchedule.Free);
            GroupCaps[g] = problem.Limits.PerGroup.GetValueOrDefault(groups[g], int.MaxValue);
            Beside[g] = problem.Beside.GetValueOrDefault(groups[g]);
        }

        Budget = Money.Limit(problem.Limits.Budget);
        MarkWhatFits();
        NegligibleGain = NegligibleShare * LargestGain();
    }

    /// <summary>The problem of some of the classes of a whole one.</summary>
    private CompiledProblem(CompiledProblem whole, CandidateClass[] kinds)
    {
        Source = whole.Source;
        Whole = whole;
        _kinds = kinds;
        _valueLevels = whole._valueLevels;
        Groups = whole.Groups;
        Fees = whole.Fees;
        GroupCaps = whole.GroupCaps;
        Beside = whole.Beside;
        Budget = whole.Budget;
        NegligibleGain = whole.NegligibleGain;
    }

    /// <summary>The same problem under other fees, caps and budget.</summary>
    private CompiledProblem(CompiledProblem other, FeeSchedule[] fees, int[] groupCaps, Money budget)
    {
        (Source, Whole, Groups) = (other.Source, other.Whole, other.Groups);
        (_kinds, _valueLevels, NegligibleGain) = (other._kinds, other._valueLevels, other.NegligibleGain);
        (Fees, GroupCaps, Beside, Budget) = (fees, groupCaps, other.Beside, budget);
    }

    public PortfolioProblem Source { get; }

    /// <summary>Classes by value, best first, then by what tells them apart: the order of candidates matters only within a kind.</summary>
    public ReadOnlySpan<CandidateClass> Classes => _kinds;

    /// <summary>The market of all kinds, of which this one holds some or all.</summary>
    public CompiledProblem Whole { get; }

    /// <summary>Distinct values, best first.</summary>
    public ReadOnlySpan<double> ValueLevels => _valueLevels;

    /// <summary>Groups by preference, then by name.</summary>
    public string[] Groups { get; }

    public FeeSchedule[] Fees { get; }

    public int[] GroupCaps { get; }

    /// <summary>Applications sent beside the portfolio, by group.</summary>
    public int[] Beside { get; }

    /// <summary>Gains up to this are what keeping odds off certainty leaves over, not worth an application.</summary>
    public double NegligibleGain { get; }

    public int Applications => Source.Limits.Applications ?? int.MaxValue;

    public Money Budget { get; }

    /// <summary>How many signals of a level there are to send.</summary>
    public int Pool(int level) => (SignalLevel)level switch
    {
        SignalLevel.Gold => Source.Limits.Gold,
        SignalLevel.Silver => Source.Limits.Silver,
        _ => int.MaxValue,
    };

    /// <summary>Whether what an application costs can matter to the choice.</summary>
    public bool FeesMatter => Source.FeeWeight > 0 || Budget != Money.Unlimited;

    /// <summary>The most that caps and closed fee tiers let be taken of a group of so many.</summary>
    public int Most(int group, int size) => Math.Min(Math.Min(size, Applications), Math.Min(GroupCaps[group], Fees[group].Capacity));

    /// <summary>The places of the kinds that are meant, in order.</summary>
    public int[] ClassesWhere(Func<int, bool> isMeant) => [.. Enumerable.Range(0, _kinds.Length).Where(isMeant)];

    /// <summary>The market of some of this one's kinds, in the same order.</summary>
    public CompiledProblem Restrict(ReadOnlySpan<int> kinds)
    {
        var some = new CandidateClass[kinds.Length];
        for (var i = 0; i < kinds.Length; i++)
        {
            some[i] = Classes[kinds[i]];
        }

        return new(Whole, some);
    }

    /// <summary>The same problem with other applications beside the portfolio.</summary>
    /// <param name="beside">How many, by group; of groups that the problem has.</param>
    public CompiledProblem With(IReadOnlyDictionary<string, int> beside) =>
        new(Source with { Beside = beside }, [.. _kinds], _valueLevels, Groups);

    /// <summary>
    /// The same problem after deciding which groups to open: their flat prices are paid, and the other groups that have one are closed.
    /// </summary>
    /// <param name="isOpen">Whether to open a group that has a flat price.</param>
    /// <returns>The problem, of the same classes; null where the flat prices are over the budget.</returns>
    public CompiledProblem? Opened(Func<int, bool> isOpen)
    {
        var (fees, caps, budget) = ((FeeSchedule[])Fees.Clone(), (int[])GroupCaps.Clone(), Budget);
        for (var g = 0; g < fees.Length; g++)
        {
            if (fees[g].Opening > Money.Zero && isOpen(g))
            {
                budget -= fees[g].Opening;
                fees[g] = fees[g].Opened;
            }
            else if (fees[g].Opening > Money.Zero)
            {
                caps[g] = 0;
            }
        }

        return budget < Money.Zero ? null : new(this, fees, caps, budget);
    }

    public static CompiledProblem Compile(PortfolioProblem problem)
    {
        var candidates = problem.Candidates as Candidate[] ?? [.. problem.Candidates];
        var groups = GroupsOf(problem, candidates);
        var groupIndex = new Dictionary<string, int>(groups.Length, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            groupIndex.Add(group, groupIndex.Count);
        }

        var rented = ArrayPool<Open>.Shared.Rent(problem.Candidates.Count);
        var count = 0;
        for (var place = 0; place < problem.Candidates.Count; place++)
        {
            ref readonly var candidate = ref candidates[place];
            var isForced = problem.Include.Contains(candidate.Id);
            if (isForced || !problem.Exclude.Contains(candidate.Id))
            {
                // A program worth less than not matching would be declined: it stands at the unmatched value and adds nothing.
                rented[count++] = new Open(
                    candidates, place, Math.Max(candidate.Value, problem.UnmatchedValue), groupIndex[candidate.Group], isForced);
            }
        }

        var open = rented.AsSpan(0, count);
        open.Sort(Open.Compare);
        var places = new int[count];
        var kinds = new List<CandidateClass>();
        var valueLevels = new List<double>();
        for (int first = 0, next; first < count; first = next)
        {
            var kind = open[first];
            for (next = first; next < count && Open.CompareKind(kind, open[next]) == 0; next++)
            {
                places[next] = open[next].Place;
            }

            if (valueLevels.Count == 0 || valueLevels[^1] != kind.Value)
            {
                valueLevels.Add(kind.Value);
            }

            kinds.Add(new CandidateClass
            {
                First = kind.Candidate,
                Places = new ArraySegment<int>(places, first, next - first),
                Value = kind.Value,
                ValueLevel = valueLevels.Count - 1,
                Group = kind.Group,
                Forced = kind.Forced,
                Index = kinds.Count,
                Cost = Money.Price(kind.Candidate.Cost),
                UsefulLevels = UsefulLevels(kind.Candidate, problem.Limits),
                Fits = true,
            });
        }

        ArrayPool<Open>.Shared.Return(rented, clearArray: true);
        return new CompiledProblem(problem, [.. kinds], [.. valueLevels], groups);
    }

    /// <summary>A signal is of use where there are some to send and it raises the odds.</summary>
    private static byte UsefulLevels(in Candidate candidate, PortfolioLimits limits)
    {
        var levels = 1 << (int)SignalLevel.None;
        levels |= candidate.SilverOdds > candidate.Odds && limits.Silver > 0 ? 1 << (int)SignalLevel.Silver : 0;
        levels |= candidate.GoldOdds > candidate.Odds && limits.Gold > 0 ? 1 << (int)SignalLevel.Gold : 0;
        return (byte)levels;
    }

    /// <summary>
    /// Marks the classes whose programs, each by itself beside those forced in, are more than a limit holds: no portfolio has one.
    /// </summary>
    private void MarkWhatFits()
    {
        var forced = new Selection(this);
        for (var k = 0; k < _kinds.Length; k++)
        {
            for (var n = Classes[k].Forced ? Classes[k].Count : 0; n > 0; n--)
            {
                forced.Add(k, 0);
            }
        }

        for (var k = 0; k < _kinds.Length; k++)
        {
            _kinds[k] = _kinds[k] with { Fits = Classes[k].Forced || forced.Fits(k) };
        }
    }

    /// <summary>The most that a program adds by itself.</summary>
    private double LargestGain()
    {
        var largest = 0.0;
        foreach (ref readonly var kind in Classes)
        {
            var gain = kind.OddsAt(kind.BestLevel) * kind.First.MatchOdds * (kind.Value - Source.UnmatchedValue);
            largest = kind.Fits ? Math.Max(largest, gain) : largest;
        }

        return largest;
    }

    /// <summary>Groups by preference, then by name.</summary>
    private static string[] GroupsOf(PortfolioProblem problem, ReadOnlySpan<Candidate> candidates)
    {
        var groups = new HashSet<string>(problem.Beside.Keys, StringComparer.Ordinal);
        foreach (ref readonly var candidate in candidates)
        {
            groups.Add(candidate.Group);
        }

        var ordered = new string[groups.Count];
        var count = 0;
        foreach (var preferred in problem.PreferredGroups)
        {
            if (groups.Remove(preferred))
            {
                ordered[count++] = preferred;
            }
        }

        groups.CopyTo(ordered, count);
        Array.Sort(ordered, count, groups.Count, StringComparer.Ordinal);
        return ordered;
    }

    /// <summary>A candidate that may be taken, with what the order of kinds goes by.</summary>
    private readonly struct Open(Candidate[] candidates, int place, double value, int group, bool forced)
    {
        public ref readonly Candidate Candidate => ref candidates[place];

        public int Place => place;

        public double Value => value;

        public int Group => group;

        public bool Forced => forced;

        public static int Compare(Open one, Open other) =>
            CompareKind(one, other) is not 0 and var order ? order : one.Place.CompareTo(other.Place);

        /// <summary>0 where nothing tells the two apart.</summary>
        public static int CompareKind(in Open one, in Open other)
        {
            ref readonly var x = ref one.Candidate;
            ref readonly var y = ref other.Candidate;
            return other.Value.CompareTo(one.Value) is not 0 and var byValue ? byValue
                : one.Group.CompareTo(other.Group) is not 0 and var byGroup ? byGroup
                : y.Odds.CompareTo(x.Odds) is not 0 and var byOdds ? byOdds
                : y.MatchOdds.CompareTo(x.MatchOdds) is not 0 and var byMatch ? byMatch
                : Falling(x.GoldOdds, y.GoldOdds) is not 0 and var byGold ? byGold
                : Falling(x.SilverOdds, y.SilverOdds) is not 0 and var bySilver ? bySilver
                : ScenarioOdds.Compare(y.Scenarios, x.Scenarios) is not 0 and var byScenario ? byScenario
                : x.Cost.CompareTo(y.Cost) is not 0 and var byCost ? byCost
                : one.Forced.CompareTo(other.Forced);
        }

        private static int Falling(double? one, double? other) => (other ?? -1).CompareTo(one ?? -1);
    }
}
