using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio.Relaxation;

/// <summary>
/// What applications beyond those that fee assistance helps with cost on top of the discounted price: the n-th beyond them, counted
/// from the cheapest that is taken, costs no less than if the cheapest of all there can be were taken. Exact unless dearer ones are
/// taken while cheap ones are left.
/// </summary>
internal sealed class FeeAssistanceConstraint
{
    /// <summary>A count this little above a whole number is that number.</summary>
    private const double Rounding = 1e-6;

    private readonly CompiledProblem _problem;
    private readonly FeeDiscount _discount;
    private readonly Money[] _prices;

    /// <summary>The kinds of each group.</summary>
    private readonly bool[][] _members;

    /// <summary>The most that there can be of each group.</summary>
    private readonly int[] _most;

    public FeeAssistanceConstraint(CompiledProblem problem, FeeDiscount discount)
    {
        (_problem, _discount) = (problem, discount);
        _prices = [.. problem.Fees.Where(fees => fees.IsAssisted).SelectMany(fees => fees.Tiers.Select((_, t) => fees.Price(t))).Append(Money.Zero).Distinct().Order()];
        _members = [.. Enumerable.Range(0, problem.Groups.Length).Select(g => Members(problem, g))];
        _most = new int[problem.Groups.Length];
    }

    private FeeAssistanceConstraint(FeeAssistanceConstraint whole)
    {
        (_problem, _discount, _prices, _members) = (whole._problem, whole._discount, whole._prices, whole._members);
        _most = new int[whole._most.Length];
    }

    /// <summary>The same for a part of the market's selections.</summary>
    public FeeAssistanceConstraint OfPart() => new(this);

    /// <summary>A column for each price, the cheapest first, without places yet.</summary>
    /// <param name="row">The row that counts applications against those helped with.</param>
    public IEnumerable<TierColumn> Columns(int row) => _prices.Select(price => new TierColumn(row, 0, _discount.Rate * price.Dollars));

    /// <summary>Finds how many applications beyond those helped with cost what.</summary>
    /// <param name="high">Most of each kind and level.</param>
    /// <param name="splits">Sums of kinds that are held to a count.</param>
    /// <param name="columns">The columns; receive their widths.</param>
    public void SetWidths(ReadOnlySpan<double> high, ReadOnlySpan<Split> splits, Span<TierColumn> columns)
    {
        SetMost(high, splits);
        var cheaper = 0;
        for (var p = 0; p < _prices.Length; p++)
        {
            var next = p + 1 < _prices.Length ? _prices[p + 1] : Money.Unlimited;
            var places = 0;
            for (var g = 0; g < _most.Length; g++)
            {
                places += PlacesBelow(next, g);
            }

            var beyond = Math.Max(0, places - _discount.Applications);
            columns[p] = columns[p] with { Width = beyond - cheaper };
            cheaper = beyond;
        }
    }

    /// <summary>
    /// The group of which most cheap places are left though dearer applications beyond those helped with are taken; null where none is.
    /// </summary>
    /// <param name="point">x by kind and level.</param>
    /// <returns>The group's kinds, and how many programs of them are taken.</returns>
    public (bool[] Classes, double Taken)? MostSpared(ReadOnlySpan<double> point)
    {
        Span<double> taken = stackalloc double[_most.Length];
        for (var g = 0; g < taken.Length; g++)
        {
            taken[g] = _problem.Fees[g].IsAssisted ? _problem.Beside[g] : 0;
        }

        for (var i = 0; i < point.Length; i++)
        {
            var of = _problem.Classes[i / CompiledProblem.Levels].Group;
            taken[of] += _problem.Fees[of].IsAssisted ? point[i] : 0;
        }

        if (SpanMath.Sum(taken) <= _discount.Applications)
        {
            return null;
        }

        var dearest = Money.Zero;
        for (var g = 0; g < taken.Length; g++)
        {
            var last = taken[g] > 0 ? _problem.Fees[g].Next(Whole(taken[g]) - 1) : Money.Zero;
            dearest = last > dearest ? last : dearest;
        }

        var (group, most) = (-1, 0);
        for (var g = 0; g < taken.Length; g++)
        {
            var cheap = PlacesBelow(dearest, g) - Whole(taken[g]);
            (group, most) = cheap > most ? (g, cheap) : (group, most);
        }

        return group < 0 ? null : (_members[group], taken[group]);

        static int Whole(double count) => (int)Math.Ceiling(count - Rounding);
    }

    private static bool[] Members(CompiledProblem problem, int group)
    {
        var members = new bool[problem.Classes.Length];
        for (var k = 0; k < members.Length; k++)
        {
            members[k] = problem.Classes[k].Group == group;
        }

        return members;
    }

    /// <summary>How many applications to a group there can be that cost less than a price.</summary>
    private int PlacesBelow(Money price, int group) => Math.Min(_most[group], _problem.Fees[group].PlacesBelow(price));

    private void SetMost(ReadOnlySpan<double> high, ReadOnlySpan<Split> splits)
    {
        Array.Clear(_most);
        for (var k = 0; k < _problem.Classes.Length; k++)
        {
            ref readonly var kind = ref _problem.Classes[k];
            _most[kind.Group] += (int)Math.Min(SpanMath.Sum(high.Slice(k * CompiledProblem.Levels, CompiledProblem.Levels)), kind.Count);
        }

        for (var g = 0; g < _most.Length; g++)
        {
            _most[g] = _problem.Fees[g].IsAssisted ? _problem.Most(g, _most[g]) : 0;
            foreach (var split in splits)
            {
                _most[g] = !split.AtLeast && split.Classes == _members[g] ? Math.Min(_most[g], split.Count) : _most[g];
            }

            _most[g] += _problem.Fees[g].IsAssisted ? _problem.Beside[g] : 0;
        }
    }
}
