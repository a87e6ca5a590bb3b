using System.Text;
using CsCheck;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Csv;

/// <summary>Hostile files beside a good one, through the whole refresh.</summary>
public sealed class HostileFileTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int Generated = 150;

    [Fact]
    public void There_are_enough_of_them() => Assert.InRange(HostileFiles.All.Count(), 180, 400);

    [Fact]
    public async Task Each_hostile_file_is_reported_by_line_and_takes_nothing_down()
    {
        using var instance = await NewInstanceAsync();
        var failures = new List<string>();
        foreach (var (name, content) in HostileFiles.All)
        {
            if (await FailureOfAsync(instance, content) is { } failure)
            {
                failures.Add($"{name}: {failure}");
            }
        }

        Assert.Empty(failures);
    }

    /// <summary>Two rows, each with a stray quotation mark in the same column, are one row of the right width.</summary>
    [Fact]
    public Task Rows_that_stray_quotes_join_are_reported() => DamagedFilesAsync("1qZZxRGqUWI4", 1);

    /// <summary>A valid file with damage: some rows broken in ways of their own, any line ending, with or without a mark.</summary>
    [Fact]
    public Task Damaged_files_are_reported_by_line_and_take_nothing_down() => DamagedFilesAsync("0000000smart", Generated);

    /// <summary>Any change of any bytes of a valid file: what is still valid stays, and nothing is lost without a word.</summary>
    [Fact]
    public async Task Flipped_bytes_lose_no_row_silently()
    {
        const int Rows = 20;
        var valid = Encoding.UTF8.GetBytes(CsvRow.FileOf(Samples.Rows(Rows)));
        var flips = Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte).List[1, 4];

        await flips.SampleAsync(async changes =>
        {
            var content = valid.ToArray();
            changes.ForEach(c => content[c.Item1] = c.Item2);

            var reading = await CsvReading.OfAsync(content);

            Assert.True(reading.Programs.Count == Rows || reading.Problems.Count > 0);
            Assert.All(reading.Problems.Kept, p => Assert.InRange(p.Line, 1, 100));
        });
    }

    private async Task DamagedFilesAsync(string seed, int iterations)
    {
        using var instance = await NewInstanceAsync();
        var cell = OneOf("\"", "a\"b", "\0", "\u0007", "=1+1\u0001", ",", "\uFFFD", new string('z', 201), "", "  ");
        var column = Gen.Int[0, 7];
        var rows = Gen.Select(cell, column).List[1, 6];
        var file = Gen.Select(rows, Gen.Int[0, 5], OneOf("\n", "\r\n", "\r"), Gen.Bool);

        await file.SampleAsync(
            async (bad, good, lineEnd, hasMark) =>
            {
                var text = FileOf(bad, good).Replace("\n", lineEnd, StringComparison.Ordinal);
                byte[] content = [.. hasMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
                Assert.Null(await FailureOfAsync(instance, content));
            },
            iter: iterations,
            threads: 1,
            seed: seed);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string FileOf(List<(string Text, int Column)> bad, int good)
    {
        var lines = CsvRow.FileOf(Enumerable.Range(1, good + 1).Select(n => CsvRow.Valid(FormattableString.Invariant($"417{n:D7}"))))
            .Split('\n')[..^1];
        var broken = bad.Select((b, i) =>
        {
            var cells = CsvRow.FileOf(CsvRow.Valid(FormattableString.Invariant($"418{i:D7}"))).Split('\n')[1].Split(',');
            cells[b.Column] = b.Text;
            return string.Join(',', cells);
        });
        return string.Concat(lines.Concat(broken).Select(l => l + "\n"));
    }

    private async Task<Instance> NewInstanceAsync()
    {
        var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("good.csv", Samples.Rows(3));
        await instance.RefreshAsync();
        return instance;
    }

    /// <returns>What is not as it should be; <c>null</c> when all is well.</returns>
    private static async Task<string?> FailureOfAsync(Instance instance, byte[] content)
    {
        await instance.UploadAsync("hostile.csv", new BinaryData(content));
        var report = await instance.RefreshAsync();
        var load = await instance.ReloadAsync();
        var served = instance.Snapshots.Current!.Directory;
        var lines = content.Count(b => b is (byte)'\n' or (byte)'\r') + 1;
        return report switch
        {
            { Outcome: not (RefreshOutcome.Refreshed or RefreshOutcome.Refused) } => $"the outcome is {report.Outcome}",
            { Problems: [] } => "nothing is reported",
            _ when load != LoadOutcome.Loaded => $"loading gave {load}",
            _ when report.Problems.FirstOrDefault(p => p.File != "programs/hostile.csv" || p.Line < 1 || p.Line > lines) is { } stray => $"strange: {stray}",
            _ when !Enumerable.Range(1, 3).All(n => served.Find(Samples.Id(n)) is not null) => "a good row of another file is gone",
            _ => null,
        };
    }
}
