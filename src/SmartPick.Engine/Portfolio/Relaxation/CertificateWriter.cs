using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>Writes a proof out by the names of programs and groups.</summary>
internal sealed class CertificateWriter
{
    /// <summary>
    /// More than any hazard λ = −ln(1 − p) of odds that are kept off certainty: as a price, more than any signal gains by unit of value.
    /// </summary>
    private const double AboveAllHazards = 28;

    private readonly BoundProof _proof;
    private readonly CompiledProblem _problem;

    /// <summary>What bounds on value less fees are given for: the fees of the portfolio that was chosen.</summary>
    private readonly double _fees;

    private readonly List<CertificateSplit> _splits = [];
    private readonly List<CertificateCase> _cases = [];

    private CertificateWriter(BoundProof proof, double fees) => (_proof, _problem, _fees) = (proof, proof.Constraints.Problem, fees);

    /// <param name="proof">The proof.</param>
    /// <param name="fees">Objective units that the fees of the chosen portfolio cost, added to every bound.</param>
    public static Certificate Write(BoundProof proof, double fees)
    {
        var writer = new CertificateWriter(proof, fees);
        writer.WriteCases();
        var all = writer.Case(
            proof.Constraints, proof.Constraints.IsOpen, proof.Relaxed.Point, proof.Relaxed.Multipliers, proof.Relaxed.Bound + writer.WhatDoesNotFit(), []);
        return new Certificate
        {
            Decisions = [],
            Bound = all.Bound,
            Point = all.Point,
            Opened = all.Opened,
            Applications = all.Applications,
            Budget = all.Budget,
            Assisted = all.Assisted,
            Gold = all.Gold,
            Silver = all.Silver,
            PerGroup = all.PerGroup,
            Tiers = all.Tiers,
            Splits = writer._splits,
            Cases = writer._cases,
            IsExact = proof.IsExact,
        };
    }

    /// <summary>What the point and prices for all portfolios make of programs that no portfolio can have.</summary>
    private double WhatDoesNotFit()
    {
        var total = 0.0;
        Span<double> gains = stackalloc double[CompiledProblem.Levels];
        for (var k = 0; k < _problem.Classes.Length; k++)
        {
            if (!_problem.Classes[k].Fits)
            {
                _proof.Constraints.ReducedCosts(k, _proof.Relaxed.ReducedGradient, _proof.Relaxed.Multipliers, gains);
                total += _problem.Classes[k].Count * Math.Max(0, SpanMath.Max(gains));
            }
        }

        return total + _proof.Constraints.WorthOfPlacesBeyond(_proof.Relaxed.Multipliers);
    }

    private void WriteCases()
    {
        List<CertificateDecision> path = [];
        bool[] doesNotFit = [.. Enumerable.Range(0, _problem.Classes.Length).Select(k => !_problem.Classes[k].Fits)];
        if (!doesNotFit.Contains(true) && _proof.Part is null)
        {
            return;
        }

        LeaveOut(_problem, doesNotFit, path);
        if (_proof.Part is not { } part)
        {
            _cases.Add(Case(_proof.Constraints, _proof.Constraints.IsOpen, _proof.Relaxed.Point, _proof.Relaxed.Multipliers, _proof.Relaxed.Bound, path));
            return;
        }

        bool[] closed = [.. Enumerable.Range(0, _problem.Classes.Length).Select(k => !doesNotFit[k] && !_proof.Open.Contains(k))];
        if (closed.Contains(true))
        {
            var split = Split(_problem, closed, null, 0);
            _cases.Add(Case(
                _proof.Constraints,
                _proof.Constraints.IsOpen,
                _proof.Relaxed.Point,
                _proof.Relaxed.Multipliers,
                _proof.BoundOfClosed,
                [.. path, new CertificateDecision(split, IsUpper: true, _proof.Relaxed.Bound - _proof.BoundOfClosed)]));
            path.Add(new CertificateDecision(split, IsUpper: false, null));
        }

        WriteNode(part, 0, path, [], new bool[part.Problem.Classes.Length]);
    }

