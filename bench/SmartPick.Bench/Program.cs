using SmartPick.Bench;
using SmartPick.Bench.Adversarial;
using SmartPick.Bench.Growth;
using SmartPick.Bench.Kapur;
using SmartPick.Bench.Matching;
using SmartPick.Bench.Micro;
using SmartPick.Bench.Quality;
using SmartPick.Bench.Readiness;
using SmartPick.Bench.Reporting;
using SmartPick.Bench.Worth;

if (BenchOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}

var results = new ResultsFile(Path.Combine(options.Root, "bench", "results", $"{options.Bench}.md"), options.Bench);
foreach (var part in options.Parts)
{
    Console.WriteLine($"{part} ...");
    var section = part switch
    {
        "quality" => QualityPart.Run(options),
        "kapur" => KapurPart.Run(),
        "growth" => GrowthPart.Run(),
        "micro" => MicroPart.Run(),
        "adversarial" => AdversarialPart.Run(),
        "speed" => SpeedPart.Run(),
        "requests" => await RequestsPart.RunAsync(options.Root).ConfigureAwait(false),
        "readiness" => await ReadinessPart.RunAsync(options.Root).ConfigureAwait(false),
        _ => await WorthPart.RunAsync(options.Root).ConfigureAwait(false),
    };
    results.Replace(part, section, options.Note);
}

return 0;
