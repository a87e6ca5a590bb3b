using System.Buffers;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Pgy1;

/// <summary>
/// P(an advanced position and no PGY-1 year yet) at every node of both factors, which list and years share: whoever is wanted
/// by few residencies on paper or in person is wanted by few PGY-1 programs too. An advanced match can take a year at any PGY-1
/// program, so each year applied to leaves the risk times its own chance to say no.
/// </summary>
internal sealed class Pgy1Risk : IDisposable
{
    private readonly Dependence _dependence;
    private readonly NormalRule _interview;
    private readonly NormalRule _match;
    private double[] _risk;

    private Pgy1Risk(ReadOnlySpan<ListedProgram> preference, Dependence dependence, NormalRule interview, NormalRule match)
    {
        (_dependence, _interview, _match) = (dependence, interview, match);
        Nodes = interview.Nodes.Length * match.Nodes.Length;
        _risk = ArrayPool<double>.Shared.Rent(Nodes);
        Risk.Clear();
        var rented = ArrayPool<double>.Shared.Rent(2 * Nodes);
        var open = rented.AsSpan(0, Nodes);
        var yes = rented.AsSpan(Nodes, Nodes);
        OuterProduct.Write(interview.Weights, match.Weights, open);
        foreach (var program in preference)
        {
            AtNodes(program.Interview, program.Match, yes);
            SpanMath.Multiply(yes, open, yes);
            SpanMath.Subtract(open, yes, open);
            SpanMath.MultiplyAdd(yes, program.Advanced, Risk, Risk);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>Number of nodes over both factors.</summary>
    public int Nodes { get; }

    /// <summary>The risk that is left.</summary>
    public double Total => SpanMath.Sum(Risk);

    private Span<double> Risk => _risk.AsSpan(0, Nodes);

    /// <summary>For choosing years: coarse.</summary>
    public static Pgy1Risk ForSearch(ReadOnlySpan<ListedProgram> preference, Dependence dependence) =>
        new(preference, dependence, FactorRule.Search(dependence.Interview), FactorRule.Search(dependence.Match));

    /// <summary>For reporting: fine.</summary>
    public static Pgy1Risk ForReport(ReadOnlySpan<ListedProgram> preference, Dependence dependence) =>
        new(preference, dependence, FactorRule.Report(dependence.Interview), FactorRule.Report(dependence.Match));

    /// <summary>What a year with these odds takes off the risk.</summary>
    public double RiskReduction(ReadOnlySpan<double> odds) => SpanMath.Dot(Risk, odds);

    /// <summary>Adds a year.</summary>
    /// <param name="interview">P(interview) of the program.</param>
    /// <param name="match">P(match | interview).</param>
    /// <returns>What it takes off the risk.</returns>
    public double Add(double interview, double match)
    {
        var rented = ArrayPool<double>.Shared.Rent(Nodes);
        var yes = rented.AsSpan(0, Nodes);
        AtNodes(interview, match, yes);
        var reduction = RiskReduction(yes);
        Add(yes);
        ArrayPool<double>.Shared.Return(rented);
        return reduction;
    }

    /// <summary>Adds a year.</summary>
    /// <param name="odds">P(the program says yes) at every node.</param>
    public void Add(ReadOnlySpan<double> odds)
    {
        for (var i = 0; i < odds.Length; i++)
        {
            _risk[i] *= 1 - odds[i];
        }
    }

    /// <summary>Writes P(a program says yes) at every node.</summary>
    /// <param name="interview">P(interview) of the program.</param>
    /// <param name="match">P(match | interview).</param>
    /// <param name="odds">Receives them.</param>
    public void AtNodes(double interview, double match, Span<double> odds)
    {
        Span<double> first = stackalloc double[_interview.Nodes.Length];
        Span<double> second = stackalloc double[_match.Nodes.Length];
        Dependence.Conditional(interview, _dependence.Interview, _interview.Nodes, first);
        Dependence.Conditional(match, _dependence.Match, _match.Nodes, second);
        OuterProduct.Write(first, second, odds);
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_risk);
        _risk = [];
    }
}
