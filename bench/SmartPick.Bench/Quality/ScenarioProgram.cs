using System.Diagnostics;
using Google.OrTools.LinearSolver;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Bench.Quality;

/// <summary>
/// Solves a market as one mixed-integer program written down at once, the way a modeler would who does not know the
/// concave relaxation of the whole: every node of the search quadrature is a scenario; along the programs by value, the
/// hazard added up so far is linear in the decisions, and the chance 1 − exp(−hazard) that one of them has said yes is
/// replaced by its tangents at fixed points.
/// </summary>
internal sealed class ScenarioProgram(PortfolioProblem problem, TimeSpan limit)
{
    private const string SolverName = "SCIP";
    private const double Closed = 1e-6;
    private const double LeastHazard = 1e-9;

    /// <summary>−ln of the least chance of a "no" that the solver reckons with.</summary>
    private const double MostHazard = 28;

    /// <summary>Hazards at which the tangents touch: the largest error, between two of them, is about 0.01.</summary>
    private static readonly double[] Tangents = [0, 0.3, 0.7, 1.2, 1.8, 2.6, 3.8, 6];

    private readonly ScenarioValue _value = new(problem);

    public MipRun Run()
    {
        var start = Stopwatch.GetTimestamp();
        var progress = new List<MipProgress>();
        var (rows, isClosed) = (0, false);
        foreach (var until in new[] { limit / 6, limit })
        {
            if (isClosed)
            {
                break;
            }

            using var program = new LimitsProgram(SolverName, problem, _value.Programs, isInteger: true);
            rows = AddScenarios(program);
            var left = until - Stopwatch.GetElapsedTime(start);
            var point = left > TimeSpan.Zero ? program.Solve(left, Closed) : null;
            var value = point is null ? 0 : _value.At([.. point.Select(x => Math.Round(x))]);
            progress.Add(new MipProgress(Stopwatch.GetElapsedTime(start), value, double.NaN));
            isClosed = program.IsClosed;
        }

        return new MipRun(rows, progress);
    }

    private int AddScenarios(LimitsProgram program)
    {
        var dependence = problem.Dependence;
        var (interview, match) = (FactorRule.Search(dependence.Interview), FactorRule.Search(dependence.Match));
        var before = program.Solver.NumConstraints();
        for (var z = 0; z < interview.Nodes.Length; z++)
        {
            for (var w = 0; w < match.Nodes.Length; w++)
            {
                AddScenario(program, interview.Nodes[z], match.Nodes[w], interview.Weights[z] * match.Weights[w]);
            }
        }

        return program.Solver.NumConstraints() - before;
    }

    private void AddScenario(LimitsProgram program, double interviewFactor, double matchFactor, double weight)
    {
        var solver = program.Solver;
        var programs = _value.Programs;
        Variable? before = null;
        for (var j = 0; j < programs.Length; j++)
        {
            var hazard = solver.MakeNumVar(0, MostHazard * programs.Length, "");
            var sum = solver.MakeConstraint(0, 0);
            sum.SetCoefficient(hazard, 1);
            if (before is not null)
            {
                sum.SetCoefficient(before, -1);
            }

            for (var level = 0; level < ScenarioValue.Levels; level++)
            {
                if (programs[j].OddsAt((SignalLevel)level) is { } odds && HazardOf(odds, programs[j].MatchOdds) is > LeastHazard and var added)
                {
                    sum.SetCoefficient(program.X[(j * ScenarioValue.Levels) + level], -added);
                }
            }

            var yes = solver.MakeNumVar(0, 1, "");
            foreach (var at in Tangents)
            {
                var survival = Math.Exp(-at);
                var tangent = solver.MakeConstraint(double.NegativeInfinity, 1 - survival - (survival * at));
                tangent.SetCoefficient(yes, 1);
                tangent.SetCoefficient(hazard, -survival);
            }

            var step = programs[j].Value - (j + 1 < programs.Length ? programs[j + 1].Value : problem.UnmatchedValue);
            solver.Objective().SetCoefficient(yes, weight * step);
            before = hazard;
        }

        double HazardOf(double odds, double matchOdds) => -Math.Log(1 - Math.Min(
            Dependence.Conditional(odds, problem.Dependence.Interview, [interviewFactor])[0]
                * Dependence.Conditional(matchOdds, problem.Dependence.Match, [matchFactor])[0],
            ScenarioValue.MaxOdds));
    }
}
