using System.Buffers;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Recommendations;

/// <summary>The odds of one stage at every program of a list, at every value of the stage's factor; kept in one pooled buffer.</summary>
internal readonly struct StageGrid : IDisposable
{
    private readonly double[] _values;

    /// <param name="odds">Marginal odds of the stage at each program, in preference order.</param>
    /// <param name="loading">Loading of the stage.</param>
    /// <param name="rule">The factor's values and their weights.</param>
    public StageGrid(ReadOnlySpan<double> odds, double loading, NormalRule rule)
    {
        Rule = rule;
        var nodes = rule.Nodes.Length;
        _values = ArrayPool<double>.Shared.Rent(odds.Length * nodes);
        for (var i = 0; i < odds.Length; i++)
        {
            Dependence.Conditional(odds[i], loading, rule.Nodes, _values.AsSpan(i * nodes, nodes));
        }
    }

    public NormalRule Rule { get; }

    /// <summary>The odds at a program given the factor's value, at every node.</summary>
    public ReadOnlySpan<double> this[int program] => _values.AsSpan(program * Rule.Nodes.Length, Rule.Nodes.Length);

    public void Dispose() => ArrayPool<double>.Shared.Return(_values);
}
