using System.Numerics.Tensors;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Pgy1;

/// <summary>One program of a list in preference order, as its risk needs it.</summary>
/// <param name="Interview">P(interview).</param>
/// <param name="Match">P(match | interview).</param>
/// <param name="Advanced">P(a position there is advanced).</param>
internal readonly record struct ListedOdds(double Interview, double Match, double Advanced);

/// <summary>
/// P(an advanced position and no PGY-1 year yet) at every node of both factors, which list and years share: whoever is wanted
/// by few residencies on paper or in person is wanted by few PGY-1 programs too. An advanced match can take a year at any PGY-1
/// program, so each year applied to leaves the risk times its own chance to say no.
/// </summary>
internal sealed class Pgy1Risk
{
    private readonly Dependence _dependence;
    private readonly NormalRule _interview;
    private readonly NormalRule _match;
    private readonly double[] _risk;
    private readonly Dictionary<(double, double), double[]> _odds = [];

    private Pgy1Risk(IReadOnlyList<ListedOdds> preference, Dependence dependence, NormalRule interview, NormalRule match)
    {
        (_dependence, _interview, _match) = (dependence, interview, match);
        var open = new double[interview.Nodes.Length * match.Nodes.Length];
        for (var z = 0; z < interview.Nodes.Length; z++)
        {
            TensorPrimitives.Multiply(match.Weights, interview.Weights[z], open.AsSpan(z * match.Nodes.Length, match.Nodes.Length));
        }

        _risk = new double[open.Length];
        var landing = new double[open.Length];
        foreach (var program in preference)
        {
            TensorPrimitives.Multiply(Odds(program.Interview, program.Match), open, landing);
            TensorPrimitives.Subtract(open, landing, open);
            TensorPrimitives.MultiplyAdd(landing, program.Advanced, _risk, _risk);
        }
    }

    /// <summary>The risk that is left.</summary>
    public double Total => TensorPrimitives.Sum<double>(_risk);

    /// <summary>For choosing years: coarse.</summary>
    public static Pgy1Risk ForSearch(IReadOnlyList<ListedOdds> preference, Dependence dependence) =>
        new(preference, dependence, FactorRule.Search(dependence.Interview), FactorRule.Search(dependence.Match));

    /// <summary>For reporting: fine.</summary>
    public static Pgy1Risk ForReport(IReadOnlyList<ListedOdds> preference, Dependence dependence) =>
        new(preference, dependence, FactorRule.Report(dependence.Interview), FactorRule.Report(dependence.Match));

    /// <summary>P(a program says yes) at every node.</summary>
    public double[] Odds(double interview, double match) =>
        _odds.TryGetValue((interview, match), out var known) ? known : _odds[(interview, match)] = AtNodes(interview, match);

    /// <summary>What a year with these odds takes off the risk.</summary>
    public double Relief(double[] odds) => TensorPrimitives.Dot<double>(_risk, odds);

    /// <summary>Adds the year.</summary>
    public void Add(double[] odds)
    {
        for (var i = 0; i < _risk.Length; i++)
        {
            _risk[i] *= 1 - odds[i];
        }
    }

    private double[] AtNodes(double interview, double match)
    {
        var first = Dependence.Conditional(interview, _dependence.Interview, _interview.Nodes);
        var second = Dependence.Conditional(match, _dependence.Match, _match.Nodes);
        var odds = new double[first.Length * second.Length];
        for (var z = 0; z < first.Length; z++)
        {
            TensorPrimitives.Multiply(second, first[z], odds.AsSpan(z * second.Length, second.Length));
        }

        return odds;
    }
}
