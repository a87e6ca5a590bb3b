using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using SmartPick.Bench.Reporting;

namespace SmartPick.Bench.Micro;

/// <summary>Time and allocations as BenchmarkDotNet measures them.</summary>
internal static class MicroPart
{
    public static string Run()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(Path.Combine("artifacts", "benchmarks"));
        var summary = BenchmarkRunner.Run<SolverBenchmark>(config);
        if (summary.HasCriticalValidationErrors || !summary.Reports.All(r => r.Success))
        {
            throw new InvalidOperationException("BenchmarkDotNet could not run every benchmark; its log above says why.");
        }

        return $"""
            ## Micro-benchmarks

            BenchmarkDotNet's default job, in a process of its own, on markets of the growth table with everything on and 60 applications.
            "Greedy" is a plain greedy without dependence, look-ahead, curve or certificate (`bench/SmartPick.Bench/Micro/PlainGreedy.cs`); error is half of the
            99.9% confidence interval.

            {Table(summary)}
            """;
    }

    private static MarkdownTable Table(Summary summary)
    {
        var table = new MarkdownTable("programs", "method", "mean, ms", "error, ms", "MB allocated", "time / greedy");
        foreach (var market in summary.Reports.GroupBy(r => (int)r.BenchmarkCase.Parameters[nameof(SolverBenchmark.Programs)]))
        {
            var greedy = market.Single(r => r.BenchmarkCase.Descriptor.Baseline).ResultStatistics!.Mean;
            foreach (var report in market)
            {
                var (time, bytes) = (report.ResultStatistics!, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase));
                table.Add(
                    market.Key,
                    report.BenchmarkCase.Descriptor.WorkloadMethod.Name.ToLower(CultureInfo.InvariantCulture),
                    Figures.Text($"{time.Mean / 1e6:0.00}"),
                    Figures.Text($"{time.ConfidenceInterval.Margin / 1e6:0.00}"),
                    Figures.Text($"{bytes / 1e6:0.00}"),
                    Figures.Text($"{time.Mean / greedy:0.00}"));
            }
        }

        return table;
    }
}
