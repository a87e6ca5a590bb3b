using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.Portfolio;

/// <summary>
/// Rechecks a certificate from its published numbers alone. With V the concave relaxation
/// v0 + E[Σ_k (v_k − v_{k+1}) (1 − exp(−Σ_{i ≤ k} λ_i x_i))], λ = −ln(1 − p), at the point x, and prices μ ≥ 0:
/// V* ≤ V(x) − ∇V·x + Σ_j max(0, max_l (∂V/∂x_jl − price of using j at l)) + Σ limit · μ + Σ tiers width · max(0, ν − price).
/// </summary>
internal sealed class CertificateBound
{
    private const double MaxOdds = 1 - 1e-12;

    private readonly PortfolioProblem _problem;
    private readonly CertificateCase _certificate;
    private readonly (CertificateSplit Split, CertificateDecision Side)[] _decisions;
    private readonly ReferenceGrid _grid;
    private double _size;

    private CertificateBound(
        PortfolioProblem problem, CertificateCase certificate, IReadOnlyList<CertificateSplit> splits, ReferenceGrid grid)
    {
        (_problem, _certificate, _grid) = (problem, certificate, grid);
        _decisions = [.. certificate.Decisions.Select(d => (splits[d.Split], d))];
    }

    /// <summary>The bound on value less priced fees that the certificate's point and prices prove of all portfolios.</summary>
    public static double Of(PortfolioProblem problem, Certificate certificate, ReferenceGrid grid) =>
        new CertificateBound(problem, certificate, [], grid).Compute();

    /// <summary>The bound that the certificate as a whole proves: its cases must be all portfolios, and impossible ones must be.</summary>
    public static double OfCases(PortfolioProblem problem, Certificate certificate, ReferenceGrid grid)
    {
        if (certificate.Cases.Count == 0)
        {
            return Of(problem, certificate, grid);
        }

        AssertCoverAll(certificate.Cases, 0);
        var bound = certificate.Cases.Max(proof =>
        {
            var given = new CertificateBound(problem, proof, certificate.Splits, grid);
            if (double.IsFinite(proof.Bound))
            {
                return given.Compute();
            }

            return given.IsImpossible() ? double.NegativeInfinity : double.PositiveInfinity;
        });
        return Math.Min(bound, Of(problem, certificate, grid));
    }

    /// <summary>
    /// What each case says that it proves, and what its numbers prove: infinite where it says that there is no such portfolio and there is.
    /// With the largest of the numbers that this is made of.
    /// </summary>
    public static IEnumerable<(double Said, double Proven, double Size)> ByCase(
        PortfolioProblem problem, Certificate certificate, ReferenceGrid grid)
    {
        foreach (var proof in certificate.Cases.Prepend(certificate))
        {
            var given = new CertificateBound(problem, proof, certificate.Splits, grid);
            var proven = double.IsFinite(proof.Bound) ? given.Compute()
                : given.IsImpossible() ? double.NegativeInfinity
                : double.PositiveInfinity;
            yield return (proof.Bound, proven, given._size);
        }
    }

    /// <summary>Cases with the same decisions so far are one, or are divided by the same split into both its sides.</summary>
    private static void AssertCoverAll(IReadOnlyList<CertificateCase> cases, int depth)
    {
        if (cases.Count == 1 && cases[0].Decisions.Count == depth)
        {
            return;
        }

        Assert.All(cases, c => Assert.True(c.Decisions.Count > depth));
        Assert.Single(cases.Select(c => c.Decisions[depth].Split).Distinct());
        foreach (var isUpper in new[] { false, true })
        {
            CertificateCase[] side = [.. cases.Where(c => c.Decisions[depth].IsUpper == isUpper)];
            Assert.NotEmpty(side);
            AssertCoverAll(side, depth + 1);
        }
    }

