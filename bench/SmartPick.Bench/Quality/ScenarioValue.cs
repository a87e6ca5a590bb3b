using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Quality;

/// <summary>
/// The concave relaxation of a portfolio's value on the reporting quadrature, as a mean of one concave function per
/// node of the interview factor, with gradients: written for this bench, so that values and cuts are independent of
/// the solver's own.
/// </summary>
internal sealed class ScenarioValue
{
    public const int Levels = 3;

    public const double MaxOdds = 1 - 1e-12;

    private readonly double[] _matchWeights;
    private readonly double[] _steps;

    /// <summary>Hazard −ln(1 − p) by block, program and level, then match node; null where a level cannot be sent.</summary>
    private readonly double[]?[,,] _hazards;

    public ScenarioValue(PortfolioProblem problem)
    {
        Programs = [.. problem.Candidates.OrderByDescending(c => c.Value)];
        var interview = FactorRule.Report(problem.Dependence.Interview);
        var match = FactorRule.Report(problem.Dependence.Match);
        Weights = [.. interview.Weights];
        _matchWeights = [.. match.Weights];
        _steps = [.. Programs.Select((p, j) => p.Value - (j + 1 < Programs.Length ? Programs[j + 1].Value : problem.UnmatchedValue))];
        _hazards = new double[]?[Blocks, Programs.Length, Levels];
        for (var j = 0; j < Programs.Length; j++)
        {
            var matchOdds = Dependence.Conditional(Programs[j].MatchOdds, problem.Dependence.Match, match.Nodes);
            for (var level = 0; level < Levels; level++)
            {
                if (Programs[j].OddsAt((SignalLevel)level) is { } odds)
                {
                    var interviewOdds = Dependence.Conditional(odds, problem.Dependence.Interview, interview.Nodes);
                    for (var z = 0; z < Blocks; z++)
                    {
                        _hazards[z, j, level] = [.. matchOdds.Select(b => -Math.Log(1 - Math.Min(interviewOdds[z] * b, MaxOdds)))];
                    }
                }
            }
        }
    }

    /// <summary>Programs by value, best first.</summary>
    public Candidate[] Programs { get; }

    /// <summary>Weights of the concave functions that the value is the mean of.</summary>
    public double[] Weights { get; }

    public int Blocks => Weights.Length;

    /// <summary>Value at a point (program × level).</summary>
    public double At(double[] point) => Enumerable.Range(0, Blocks).Sum(block => Weights[block] * At(block, point, null));

    /// <summary>Value of one block, with its gradient.</summary>
    public double At(int block, double[] point, double[]? gradient)
    {
        var nodes = _matchWeights.Length;
        var total = new double[nodes];
        var survival = new double[Programs.Length * nodes];
        var value = 0.0;
        for (var j = 0; j < Programs.Length; j++)
        {
            for (var level = 0; level < Levels; level++)
            {
                if (point[(j * Levels) + level] is not 0 and var amount && _hazards[block, j, level] is { } hazard)
                {
                    for (var w = 0; w < nodes; w++)
                    {
                        total[w] += amount * hazard[w];
                    }
                }
            }

            for (var w = 0; w < nodes; w++)
            {
                var weight = _matchWeights[w] * _steps[j];
                survival[(j * nodes) + w] = weight * Math.Exp(-total[w]);
                value += weight - survival[(j * nodes) + w];
            }
        }

        if (gradient is not null)
        {
            Fill(gradient, block, survival);
        }

        return value;
    }

    private void Fill(double[] gradient, int block, double[] survival)
    {
        var nodes = _matchWeights.Length;
        var reach = new double[nodes];
        for (var j = Programs.Length - 1; j >= 0; j--)
        {
            for (var w = 0; w < nodes; w++)
            {
                reach[w] += survival[(j * nodes) + w];
            }

            for (var level = 0; level < Levels; level++)
            {
                var slope = 0.0;
                if (_hazards[block, j, level] is { } hazard)
                {
                    for (var w = 0; w < nodes; w++)
                    {
                        slope += hazard[w] * reach[w];
                    }
                }

                gradient[(j * Levels) + level] = slope;
            }
        }
    }
}
