namespace SmartPick.Engine.Portfolio;

/// <summary>How many programs of each kind are taken at each signal level, with what that uses up.</summary>
internal sealed class Selection
{
    private readonly CompiledProblem _problem;

    /// <summary>By kind and level; no catalog has as many programs as would overflow them.</summary>
    private readonly ushort[] _counts;

    /// <summary>Applications by group, then signals by level.</summary>
    private readonly int[] _used;
    private Money _costs;

    /// <summary>What is known of <see cref="Fees"/> and of the next fee of each group until something is added or taken back.</summary>
    private readonly Money?[] _nextFees;
    private Money? _fees;

    public Selection(CompiledProblem problem)
    {
        _problem = problem;
        _counts = new ushort[problem.Classes.Length * CompiledProblem.Levels];
        _used = new int[problem.Groups.Length + CompiledProblem.Levels];
        _nextFees = new Money?[problem.Groups.Length];
        problem.Beside.CopyTo(PerGroup);
    }

    /// <summary>The selection that takes some programs.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="picks">The programs by their places among the candidates, each with its signal.</param>
    public static Selection Of(CompiledProblem problem, IReadOnlyDictionary<int, SignalLevel> picks)
    {
        var selection = new Selection(problem);
        for (var kind = 0; kind < problem.Classes.Length; kind++)
        {
            foreach (var place in problem.Classes[kind].Places)
            {
                if (picks.TryGetValue(place, out var level))
                {
                    selection.Add(kind, (int)level);
                }
            }
        }

        return selection;
    }

    public CompiledProblem Problem => _problem;

    public int Applications { get; private set; }

    private Span<int> PerGroup => _used.AsSpan(0, _problem.Groups.Length);

    private Span<int> Signals => _used.AsSpan(_problem.Groups.Length);

    /// <summary>What everything taken costs, with what is sent beside it.</summary>
    public Money Fees => _costs + (_fees ??= FeeTotal.Of(_problem.Fees, PerGroup, _problem.Source.Discount));

    public int Count(int kind, int level) => _counts[(kind * CompiledProblem.Levels) + level];

    /// <summary>The counts by kind and level, as a point of the relaxation.</summary>
    public double[] ToPoint()
    {
        var point = new double[_counts.Length];
        for (var i = 0; i < point.Length; i++)
        {
            point[i] = _counts[i];
        }

        return point;
    }

    public int Taken(int kind) => Count(kind, 0) + Count(kind, 1) + Count(kind, 2);

    /// <summary>What one more program of the kind would cost.</summary>
    public Money NextFee(int kind) =>
        _problem.Classes[kind].Cost + (_nextFees[_problem.Classes[kind].Group] ??= TierFee(_problem.Classes[kind].Group, sentAlready: 0));

    /// <summary>What one program less of the kind would save.</summary>
    public Money LastFee(int kind) => _problem.Classes[kind].Cost + TierFee(_problem.Classes[kind].Group, sentAlready: 1);

    /// <summary>What one program less of the kind would save if nothing were sent beside.</summary>
    public Money LastFeeAlone(int kind)
    {
        AddBeside(-1);
        var fee = LastFee(kind);
        AddBeside(+1);
        return fee;

        void AddBeside(int times)
        {
            for (var group = 0; group < PerGroup.Length; group++)
            {
                PerGroup[group] += times * _problem.Beside[group];
            }
        }
    }

    /// <summary>Whether one more program of the kind fits every limit, signals apart.</summary>
    public bool Fits(int kind) => Fits(kind, Money.Zero);

    /// <inheritdoc cref="Fits(int)"/>
    /// <param name="kind">The kind.</param>
    /// <param name="kept">What of the budget is for something else.</param>
    public bool Fits(int kind, Money kept) => Taken(kind) < _problem.Classes[kind].Count && FitsCaps(kind)
        && (_problem.Budget == Money.Unlimited || Fees + NextFee(kind) + kept <= _problem.Budget);

    /// <summary>How many programs of the group are taken.</summary>
    public int TakenOf(int group) => PerGroup[group];

    /// <summary>Whether what is taken keeps to every limit, and all that is forced in is taken.</summary>
    public bool IsFeasible()
    {
        for (var kind = 0; kind < _problem.Classes.Length; kind++)
        {
            ref readonly var c = ref _problem.Classes[kind];
            if (Taken(kind) > c.Count || (c.Forced && Taken(kind) < c.Count))
            {
                return false;
            }
        }

        return IsWithinLimits();
    }