    /// <summary>Whether the least that decisions and forced programs ask for is over a limit, or contradicts itself.</summary>
    private bool IsImpossible()
    {
        // By exhaustion over the programs named, which are few where this is asked: a list of the cheapest that meets every "more than".
        return !CanForce([], [.. _problem.Candidates.Where(c => _problem.Include.Contains(c.Id))]);

        bool CanForce((Candidate Candidate, SignalLevel Level)[] list, Candidate[] left) => left.Length == 0
            ? CanMeet(list, 0)
            : Levels(left[0]).Any(level => CanForce([.. list, (left[0], level)], left[1..]));

        bool CanMeet((Candidate Candidate, SignalLevel Level)[] list, int decision)
        {
            if (!FitsLimits(list))
            {
                return false;
            }

            if (decision == _decisions.Length)
            {
                return true;
            }

            var (split, side) = _decisions[decision];
            if (!side.IsUpper || list.Count(p => Counts(split, p)) > split.Count)
            {
                return CanMeet(list, decision + 1);
            }

            return _problem.Candidates.Where(c => split.Programs.Contains(c.Id) && !Array.Exists(list, p => p.Candidate.Id == c.Id))
                .Any(c => Levels(c).Where(l => split.Signal is null || split.Signal == l).Any(level => CanMeet([.. list, (c, level)], decision)));
        }

        IEnumerable<SignalLevel> Levels(Candidate candidate) => Enum.GetValues<SignalLevel>().Where(level => IsUseful(candidate, level));

        static bool Counts(CertificateSplit split, (Candidate Candidate, SignalLevel Level) pick) =>
            split.Programs.Contains(pick.Candidate.Id) && (split.Signal is null || split.Signal == pick.Level);

        bool FitsLimits((Candidate Candidate, SignalLevel Level)[] list) =>
            list.Length <= (_problem.Limits.Applications ?? int.MaxValue)
            && list.GroupBy(p => p.Candidate.Group).All(g => g.Count() <= Math.Min(Cap(g.Key), Fees.Capacity(_problem, g.Key)))
            && list.Count(p => p.Level == SignalLevel.Gold) <= _problem.Limits.Gold
            && list.Count(p => p.Level == SignalLevel.Silver) <= _problem.Limits.Silver
            && Fees.Of(_problem, list.Select(p => p.Candidate)) <= (_problem.Limits.Budget ?? double.PositiveInfinity) + 1e-12
            && _decisions.All(d => d.Side.IsUpper || list.Count(p => Counts(d.Split, p)) <= d.Split.Count);

        int Cap(string group) => _problem.Limits.PerGroup.TryGetValue(group, out var cap) ? cap : int.MaxValue;
    }

    /// <summary>Whether decisions or forced programs ask for a program of each group that the case says is open.</summary>
    private bool IsOpenAsSaid() => _certificate.Opened.All(group =>
        _problem.Candidates.Any(c => c.Group == group && _problem.Include.Contains(c.Id))
        || _decisions.Any(d => d.Side.IsUpper && d.Split.Programs.All(id => _problem.Candidates.Single(c => c.Id == id).Group == group)));

    /// <summary>What decisions ask for using the program at the level, less what they give for it; null where it is left out.</summary>
    private double? DecisionPrice(string id, SignalLevel level)
    {
        var price = 0.0;
        foreach (var (split, side) in _decisions)
        {
            if ((split.Signal is null || split.Signal == level) && split.Programs.Contains(id))
            {
                if (side.Price is not { } own)
                {
                    return null;
                }

                price += side.IsUpper ? -own : own;
            }
        }

        return price;
    }

    /// <summary>−ln(1 − p), with all its digits where p is small.</summary>
    private static double Hazard(double odds) =>
        odds < 1e-4 ? odds * (1 + (odds / 2) + (odds * odds / 3) + (odds * odds * odds / 4)) : -Math.Log(1 - Math.Min(odds, MaxOdds));

    /// <summary>1 − exp(−Λ), with all its digits where Λ is small.</summary>
    private static double Reached(double hazard) => hazard is > 0 and < 1e-4
        ? hazard * (1 - (hazard / 2) + (hazard * hazard / 6) - (hazard * hazard * hazard / 24))
        : 1 - Math.Exp(-hazard);

