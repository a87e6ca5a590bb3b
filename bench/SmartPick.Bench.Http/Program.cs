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

(string Name, Func<Plan, Task<string>> Run)[] parts =
[
    ("throughput", ThroughputPart.RunAsync),
    ("overload", OverloadPart.RunAsync),
    ("memory", MemoryPart.RunAsync),
    ("start-up", StartUpPart.RunAsync),
];
var results = new ResultsFile(Path.Combine(plan.Root, "bench", "results", "http.md"), "http");
foreach (var (name, run) in parts)
{
    Console.WriteLine($"{name} ...");
    var section = await run(plan);
    if (!plan.Quick)
    {
        results.Replace(name, section, plan.Note);
    }
}

return 0;
