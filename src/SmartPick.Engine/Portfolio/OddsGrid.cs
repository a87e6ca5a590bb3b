using System.Buffers;
using SmartPick.Engine.Numerics;

namespace SmartPick.Engine.Portfolio;

/// <summary>
/// Conditional odds of a problem's programs at every node (θ, z, w), where programs are independent: p(θ, z, w) = a(θ, z) · b(θ, w), with
/// the scenarios θ and quadrature nodes z and w of both factors. A row (one kind at one signal level) is computed when it is first asked
/// for.
/// </summary>
internal sealed class OddsGrid : IDisposable
{
    /// <summary>Odds are kept below certainty so that every program leaves a possible "no" to reason with.</summary>
    private const double MaxOdds = 1 - 1e-12;

    /// <summary>Below these, five terms of the series of −ln(1 − p) have all the digits of a double.</summary>
    private const double SmallOdds = 1e-3;

    /// <summary>Odds below these are rare enough that the ends of a rule may miss what they are made of.</summary>
    private const double RareOdds = 1e-4;

    private readonly CompiledProblem _problem;
    private readonly NormalRule _interviewRule;
    private readonly NormalRule _matchRule;
    private readonly double[] _interview;
    private readonly double[] _match;
    private readonly GridRows<OddsGrid> _odds;
    private readonly GridRows<OddsGrid> _hazards;
    private double[] _weights;
    private readonly int _scenarios;
    private readonly int _factorNodes;
    private (double Odds, ScenarioOdds? Scenarios) _matchOdds = (double.NaN, null);

    private OddsGrid(CompiledProblem problem, NormalRule interviewRule, NormalRule matchRule, bool keep)
    {
        _problem = problem.Whole;
        _interviewRule = interviewRule;
        _matchRule = matchRule;
        _interview = new double[interviewRule.Nodes.Length];
        _scenarios = Math.Max(1, problem.Source.ScenarioWeights.Count);
        _match = new double[_scenarios * matchRule.Nodes.Length];
        _factorNodes = interviewRule.Nodes.Length * matchRule.Nodes.Length;
        Nodes = _scenarios * _factorNodes;
        _weights = ArrayPool<double>.Shared.Rent(Nodes);
        OuterProduct.Write(interviewRule.Weights, matchRule.Weights, _weights);
        for (var scenario = _scenarios - 1; scenario >= 0 && problem.Source.ScenarioWeights.Count > 0; scenario--)
        {
            SpanMath.Multiply(
                _weights.AsSpan(0, _factorNodes), problem.Source.ScenarioWeights[scenario], _weights.AsSpan(
                    scenario * _factorNodes, _factorNodes));
        }

        var rows = _problem.Classes.Length * CompiledProblem.Levels;
        _odds = new GridRows<OddsGrid>(keep ? rows : 0, Nodes, this, static (grid, row, odds) => grid.FillOdds(row, odds));
        _hazards = new GridRows<OddsGrid>(keep ? rows : 0, Nodes, this, static (grid, row, hazards) => grid.FillHazards(row, hazards));
    }

    /// <summary>Number of nodes over scenarios and both factors.</summary>
    public int Nodes { get; }

    /// <summary>Node weights, summing to 1.</summary>
    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, Nodes);

    /// <summary>
    /// The grid that lists are searched on: coarse over two factors, as fine as the report where a single one keeps it small.
    /// </summary>
    public static OddsGrid ForSearch(CompiledProblem problem) => problem.Source.Dependence is { Interview: > 0, Match: > 0 } both
        ? new(problem, FactorRule.Search(both.Interview), FactorRule.Search(both.Match), keep: true)
        : ForReport(problem, keep: true);

    /// <summary>The fine grid that values are reported on.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="keep">Whether rows are looked at again and again, or once.</param>
    public static OddsGrid ForReport(CompiledProblem problem, bool keep = false) =>
        new(problem, FactorRule.Report(problem.Source.Dependence.Interview), FactorRule.Report(problem.Source.Dependence.Match), keep);

    /// <summary>Odds of a row at every node; where rows are not kept valid until the next call.</summary>
    public ReadOnlySpan<double> Odds(int row) => _odds[row];

    /// <summary>λ = −ln(1 − p) of a row at every node; where rows are not kept valid until the next call.</summary>
    public ReadOnlySpan<double> Hazards(int row) => _hazards[row];

    public void Dispose()
    {
        _odds.Dispose();
        _hazards.Dispose();
        ArrayPool<double>.Shared.Return(_weights);
        _weights = [];
    }

    private void FillHazards(int row, Span<double> hazards)
    {
        var odds = Odds(row);
        SpanMath.Subtract(1.0, odds, hazards);
        SpanMath.Log(hazards, hazards);
        SpanMath.Negate(hazards, hazards);
        for (var i = 0; i < odds.Length; i++)
        {
            // 1 − p has few digits of a small p: there the series −ln(1 − p) = p + p²/2 + p³/3 + … has them all.
            if (odds[i] < SmallOdds)
            {
                var p = odds[i];
                hazards[i] = p * (1 + (p * ((1 / 2.0) + (p * ((1 / 3.0) + (p * ((1 / 4.0) + (p / 5))))))));
            }
        }
    }

    private void FillOdds(int row, Span<double> odds)
    {
        var candidate = _problem.Classes[row / CompiledProblem.Levels].First;
        var level = (SignalLevel)(row % CompiledProblem.Levels);
        FillMatch(candidate);
        for (var scenario = 0; scenario < _scenarios; scenario++)
        {
            var interview = candidate.Scenarios is { } scenarios ? scenarios.At(level)[scenario] : candidate.OddsAt(level)!.Value;
            Fill(interview, _problem.Source.Dependence.Interview, _interviewRule, _interview);
            OuterProduct.Write(_interview, MatchIn(scenario), odds.Slice(scenario * _factorNodes, _factorNodes));
        }

        SpanMath.Min(odds, MaxOdds, odds);
    }

    /// <summary>Second-stage odds of a candidate in every scenario; many have the same.</summary>
    private void FillMatch(in Candidate candidate)
    {
        if (candidate.MatchOdds == _matchOdds.Odds && ReferenceEquals(candidate.Scenarios, _matchOdds.Scenarios))
        {
            return;
        }

        _matchOdds = (candidate.MatchOdds, candidate.Scenarios);
        for (var scenario = 0; scenario < _scenarios; scenario++)
        {
            Fill(
                candidate.Scenarios?.Match[scenario] ?? candidate.MatchOdds,
                _problem.Source.Dependence.Match,
                _matchRule,
                MatchIn(scenario));
        }
    }

    private Span<double> MatchIn(int scenario) => _match.AsSpan(scenario * _matchRule.Nodes.Length, _matchRule.Nodes.Length);

    /// <summary>
    /// Writes conditional odds at the nodes of a rule. Those of a rare yes come from beyond them: there their mean is held to the odds.
    /// </summary>
    private static void Fill(double odds, double loading, NormalRule rule, Span<double> conditional)
    {
        Dependence.Conditional(odds, loading, rule.Nodes, conditional);
        if (loading > 0 && odds is > 0 and < RareOdds && SpanMath.Dot(rule.Weights, conditional) is > 0 and var mean)
        {
            SpanMath.Multiply(conditional, odds / mean, conditional);
            SpanMath.Min(conditional, 1.0, conditional);
        }
    }
}