    private double Compute()
    {
        Assert.True(IsOpenAsSaid(), "A group is said to be open that need not be.");
        var open = _problem.Candidates
            .Where(c => _problem.Include.Contains(c.Id) || !_problem.Exclude.Contains(c.Id))
            .Where(c => DecisionPrice(c.Id, SignalLevel.None) is not null)
            .Select(c => c with { Value = Math.Max(c.Value, _problem.UnmatchedValue) })
            .OrderByDescending(c => c.Value).ToArray();
        var point = _certificate.Point.ToDictionary(p => p.Id, p => new[] { p.None, p.Silver, p.Gold });
        var (value, gradients) = Relaxation(open, point);
        var bound = value + Limits(open) + _decisions.Sum(
            d => (d.Side.Price ?? 0) * (d.Side.IsUpper ? -(d.Split.Count + 1) : d.Split.Count));
        for (var j = 0; j < open.Length; j++)
        {
            var best = double.NegativeInfinity;
            for (var level = 0; level < 3; level++)
            {
                if (IsUseful(open[j], (SignalLevel)level))
                {
                    bound -= point.TryGetValue(open[j].Id, out var x) ? gradients[j][level] * x[level] : 0;
                    _size = Math.Max(_size, gradients[j][level]);
                    best = Math.Max(
                        best,
                        gradients[j][level] - Price(open[j], (SignalLevel)level) - DecisionPrice(open[j].Id, (SignalLevel)level)!.Value);
                }
            }

            bound += _problem.Include.Contains(open[j].Id) ? best : Math.Max(0, best);
        }

        return bound;
    }

    /// <summary>
    /// A signal that does not raise the odds is never sent, nor one that there is none of: it is no part of a certificate.
    /// </summary>
    private bool IsUseful(Candidate candidate, SignalLevel level) => level switch
    {
        SignalLevel.Gold => candidate.GoldOdds > candidate.Odds && _problem.Limits.Gold > 0,
        SignalLevel.Silver => candidate.SilverOdds > candidate.Odds && _problem.Limits.Silver > 0,
        _ => true,
    };

    /// <summary>V(x), and its gradient by program and level: E[λ · Σ over thresholds below the program of step · exp(−Λ)].</summary>
    private (double Value, double[][] Gradients) Relaxation(Candidate[] open, Dictionary<string, double[]> point)
    {
        var gradients = open.Select(_ => new double[3]).ToArray();
        var value = _problem.UnmatchedValue;
        var hazards = open.Select(c => Enum.GetValues<SignalLevel>()
            .Select(l => c.OddsAt(l) is null ? null : Array.ConvertAll(_grid.Odds(c.Id, l), Hazard)).ToArray()).ToArray();
        var remaining = new double[open.Length];
        for (var q = 0; q < _grid.Weights.Length; q++)
        {
            var total = 0.0;
            for (var k = 0; k < open.Length; k++)
            {
                if (point.TryGetValue(open[k].Id, out var x))
                {
                    for (var level = 0; level < 3; level++)
                    {
                        total += x[level] * (hazards[k][level]?[q] ?? 0);
                    }
                }

                var step = open[k].Value - (k + 1 < open.Length ? open[k + 1].Value : _problem.UnmatchedValue);
                remaining[k] = _grid.Weights[q] * step * Math.Exp(-total);
                value += _grid.Weights[q] * step * Reached(total);
            }

            var below = 0.0;
            for (var k = open.Length - 1; k >= 0; k--)
            {
                below += remaining[k];
                for (var level = 0; level < 3; level++)
                {
                    gradients[k][level] += below * (hazards[k][level]?[q] ?? 0);
                }
            }
        }

        return (value, gradients);
    }

