using SmartPick.Engine.Numerics;
using SmartPick.Engine.Requests;

namespace SmartPick.Engine.Readiness;

/// <summary>The applicant beside those who matched.</summary>
internal static class Benchmarks
{
    public static IReadOnlyList<BenchmarkLine> Of(RecommendationRequest request, IEnumerable<Benchmark> benchmarks) =>
    [
        .. from benchmark in benchmarks
           where request.Preferences.Specialties.ContainsKey(benchmark.Specialty)
           let own = benchmark.Own(request.Applicant)
           select new BenchmarkLine(benchmark, own, Percentile(benchmark, own)),
    ];

    private static double? Percentile(Benchmark benchmark, double? own) =>
        own is { } figure && benchmark.Spread is { } spread ? 100 * StandardNormal.Cdf((figure - benchmark.Matched) / spread) : null;
}
