using System.Text;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Plausibility;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Engine.Recommendations;
using SmartPick.Fictional;
using SmartPick.Functions;

namespace SmartPick.Bench.Catalog;

/// <summary>What grows with the number of programs, without storage: processor time, so that a busy machine does not matter.</summary>
internal static class ScaleBench
{
    private const int Rounds = 5;

    public static IReadOnlyList<int> Sizes { get; } = [1_250, 2_500, 5_000, 10_000];

    /// <summary>Measures a catalog of one size.</summary>
    public static Scale Run(int programs)
    {
        var catalog = NationalCatalog.Create(programs);
        using var text = new StringWriter();
        FictionalCatalogCsv.Write(text, catalog);
        var file = Encoding.UTF8.GetBytes(text.ToString());
        var reader = new ProgramCsvReader(NationalCatalog.Specialties, TimeProvider.System);
        var read = Median(() => Read(reader, file));
        var draft = Median(() => new CatalogDraft().Add(Read(reader, file))) - read;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var snapshot = CatalogSnapshot.Create(
            "bench", TimeProvider.System.GetUtcNow(), Read(reader, file).Rows.Select(r => r.Program).ToArray(), null);
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var create = Median(() => CatalogSnapshot.Create("bench", TimeProvider.System.GetUtcNow(), catalog, null));
        var fingerprint = Median(() => Fingerprints.OfContent(new([.. catalog], [])));
        return new Scale(programs, read, draft, fingerprint, create, memory);
    }

    /// <summary>Milliseconds of the gate on effect where every program of a specialty has changed a little.</summary>
    public static (int Programs, double Milliseconds) Gate(string root)
    {
        var recommender = new Recommender(DataFiles.ReadSeasons(root), DataFiles.ReadModel(root), DataFiles.ReadReadiness(root).Advice);
        var gate = new OddsGate(new ReferenceMarket(recommender, ["dr"]), new RefreshSettings(1, 0.5));
        var live = FictionalCatalog.Create(1, 2_000).Where(p => p.Specialty == "dr").ToArray();
        var draft = new CatalogDraft();
        draft.Add(new ProgramFile("programs/dr.csv", [], [.. live.Select((p, i) => new ProgramRow(i + 2, [], p with { Positions = p.Positions + 1 }))], live.Length));
        return (live.Length, Median(() => gate.Check(live, draft, CancellationToken.None)));
    }

    private static ProgramFile Read(ProgramCsvReader reader, byte[] file)
    {
        using var content = new MemoryStream(file);
        return reader.ReadAsync("programs/all.csv", content, new ProblemList(), CancellationToken.None).GetAwaiter().GetResult();
    }

    private static double Median(Action action)
    {
        action();
        return Enumerable.Range(0, Rounds).Select(_ =>
        {
            var start = Environment.CpuUsage.TotalTime;
            action();
            return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
        }).Order().ElementAt(Rounds / 2);
    }

    private static double Median<T>(Func<T> function) => Median(() => { function(); });
}

/// <summary>Milliseconds of processor time and bytes of a catalog.</summary>
internal sealed record Scale(
    int Programs, double Read, double Draft, double Fingerprint, double Create, long Memory);