    /// <summary>Writes the cases of a node of the tree.</summary>
    /// <param name="part">The constraints of the classes that the tree is about.</param>
    /// <param name="number">The node.</param>
    /// <param name="path">The decisions that led to it.</param>
    /// <param name="divided">Those of them that divided nodes of the tree, with the side taken.</param>
    /// <param name="leftOut">Classes that do not fit beside what the decisions ask for.</param>
    private void WriteNode(
        RelaxationConstraints part,
        int number,
        IReadOnlyList<CertificateDecision> path,
        IReadOnlyList<(BranchingDecision Decision, bool IsUpper, int Place)> divided,
        bool[] leftOut)
    {
        var node = _proof.Tree[number];
        List<CertificateDecision> here = [.. path];
        LeaveOut(part.Problem, node.DoesNotFit, here);
        leftOut = node.DoesNotFit.Length == 0 ? leftOut : [.. leftOut.Select((isOut, k) => isOut || node.DoesNotFit[k])];
        if (node.Decision is not { } decision)
        {
            _cases.Add(node.Point.Length == 0 ? Impossible(here) : Leaf(part, node, here, divided, leftOut));
            return;
        }

        var split = decision.Classes is { } classes
            ? Split(part.Problem, classes, null, decision.Below)
            : Split(
                part.Problem,
                Only(decision.Column / CompiledProblem.Levels),
                (SignalLevel)(decision.Column % CompiledProblem.Levels),
                decision.Below);
        var child = number;
        foreach (var isUpper in new[] { false, true })
        {
            do
            {
                child++;
            }
            while (_proof.Tree[child].Parent != number);

            // A group that stays closed is left out.
            var closes = decision.Opens is not null && !isUpper;
            WriteNode(
                part,
                child,
                [.. here, new CertificateDecision(split, isUpper, closes ? null : 0)],
                [.. divided, (decision, isUpper, here.Count)],
                closes ? [.. leftOut.Select((isOut, k) => isOut || decision.Classes![k])] : leftOut);
        }

        bool[] Only(int kind)
        {
            var only = new bool[part.Problem.Classes.Length];
            only[kind] = true;
            return only;
        }
    }

    /// <summary>Writes the case of a portfolio with one of the classes, which is over a limit, and goes on without them.</summary>
    private void LeaveOut(CompiledProblem problem, ReadOnlySpan<bool> classes, List<CertificateDecision> path)
    {
        if (classes.Contains(true))
        {
            var split = Split(problem, classes, null, 0);
            _cases.Add(Impossible([.. path, new CertificateDecision(split, IsUpper: true, 0)]));
            path.Add(new CertificateDecision(split, IsUpper: false, null));
        }
    }

    private CertificateCase Leaf(
        RelaxationConstraints part,
        in SearchNode node,
        List<CertificateDecision> path,
        IReadOnlyList<(BranchingDecision Decision, bool IsUpper, int Place)> divided,
        bool[] leftOut)
    {
        // Sums that are held to a count are rows like other limits; counts of single columns have the prices that their box implies.
        var firstSplit = part.Rows.Length;
        var splits = 0;
        var gradient = node.ReducedGradient;
        var columns = new Dictionary<int, (int Low, int LowPlace, int High, int HighPlace)>();
        foreach (var (decision, isUpper, place) in divided)
        {
            if (decision.Classes is not null)
            {
                var price = node.Multipliers[firstSplit + splits++];
                path[place] = path[place] with { Price = path[place].Price is null ? null : price };
                continue;
            }

            var count = part.Problem.Classes[decision.Column / CompiledProblem.Levels].Count;
            var (low, lowPlace, high, highPlace) = columns.GetValueOrDefault(decision.Column, (0, -1, count, -1));
            columns[decision.Column] = isUpper ? (decision.Below + 1, place, high, highPlace) : (low, lowPlace, decision.Below, place);
        }

        foreach (var kind in columns.Keys.Select(c => c / CompiledProblem.Levels).Distinct().Where(k => !leftOut[k]))
        {
            PriceBox(kind, GainsOf(part, kind, node, divided), columns, part.Problem.Classes[kind], path);
        }

        return Case(part, node.IsOpen, node.Point, node.Multipliers, node.Bound, path);
    }

    /// <summary>What a program of the class adds at each level beyond its price, sums that are held to a count included.</summary>
    private static double[] GainsOf(
        RelaxationConstraints part, int kind, in SearchNode node, IReadOnlyList<(BranchingDecision Decision, bool IsUpper, int Place)> divided)
    {
        var gains = new double[CompiledProblem.Levels];
        part.ReducedCosts(kind, node.ReducedGradient, node.Multipliers, gains);
        var split = part.Rows.Length;
        foreach (var (decision, isUpper, _) in divided)
        {
            if (decision.Classes is { } classes)
            {
                for (var level = 0; level < gains.Length && classes[kind]; level++)
                {
                    gains[level] += isUpper ? node.Multipliers[split] : -node.Multipliers[split];
                }

                split++;
            }
        }

        return gains;
    }