    /// <summary>Whether what is taken keeps to every limit.</summary>
    public bool IsWithinLimits()
    {
        for (var group = 0; group < PerGroup.Length; group++)
        {
            if (PerGroup[group] > _problem.Most(group, int.MaxValue))
            {
                return false;
            }
        }

        return Applications <= _problem.Applications && Signals[1] <= _problem.Pool(1) && Signals[2] <= _problem.Pool(2) && Fees <= _problem.Budget;
    }

    /// <summary>Whether the caps on applications, overall and of the kind's group, and its fee tiers leave room for one more.</summary>
    public bool FitsCaps(int kind)
    {
        var group = _problem.Classes[kind].Group;
        return Applications < _problem.Applications
            && PerGroup[group] < _problem.GroupCaps[group]
            && PerGroup[group] < _problem.Fees[group].Capacity;
    }

    /// <summary>Whether the pool still holds a signal of the level and the kind takes it.</summary>
    public bool HasSignal(int kind, int level) => Signals[level] < _problem.Pool(level) && _problem.Classes[kind].Takes(level);

    /// <summary>The level with the best odds that can still be sent to the kind; of equal ones the weakest signal.</summary>
    public int BestLevel(int kind)
    {
        var best = 0;
        for (var level = 1; level < CompiledProblem.Levels; level++)
        {
            if (HasSignal(kind, level) && _problem.Classes[kind].OddsAt(level) > _problem.Classes[kind].OddsAt(best))
            {
                best = level;
            }
        }

        return best;
    }

    public void Add(int kind, int level) => Change(kind, level, +1);

    public void Remove(int kind, int level) => Change(kind, level, -1);

    /// <summary>The same counts on a market of which this one's holds some kinds.</summary>
    /// <param name="whole">The whole problem.</param>
    /// <param name="kinds">The whole market's index of each kind.</param>
    public Selection Lift(CompiledProblem whole, ReadOnlySpan<int> kinds)
    {
        var lifted = new Selection(whole);
        for (var i = 0; i < _counts.Length; i++)
        {
            for (var n = _counts[i]; n > 0; n--)
            {
                lifted.Add(kinds[i / CompiledProblem.Levels], i % CompiledProblem.Levels);
            }
        }

        return lifted;
    }

    /// <summary>The same counts on a market that holds some kinds of this one's, and all that are taken.</summary>
    /// <param name="part">The smaller problem.</param>
    /// <param name="kinds">This market's index of each of its kinds.</param>
    public Selection Restrict(CompiledProblem part, ReadOnlySpan<int> kinds)
    {
        var restricted = new Selection(part);
        for (var k = 0; k < kinds.Length; k++)
        {
            for (var level = 0; level < CompiledProblem.Levels; level++)
            {
                for (var n = Count(kinds[k], level); n > 0; n--)
                {
                    restricted.Add(k, level);
                }
            }
        }

        return restricted;
    }

    public Selection Copy()
    {
        var copy = new Selection(_problem);
        copy.CopyFrom(this);
        return copy;
    }

    /// <summary>Takes over the counts of another selection on the same problem.</summary>
    public void CopyFrom(Selection other)
    {
        Forget();
        (Applications, _costs) = (other.Applications, other._costs);
        other._counts.CopyTo(_counts);
        other._used.CopyTo(_used);
    }

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        Forget();
        (Applications, _costs) = (0, Money.Zero);
        _counts.AsSpan().Clear();
        _used.AsSpan().Clear();
        _problem.Beside.CopyTo(PerGroup);
    }

    /// <summary>Price of the group's next application after taking <paramref name="sentAlready"/> of them back.</summary>
    private Money TierFee(int group, int sentAlready)
    {
        var fees = _problem.Fees[group];
        if (_problem.Source.Discount is not { } discount)
        {
            return fees.Next(PerGroup[group] - sentAlready);
        }

        PerGroup[group] -= sentAlready;
        var before = FeeTotal.Of(_problem.Fees, PerGroup, discount);
        PerGroup[group]++;
        var after = FeeTotal.Of(_problem.Fees, PerGroup, discount);
        PerGroup[group] += sentAlready - 1;
        return after - before;
    }

    private void Forget()
    {
        _fees = null;
        Array.Clear(_nextFees);
    }

    private void Change(int kind, int level, int by)
    {
        Forget();
        ref readonly var k = ref _problem.Classes[kind];
        ref var count = ref _counts.AsSpan()[(kind * CompiledProblem.Levels) + level];
        count = (ushort)(count + by);
        PerGroup[k.Group] += by;
        Signals[level] += by;
        Applications += by;
        _costs += by * k.Cost;
    }
}
