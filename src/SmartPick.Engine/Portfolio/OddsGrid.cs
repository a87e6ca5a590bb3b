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
    public const double MaxOdds = 1 - 1e-12;

    private readonly double[] _odds;
    private double[]? _hazards;

    public OddsGrid(Market market, NormalRule interviewRule, NormalRule matchRule)
    {
        var dependence = market.Problem.Dependence;
        Nodes = interviewRule.Nodes.Count * matchRule.Nodes.Count;
        Weights = new double[Nodes];
        for (var z = 0; z < interviewRule.Nodes.Count; z++)
        {
            for (var w = 0; w < matchRule.Nodes.Count; w++)
            {
                Weights[(z * matchRule.Nodes.Count) + w] = interviewRule.Weights[z] * matchRule.Weights[w];
            }
        }

        var first = Stage(market.Rows.Select(r => r.First), dependence.Interview, interviewRule);
        var second = Stage(market.Rows.Select(r => r.Second), dependence.Match, matchRule);
        _odds = new double[market.Rows.Length * Nodes];
        for (var row = 0; row < market.Rows.Length; row++)
        {
            var a = first[market.Rows[row].First];
            var b = second[market.Rows[row].Second];
            for (var z = 0; z < a.Length; z++)
            {
                TensorPrimitives.Multiply(b, a[z], _odds.AsSpan((row * Nodes) + (z * b.Length), b.Length));
            }
        }

        TensorPrimitives.Min(_odds, MaxOdds, _odds);
    }

    /// <summary>Number of nodes over both factors.</summary>
    public int Nodes { get; }

    /// <summary>Node weights, summing to 1.</summary>
    public double[] Weights { get; }

    /// <summary>Odds of a row at every node.</summary>
    public ReadOnlySpan<double> Odds(int row) => _odds.AsSpan(row * Nodes, Nodes);

    /// <summary>λ = −ln(1 − p) of a row at every node.</summary>
    public ReadOnlySpan<double> Hazards(int row)
    {
        if (_hazards is null)
        {
            var hazards = new double[_odds.Length];
            TensorPrimitives.Subtract(1.0, _odds, hazards);
            TensorPrimitives.Log(hazards, hazards);
            TensorPrimitives.Negate(hazards, hazards);
            _hazards = hazards;
        }

        return _hazards.AsSpan(row * Nodes, Nodes);
    }

    private static Dictionary<double, double[]> Stage(IEnumerable<double> odds, double loading, NormalRule rule) =>
        odds.Distinct().ToDictionary(p => p, p => rule.Nodes.Select(node => Dependence.Conditional(p, loading, node)).ToArray());
}
