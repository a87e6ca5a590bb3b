using System.Text;
using Microsoft.Extensions.Time.Testing;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Csv;

/// <summary>Run alone, so that nobody else's memory is measured.</summary>
[CollectionDefinition(nameof(LargeFileTests), DisableParallelization = true)]
public sealed class AloneCollection;

[Collection(nameof(LargeFileTests))]
public sealed class LargeFileTests
{
    private const long Size = 100_000_000;
    private const long Bound = 100_000_000;

    public static TheoryData<string, string> Contents => new()
    {
        { "valid rows", "{0:D10},dr,Radiology,michigan,Ann Arbor,MI,program site,2026-07-01\n" },
        { "bad rows", "{0},dr,Radiology,michigan,Ann Arbor,Michigan,program site,2026-07-01\n" },
        { "rows of one cell", "{0}\n" },
        { "quotes", "\"\"{0}\"\"\n" },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task A_hundred_megabytes_are_read_in_bounded_memory(string name, string row)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        await using var content = new EndlessCsv(row, Size, () => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true)));
        var problems = new ProblemList();

        var file = await new ProgramCsvReader(CsvReading.Specialties, new FakeTimeProvider(Instance.Start)).ReadAsync(
            name, content, problems, CancellationToken.None);

        Assert.NotEmpty(problems.Kept);
        Assert.InRange(file.RowsRead, ProgramCsvReader.MaxRows, int.MaxValue);
        Assert.Empty(file.Rows);
        Assert.InRange(peak - before, long.MinValue, Bound);
    }

    [Fact]
    public async Task A_hundred_megabytes_in_storage_are_refused_while_the_old_data_serve()
    {
        var azurite = new AzuriteFixture();
        await azurite.InitializeAsync();
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("good.csv", Samples.Rows(3));
        var good = await instance.RefreshAsync();
        await using var content = new EndlessCsv("{0:D10},dr,Radiology,michigan,Ann Arbor,MI,program site,2026-07-01\n", Size, () => { });
        await instance.UploadAsync("hostile.csv", content);

        var report = await instance.RefreshAsync();

        Assert.Equal((RefreshOutcome.Refused, good.Version), (report.Outcome, report.Version));
        Assert.Equal((DataRules.RowCount, ProgramCsvReader.MaxRows + 2), (report.Problems[0].Rule, report.Problems[0].Line));
        Assert.Equal(3, instance.Snapshots.Current!.Directory.Programs.Count);
        await azurite.DisposeAsync();
    }

    /// <summary>A program file that is made while it is read.</summary>
    private sealed class EndlessCsv(string row, long size, Action everyTenMegabytes) : Stream
    {
        private readonly CompositeFormat _row = CompositeFormat.Parse(row);
        private byte[] _rest = Encoding.UTF8.GetBytes(CsvRow.FileOf(CsvRow.Valid()).Split('\n')[0] + "\n");
        private long _given;
        private int _rows;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_rest.Length == 0 && _given < size)
            {
                _rest = Encoding.UTF8.GetBytes(string.Concat(
                    Enumerable.Range(0, 1000).Select(_ => string.Format(null, _row, ++_rows))));
            }

            var given = Math.Min(buffer.Length, _rest.Length);
            _rest.AsSpan(0, given).CopyTo(buffer);
            _rest = _rest[given..];
            if ((_given + given) / 10_000_000 > _given / 10_000_000)
            {
                everyTenMegabytes();
            }

            _given += given;
            return given;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Read(buffer.Span));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
