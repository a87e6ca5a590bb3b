using System.Numerics.Tensors;
using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Conditional odds of a market's rows at every quadrature node (z, w), where programs are independent:
/// p(z, w) = a(z) · b(w).
/// </summary>
internal sealed class OddsGrid
{
    /// <summary>Odds are kept below certainty so that every program leaves a possible "no" to reason with.</summary>
    private const double MaxOdds = 1 - 1e-12;

    /// <summary>Larger grids (values) are computed at each look: a report looks once, and memory stays bounded.</summary>
    private const long MostKept = 1 << 21;

    private readonly Market _market;
    private readonly Dictionary<double, double[]> _first;
    private readonly Dictionary<double, double[]> _second;
    private double[]? _odds;
    private double[]? _hazards;

    private OddsGrid(Market market, NormalRule interviewRule, NormalRule matchRule)
    {
        _market = market;
        var dependence = market.Problem.Dependence;
        Nodes = interviewRule.Nodes.Length * matchRule.Nodes.Length;
        Weights = new double[Nodes];
        for (var z = 0; z < interviewRule.Nodes.Length; z++)
        {
            TensorPrimitives.Multiply(
                matchRule.Weights, interviewRule.Weights[z], Weights.AsSpan(z * matchRule.Nodes.Length, matchRule.Nodes.Length));
        }

        _first = Stage(market.Rows.Select(r => r.First), dependence.Interview, interviewRule);
        _second = Stage(market.Rows.Select(r => r.Second), dependence.Match, matchRule);
    }

    /// <summary>Number of nodes over both factors.</summary>
    public int Nodes { get; }

    /// <summary>Node weights, summing to 1.</summary>
    public double[] Weights { get; }

    /// <summary>The grid that lists are searched on: coarse over two factors, the reporting one where a single factor keeps it small.</summary>
    public static OddsGrid ForSearch(Market market) => market.Problem.Dependence is { Interview: > 0, Match: > 0 } both
        ? new(market, FactorRule.Search(both.Interview), FactorRule.Search(both.Match))
        : ForReport(market);

    /// <summary>The fine grid that values are reported on.</summary>
    public static OddsGrid ForReport(Market market) => new(
        market, FactorRule.Report(market.Problem.Dependence.Interview), FactorRule.Report(market.Problem.Dependence.Match));

    /// <summary>Odds of a row at every node; on a large grid valid until the next call.</summary>
    public ReadOnlySpan<double> Odds(int row) => Values(ref _odds, row, FillOdds);

    /// <summary>λ = −ln(1 − p) of a row at every node; on a large grid valid until the next call.</summary>
    public ReadOnlySpan<double> Hazards(int row) => Values(ref _hazards, row, FillHazards);

    private ReadOnlySpan<double> Values(ref double[]? values, int row, RowWriter write)
    {
        if ((long)_market.Rows.Length * Nodes <= MostKept)
        {
            return (values ??= All(write)).AsSpan(row * Nodes, Nodes);
        }

        values ??= new double[Nodes];
        write(row, values);
        return values;
    }

    private void FillHazards(int row, Span<double> hazards)
    {
        FillOdds(row, hazards);
        TensorPrimitives.Subtract(1.0, hazards, hazards);
        TensorPrimitives.Log(hazards, hazards);
        TensorPrimitives.Negate(hazards, hazards);
    }

    private void FillOdds(int row, Span<double> odds)
    {
        var a = _first[_market.Rows[row].First];
        var b = _second[_market.Rows[row].Second];
        for (var z = 0; z < a.Length; z++)
        {
            TensorPrimitives.Multiply(b, a[z], odds.Slice(z * b.Length, b.Length));
        }

        TensorPrimitives.Min(odds, MaxOdds, odds);
    }

    private double[] All(RowWriter write)
    {
        var all = new double[_market.Rows.Length * Nodes];
        for (var row = 0; row < _market.Rows.Length; row++)
        {
            write(row, all.AsSpan(row * Nodes, Nodes));
        }

        return all;
    }

    private delegate void RowWriter(int row, Span<double> values);

    private static Dictionary<double, double[]> Stage(IEnumerable<double> odds, double loading, NormalRule rule) =>
        odds.Distinct().ToDictionary(p => p, p => Dependence.Conditional(p, loading, rule.Nodes));
}