    /// <summary>
    /// Prices of a class's bounds by the dual of max Σ gain·x over low ≤ x ≤ high, Σ x ≤ count: with θ the price of its count, a level
    /// held to its high end is worth what it gains beyond θ, one held to its low end costs what it gains short of it.
    /// </summary>
    private static void PriceBox(
        int kind,
        double[] gains,
        Dictionary<int, (int Low, int LowPlace, int High, int HighPlace)> columns,
        in CandidateClass candidates,
        List<CertificateDecision> path)
    {
        var (theta, least) = (0.0, double.PositiveInfinity);
        var count = candidates.Count;
        foreach (var candidate in gains.Append(0).Where(g => double.IsFinite(g)))
        {
            if (candidate < 0 && !candidates.Forced)
            {
                continue;
            }

            var dual = count * candidate;
            for (var level = 0; level < gains.Length; level++)
            {
                var (low, _, high, _) = columns.GetValueOrDefault((kind * CompiledProblem.Levels) + level, (0, -1, count, -1));
                dual += double.IsFinite(gains[level]) ? (high * Math.Max(0, gains[level] - candidate)) - (low * Math.Max(0, candidate - gains[level])) : 0;
            }

            (theta, least) = dual < least ? (candidate, dual) : (theta, least);
        }

        for (var level = 0; level < gains.Length; level++)
        {
            if (columns.TryGetValue((kind * CompiledProblem.Levels) + level, out var bounds))
            {
                Price(bounds.HighPlace, Math.Max(0, gains[level] - theta));
                Price(bounds.LowPlace, Math.Max(0, theta - gains[level]));
            }
        }

        void Price(int place, double price)
        {
            if (place >= 0)
            {
                path[place] = path[place] with { Price = price };
            }
        }
    }

    private int Split(CompiledProblem problem, ReadOnlySpan<bool> classes, SignalLevel? signal, int count)
    {
        List<string> programs = [];
        for (var k = 0; k < classes.Length; k++)
        {
            if (classes[k])
            {
                programs.AddRange(problem.Classes[k].Places.Select(place => _problem.Source.Candidates[place].Id));
            }
        }

        _splits.Add(new CertificateSplit(programs, signal, count));
        return _splits.Count - 1;
    }

    private static CertificateCase Impossible(IReadOnlyList<CertificateDecision> path) => new()
    {
        Decisions = path,
        Bound = double.NegativeInfinity,
        Point = [],
        Opened = [],
        Applications = 0,
        Budget = 0,
        Assisted = 0,
        Gold = 0,
        Silver = 0,
        PerGroup = new Dictionary<string, double>(),
        Tiers = new Dictionary<string, double>(),
    };

    /// <summary>A point and multipliers by name. Programs of one class share its amount evenly.</summary>
    private CertificateCase Case(
        RelaxationConstraints constraints,
        ReadOnlySpan<bool> isOpen,
        double[] point,
        double[] multipliers,
        double bound,
        IReadOnlyList<CertificateDecision> decisions)
    {
        List<string> opened = [];
        for (var g = 0; g < isOpen.Length; g++)
        {
            if (isOpen[g])
            {
                opened.Add(_problem.Groups[g]);
            }
        }

        return new CertificateCase
        {
            Decisions = decisions,
            Opened = opened,
            Bound = bound + _fees,
            Point = Points(constraints.Problem, point),
            Applications = Single(LimitKind.Applications),
            Budget = Single(LimitKind.Budget),
            Assisted = Single(LimitKind.Assisted),
            Gold = Signal(LimitKind.Gold, SignalLevel.Gold),
            Silver = Signal(LimitKind.Silver, SignalLevel.Silver),
            PerGroup = ByGroup(LimitKind.GroupCap),
            Tiers = ByGroup(LimitKind.Tiers),
        };

        double Single(LimitKind kind)
        {
            var price = 0.0;
            for (var row = 0; row < constraints.Rows.Length; row++)
            {
                price = constraints.Rows[row].Kind == kind ? multipliers[row] : price;
            }

            return price;
        }

        // Signals that there are none of were never considered: any price is right that nothing gains.
        double Signal(LimitKind kind, SignalLevel level) => _problem.Pool((int)level) > 0 || _problem.ValueLevels.Length == 0
            ? Single(kind)
            : AboveAllHazards * (_problem.ValueLevels[0] - _problem.Source.UnmatchedValue);

        Dictionary<string, double> ByGroup(LimitKind kind)
        {
            var prices = new Dictionary<string, double>(StringComparer.Ordinal);
            for (var row = 0; row < constraints.Rows.Length; row++)
            {
                if (constraints.Rows[row].Kind == kind)
                {
                    prices.Add(_problem.Groups[constraints.Rows[row].Group], multipliers[row]);
                }
            }

            return prices;
        }
    }

    private List<CertificatePoint> Points(CompiledProblem problem, double[] point)
    {
        List<CertificatePoint> points = [];
        for (var k = 0; k < problem.Classes.Length; k++)
        {
            var amounts = point.AsSpan(k * CompiledProblem.Levels, CompiledProblem.Levels);
            if (SpanMath.Max(amounts) > 0)
            {
                var count = problem.Classes[k].Count;
                var (none, silver, gold) = (amounts[0] / count, amounts[1] / count, amounts[2] / count);
                points.AddRange(problem.Classes[k].Places.Select(place => new CertificatePoint(_problem.Source.Candidates[place].Id, none, silver, gold)));
            }
        }

        return points;
    }
}
