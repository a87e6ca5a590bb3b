using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SmartPick.Bench.Catalog;
using SmartPick.LocalRuntime.Storage;

const int Programs = 5_300;
const int WarmUps = 2;
const int Rounds = 9;

await using var azurite = await AzuriteProcess.StartAsync();
var rounds = await new CatalogBench(azurite.ConnectionString).RunAsync(Programs, WarmUps, Rounds);

var text = new StringBuilder();
Line($"# Catalog: refresh and snapshot load");
Line($"");
Line($"{Programs} fictional programs in {NationalCatalog.Specialties.Count} specialties, 25 columns, all filled; Azurite in memory on the same machine. Medians of {Rounds} rounds after {WarmUps} to warm up, in ms;");
Line($"each ratio is the median of the rounds' own ratios. A refresh looks, takes the lease, reads and validates the files, writes, reads back, flips and");
Line($"loads the new version. Raw rows go into the same table as the refresh's, because Azurite slows down as a table grows. The collection runs in the background afterwards; it deletes two versions here.");
Line($"");
Line($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd} · {Machine()} · {RuntimeInformation.OSDescription} · {RuntimeInformation.FrameworkDescription}");
Line($"");
Line($"| what | ms | × raw | goal |");
Line($"|---|---|---|---|");
Line($"| raw batch writes | {Median(r => r.RawWrite.TotalMilliseconds):F0} | | |");
Line($"| refresh | {Median(r => r.Refresh.TotalMilliseconds):F0} | {Median(r => r.Refresh / r.RawWrite):F2} | 1.5 |");
Line($"| raw query | {Median(r => r.RawQuery.TotalMilliseconds):F0} | | |");
Line($"| snapshot load | {Median(r => r.Load.TotalMilliseconds):F0} | {Median(r => r.Load / r.RawQuery):F2} | 1.5 |");
Line($"| collection | {Median(r => r.Collect.TotalMilliseconds):F0} | | |");
Line($"");
Line($"Without storage, processor time in ms: what it takes to read and validate the files, to merge them, to hash the programs, to make a snapshot;");
Line($"and the snapshot's memory in MB. The same for each program at every size means that nothing grows faster than the catalog.");
Line($"");
Line($"| programs | read | merge | hash | snapshot | memory |");
Line($"|---|---|---|---|---|---|");
foreach (var s in ScaleBench.Sizes.Select(ScaleBench.Run))
{
    Line($"| {s.Programs} | {s.Read:F0} | {Math.Max(0, s.Draft):F0} | {s.Fingerprint:F0} | {s.Create:F1} | {s.Memory / 1e6:F1} |");
}

var (changed, gate) = ScaleBench.Gate(AppContext.BaseDirectory);
Line($"");
Line($"The gate on effect took {gate:F0} ms of processor time where all {changed} programs of a specialty had changed: two recommendations for each reference applicant.");
Line($"");
Line($"Again: `./dev bench catalog`.");

Console.Write(text);
if (args is [var file])
{
    await File.WriteAllTextAsync(file, text.ToString());
}

void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

double Median(Func<Round, double> value) => rounds.Select(value).Order().ElementAt(rounds.Count / 2);

static string Machine()
{
    const string CpuInfo = "/proc/cpuinfo";
    var model = File.Exists(CpuInfo)
        ? File.ReadLines(CpuInfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
        : null;
    const string LoadAverage = "/proc/loadavg";
    var load = File.Exists(LoadAverage) ? File.ReadAllText(LoadAverage).Split(' ')[0] : "unknown";
    return FormattableString.Invariant(
        $"{model ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores, load average {load}");
}
