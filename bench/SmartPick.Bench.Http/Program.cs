using SmartPick.Bench.Http;
using SmartPick.Bench.Http.Parts;
using SmartPick.Bench.Http.Servers;
using SmartPick.Bench.Reporting;

if (args is ["bare", var answerFile])
{
    await BareServer.RunAsync(answerFile);
    return 0;
}

if (Plan.Parse(args) is not { } plan)
{
    Console.Error.WriteLine(Plan.Usage);
    return 2;
}

var results = new ResultsFile(Path.Combine(plan.Root, "bench", "results", "http.md"), "http");
foreach (var part in plan.Parts)
{
    Console.WriteLine($"{part} ...");
    var section = part switch
    {
        "throughput" => await ThroughputPart.RunAsync(plan),
        "overload" => await OverloadPart.RunAsync(plan),
        "memory" => await MemoryPart.RunAsync(plan),
        _ => await StartUpPart.RunAsync(plan),
    };
    if (!plan.Quick)
    {
        results.Replace(part, section, plan.Note);
    }
}

return 0;
