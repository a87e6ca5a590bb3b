using BenchmarkDotNet.Attributes;
using SmartPick.Bench.Markets;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Portfolio.Solving;

namespace SmartPick.Bench.Micro;

/// <summary>The solver beside a plain greedy on markets with everything on; 60 applications.</summary>
[MemoryDiagnoser]
public class SolverBenchmark
{
    private PortfolioProblem _problem = null!;

    [Params(300, 2000, 6500)]
    public int Programs { get; set; }

    [GlobalSetup]
    public void Setup() => _problem = MarketGenerator.Everything(seed: 0, Programs, applications: 60);

    [Benchmark]
    public double Solver() => PortfolioSolver.Solve(_problem).ExpectedValue;

    [Benchmark(Baseline = true)]
    public int Greedy() => PlainGreedy.Solve(_problem).Count;
}
