using System.Text;
using Microsoft.Extensions.Time.Testing;
using SmartPick.Catalog.Csv;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Tests.Support;

/// <summary>What the reader makes of a file.</summary>
internal sealed record CsvReading(ProgramFile File, ProblemList Problems)
{
    public static IReadOnlySet<string> Specialties { get; } = new HashSet<string> { "ir-integrated", "dr", "ty" };

    public IReadOnlyList<ResidencyProgram> Programs => [.. File.Rows.Select(r => r.Program)];

    public IEnumerable<(int Line, string? Column, string Rule)> Findings =>
        Problems.Kept.Select(p => (p.Line, p.Column, p.Rule));

    public static Task<CsvReading> OfAsync(params IEnumerable<CsvRow> rows) => OfAsync(CsvRow.FileOf(rows));

    public static Task<CsvReading> OfAsync(string text) => OfAsync(Encoding.UTF8.GetBytes(text));

    public static async Task<CsvReading> OfAsync(byte[] content)
    {
        var problems = new ProblemList();
        using var stream = new MemoryStream(content);
        var file = await new ProgramCsvReader(Specialties, new FakeTimeProvider(Instance.Start)).ReadAsync(
            CsvRow.File, stream, problems, CancellationToken.None);
        return new CsvReading(file, problems);
    }
}