    /// <summary>Limits at their prices, and what fee tiers are worth beyond theirs.</summary>
    private double Limits(Candidate[] open)
    {
        var limits = _problem.Limits;
        var total = Priced(_certificate.Applications, limits.Applications)
            + Priced(_certificate.Budget, limits.Budget)
            + (_certificate.Gold * limits.Gold)
            + (_certificate.Silver * limits.Silver)
            + _certificate.PerGroup.Sum(g => g.Value * limits.PerGroup[g.Key]);
        total -= _certificate.Opened.Sum(group => DollarPrice * Fees.FlatPrice(_problem.Fees[group]));
        foreach (var (group, place) in _certificate.Tiers)
        {
            if (FeesMatter && Fees.FlatPrice(_problem.Fees[group]) > 0 && !_certificate.Opened.Contains(group) && open.Any(c => c.Group == group))
            {
                total += Spread(group).Sum(t => t.Width * Math.Max(0, place - (DollarPrice * t.Each)));
                continue;
            }

            var most = Most(group);
            total += _problem.Fees[group].Tiers.Sum(
                t => Math.Min(t.First ?? most, most) * Math.Max(0, place - (DollarPrice * Paid(group) * (t.Each ?? 0))));
        }

        if (_certificate.Assisted > 0)
        {
            // Beyond those helped with, an application costs at least what the cheapest ones that are left would.
            var (rate, helped) = _problem.Discount!.Value;
            var prices = open.GroupBy(c => c.Group).Where(g => Fees.IsAssisted(_problem, g.Key)).SelectMany(
                g => Fees.Prices(_problem, g.Key).Take(Most(g.Key)));
            total += (_certificate.Assisted * helped)
                + prices.Order().Skip(helped).Sum(price => Math.Max(0, _certificate.Assisted - (DollarPrice * rate * price)));
        }

        return total;

        int Most(string group) => Math.Min(open.Count(c => c.Group == group), Cap(group));

        int Cap(string group) => Math.Min(
            limits.Applications ?? int.MaxValue, limits.PerGroup.TryGetValue(group, out var cap) ? cap : int.MaxValue);

        // The largest convex function below the fees of a group that may stay closed: a line from none to where an application costs least
        // on average, then the fees themselves. Counted over all programs of the group that are not excluded.
        IEnumerable<(int Width, double Each)> Spread(string group)
        {
            var size = _problem.Candidates.Count(
                c => c.Group == group && (_problem.Include.Contains(c.Id) || !_problem.Exclude.Contains(c.Id)));
            var fees = Fees.Prices(_problem, group).Take(Math.Min(size, Math.Min(Cap(group), Fees.Capacity(_problem, group)))).ToArray();
            if (fees.Length == 0)
            {
                yield break;
            }

            var (places, average) = Enumerable.Range(1, fees.Length).Select(n => (n, Average: fees.Take(n).Sum() / n)).MinBy(
                f => f.Average);
            yield return (places, average);
            foreach (var fee in fees.Skip(places))
            {
                yield return (1, fee);
            }
        }

        static double Priced(double price, double? limit) => price == 0 ? 0 : price * limit!.Value;
    }

    private bool FeesMatter => _problem.Limits.Budget is not null || _problem.FeeWeight > 0;

    private double DollarPrice => _problem.FeeWeight + _certificate.Budget;

    /// <summary>The share of tier prices that is paid at least.</summary>
    private double Paid(string group) => Fees.IsAssisted(_problem, group) ? 1 - (_problem.Discount?.Rate ?? 0) : 1;

    private double Price(Candidate candidate, SignalLevel level)
    {
        // A group of one price has no places to be priced: each application costs that.
        var place = _certificate.Tiers.TryGetValue(candidate.Group, out var price)
            ? price
            : DollarPrice * Paid(candidate.Group) * Fees.Prices(_problem, candidate.Group).First();
        return _certificate.Applications + (Fees.IsAssisted(_problem, candidate.Group) ? _certificate.Assisted : 0) + _certificate.PerGroup.GetValueOrDefault(candidate.Group) + place
            + (DollarPrice * candidate.Cost)
            + (level switch { SignalLevel.Gold => _certificate.Gold, SignalLevel.Silver => _certificate.Silver, _ => 0 });
    }
}
