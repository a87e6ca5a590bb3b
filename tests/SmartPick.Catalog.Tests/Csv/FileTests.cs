using System.Text;
using CsCheck;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Csv;

public sealed class FileTests
{
    private static readonly CsvRow Bad = CsvRow.Valid("4160000099").With("state", "??");

    [Fact]
    public async Task A_bad_row_takes_no_other_row_down()
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid("4160000001"), Bad, CsvRow.Valid("4160000003"));

        Assert.Equal(["4160000001", "4160000003"], reading.Programs.Select(p => p.Id));
        Assert.Equal([(3, "state", DataRules.Format)], reading.Findings);
        Assert.Equal(3, reading.File.RowsRead);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Lines_are_counted_through_multi_line_cells_and_blank_lines(string lineBreak)
    {
        var text = CsvRow.FileOf(
            CsvRow.Valid("4160000001").With("source", "one\ntwo\n\nfour"), Bad, CsvRow.Valid("4160000003").With("source", "a\nb"), Bad);
        text = text.Replace("\n4160000099", "\n\n4160000099", StringComparison.Ordinal).Replace("\n", lineBreak, StringComparison.Ordinal);

        var reading = await CsvReading.OfAsync(text);

        Assert.Equal([2, 8], reading.File.Rows.Select(r => r.Line));
        Assert.Equal([7, 11], reading.Findings.Select(f => f.Line));
    }

    [Fact]
    public async Task A_byte_order_mark_is_tolerated()
    {
        var reading = await CsvReading.OfAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CsvRow.FileOf(CsvRow.Valid()))]);

        Assert.Single(reading.Programs);
    }

    [Fact]
    public async Task What_is_not_UTF_8_is_reported_where_it_stands()
    {
        var text = CsvRow.FileOf(CsvRow.Valid("4160000001").With("city", "Cañon City"), CsvRow.Valid("4160000002"));

        var reading = await CsvReading.OfAsync(Encoding.Latin1.GetBytes(text));

        Assert.Equal([(2, "city", DataRules.Text)], reading.Findings);
        Assert.Single(reading.Programs);
    }

    [Fact]
    public async Task Columns_may_stand_in_any_order()
    {
        var reading = await CsvReading.OfAsync(
            CsvRow.Valid().Without("program_id").With("visas", "j1").With("program_id", "4160000007"));

        Assert.Equal("4160000007", Assert.Single(reading.Programs).Id);
    }

    [Fact]
    public async Task An_unknown_column_refuses_the_file()
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With("step2_median", "250"));

        Assert.Equal([(1, "step2_median", DataRules.UnknownColumn)], reading.Findings);
        Assert.Empty(reading.Programs);
    }

    [Fact]
    public async Task Missing_required_columns_refuse_the_file_and_are_all_named()
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().Without("state").Without("name"));

        Assert.Equal([(1, "name", DataRules.MissingColumn), (1, "state", DataRules.MissingColumn)], reading.Findings);
    }

    [Fact]
    public async Task A_repeated_column_refuses_the_file()
    {
        var reading = await CsvReading.OfAsync(CsvRow.FileOf(CsvRow.Valid()).Replace("city", "state", StringComparison.Ordinal));

        Assert.Contains((1, "state", DataRules.RepeatedColumn), reading.Findings);
    }

    [Fact]
    public async Task Another_delimiter_refuses_the_file()
    {
        var reading = await CsvReading.OfAsync(CsvRow.FileOf(CsvRow.Valid()).Replace(',', ';'));

        Assert.Contains(reading.Findings, f => f.Rule == DataRules.UnknownColumn);
        Assert.Contains((1, "program_id", DataRules.MissingColumn), reading.Findings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\uFEFF")]
    public async Task An_empty_file_is_reported(string text)
    {
        var reading = await CsvReading.OfAsync(text);

        Assert.Equal([(1, null, DataRules.EmptyFile)], reading.Findings);
        Assert.True(reading.Problems.RefuseAll);
    }

    [Fact]
    public async Task A_header_without_rows_is_reported_and_refuses_nothing()
    {
        var reading = await CsvReading.OfAsync(CsvRow.FileOf(CsvRow.Valid()).Split('\n')[0]);

        Assert.Equal([(1, null, DataRules.EmptyFile)], reading.Findings);
        Assert.False(reading.Problems.RefuseAll);
    }

    [Fact]
    public async Task A_stray_quote_in_the_header_refuses_the_file()
    {
        var reading = await CsvReading.OfAsync("\"program_id\"x" + CsvRow.FileOf(CsvRow.Valid())["program_id".Length..]);

        Assert.Contains((1, null, DataRules.Quotes), reading.Findings);
        Assert.True(reading.Problems.RefuseAll);
    }

    [Fact]
    public async Task Rows_left_out_are_kept_with_their_header()
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid("4160000001"), Bad);

        var (file, lines) = Assert.Single(reading.Problems.Rows.Files);
        Assert.Equal(CsvRow.File, file);
        Assert.Equal(["program_id", "4160000099"], lines.Select(l => l[0]));
    }

    [Fact]
    public async Task A_refused_header_is_kept_as_a_row()
    {
        var reading = await CsvReading.OfAsync("a,b\n1,2\n");

        Assert.Equal(["a", "b"], Assert.Single(Assert.Single(reading.Problems.Rows.Files).Lines));
    }

    [Fact]
    public async Task A_row_of_another_width_is_reported()
    {
        var text = CsvRow.FileOf(CsvRow.Valid("4160000001"), CsvRow.Valid("4160000002"), CsvRow.Valid("4160000003"));

        var reading = await CsvReading.OfAsync(text.Replace("4160000002,", "4160000002,,", StringComparison.Ordinal));

        Assert.Equal([(3, null, DataRules.CellCount)], reading.Findings);
        Assert.Equal(2, reading.Programs.Count);
    }

    [Theory]
    [InlineData("Ann \"A\" Arbor")]
    [InlineData("\"Ann\" Arbor")]
    public async Task A_stray_quote_is_reported(string city)
    {
        var text = CsvRow.FileOf(CsvRow.Valid("4160000001"), CsvRow.Valid("4160000002").With("city", "CITY"), CsvRow.Valid("4160000003"));

        var reading = await CsvReading.OfAsync(text.Replace("CITY", city, StringComparison.Ordinal));

        Assert.Equal([(3, null, DataRules.Quotes)], reading.Findings);
        Assert.StartsWith("A quotation mark is inside a cell", reading.Problems.Kept[0].Message, StringComparison.Ordinal);
        Assert.Equal(["4160000001", "4160000003"], reading.Programs.Select(p => p.Id));
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_is_reported_where_its_row_starts()
    {
        var text = CsvRow.FileOf(CsvRow.Valid("4160000001"), CsvRow.Valid("4160000002").With("city", "CITY"), CsvRow.Valid("4160000003"));

        var reading = await CsvReading.OfAsync(text.Replace("CITY", "\"Ann Arbor", StringComparison.Ordinal));

        Assert.Equal([(3, null, DataRules.Quotes)], reading.Findings);
        Assert.StartsWith("A quotation mark is never closed", reading.Problems.Kept[0].Message, StringComparison.Ordinal);
        Assert.Equal(["4160000001"], reading.Programs.Select(p => p.Id));
    }

    [Fact]
    public async Task A_giant_row_refuses_the_file()
    {
        var text = CsvRow.FileOf(CsvRow.Valid("4160000001")) + "\"" + new string('x', 4_000_000);

        var reading = await CsvReading.OfAsync(text);

        Assert.Equal([(3, null, DataRules.RecordSize)], reading.Findings);
        Assert.Empty(reading.Programs);
    }

    [Fact]
    public async Task Only_the_first_thousand_problems_are_kept()
    {
        var reading = await CsvReading.OfAsync(Enumerable.Repeat(Bad, 1200));

        Assert.Equal((1000, 200), (reading.Problems.Kept.Count, reading.Problems.Omitted));
    }

    [Fact]
    public async Task No_content_makes_the_reader_throw()
    {
        byte[] alphabet = [.. "\",\r\na1\0"u8, 0xff, 0xc3];
        var header = Encoding.UTF8.GetBytes(CsvRow.FileOf(CsvRow.Valid()));
        var content = Gen.Int[0, alphabet.Length - 1].Select(i => alphabet[i]).Array[0, 200];

        await Gen.Select(content, Gen.Bool).SampleAsync(async (bytes, hasHeader) =>
        {
            var reading = await CsvReading.OfAsync(hasHeader ? [.. header, .. bytes] : bytes);
            Assert.InRange(reading.File.RowsRead, reading.Programs.Count, bytes.Length + 1);
        });
    }
}
