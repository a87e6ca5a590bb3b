using System.Globalization;
using System.Text;
using CsCheck;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Csv;

public sealed class FileTests
{
    private static readonly CsvRow Bad = CsvRow.Valid("4160000099").With("state", "!!");

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
    [InlineData("\r")]
    public async Task Lines_are_counted_through_multi_line_cells_and_blank_lines(string lineBreak)
    {
        var text = CsvRow.FileOf(
            CsvRow.Valid("4160000001").With("source", "one\ntwo\n\nfour"), Bad, CsvRow.Valid("4160000003"), CsvRow.Valid("4160000004")
                .With("source", "a\nb"), Bad);
        text = text.Replace("\n4160000099", "\n\n4160000099", StringComparison.Ordinal).Replace("\n", lineBreak, StringComparison.Ordinal);

        var reading = await CsvReading.OfAsync(text);

        Assert.Equal([8], reading.File.Rows.Select(r => r.Line));
        Assert.Equal(
            [(DataRules.LineBreak, "2-5, 9-10"), (DataRules.Format, "7, 12")],
            reading.Problems.Kept.Select(p => (p.Rule, p.Lines)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Two_stray_quotes_that_join_two_rows_lose_neither_silently(int column)
    {
        var lines = CsvRow.FileOf(Samples.Rows(4)).Split('\n');
        foreach (var i in new[] { 2, 3 })
        {
            var cells = lines[i].Split(',');
            cells[column] = "\"";
            lines[i] = string.Join(',', cells);
        }

        var reading = await CsvReading.OfAsync(string.Join('\n', lines));

        Assert.Equal([Samples.Id(1), Samples.Id(4)], reading.Programs.Select(p => p.Id));
        var problem = Assert.Single(reading.Problems.Kept);
        Assert.Equal((ProblemEffect.RowLeftOut, DataRules.LineBreak, "3-4"), (problem.Effect, problem.Rule, problem.Lines));
    }

    [Fact]
    public async Task A_byte_order_mark_is_tolerated()
    {
        var reading = await CsvReading.OfAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CsvRow.FileOf(CsvRow.Valid()))]);

        Assert.Single(reading.Programs);
    }

    [Theory]
    [InlineData("Cañon City")]
    [InlineData("Mayagüez")]
    [InlineData("Coeur d’Alene Women’s")]
    [InlineData("Winston – Salem “A”")]
    [InlineData("Škoda Œuvre")]
    public async Task Letters_of_Windows_are_understood_and_noted(string city)
    {
        var text = CsvRow.FileOf(CsvRow.Valid("4160000001").With("city", city), CsvRow.Valid("4160000002"));

        var reading = await CsvReading.OfAsync(Windows1252(text));

        Assert.Equal([city, "Ann Arbor"], reading.Programs.Select(p => p.City));
        var problem = Assert.Single(reading.Problems.Kept);
        Assert.Equal((ProblemEffect.Noted, 2, DataRules.Encoding, city), (problem.Effect, problem.Line, problem.Rule, problem.Value));
    }

    [Theory]
    [InlineData("Ca\u2013on City")]
    [InlineData("Garc\u2019a")]
    [InlineData("St\u00D7le")]
    public async Task Letters_that_may_be_of_another_system_cost_the_row(string city)
    {
        var text = CsvRow.FileOf(CsvRow.Valid("4160000001").With("city", city), CsvRow.Valid("4160000002"));

        var reading = await CsvReading.OfAsync(Windows1252(text));

        Assert.Equal([(2, "city", DataRules.Encoding)], reading.Findings);
        Assert.Equal(["4160000002"], reading.Programs.Select(p => p.Id));
        Assert.DoesNotContain(reading.Problems.Kept, p => p.Value!.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.PrivateUse));
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

        Assert.Equal((DataRules.UnknownColumn, "step2_median"), (reading.Problems.Kept[0].Rule, reading.Problems.Kept[0].Value));
        Assert.Empty(reading.Programs);
    }

    [Fact]
    public async Task Missing_required_columns_refuse_the_file_and_are_all_named()
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().Without("state").Without("name"));

        var problem = Assert.Single(reading.Problems.Kept);
        Assert.Equal((DataRules.MissingColumn, "name, state"), (problem.Rule, problem.Value));
    }

    [Fact]
    public async Task A_repeated_column_refuses_the_file()
    {
        var reading = await CsvReading.OfAsync(CsvRow.FileOf(CsvRow.Valid()).Replace("city", "state", StringComparison.Ordinal));

        Assert.Contains(reading.Problems.Kept, p => (p.Rule, p.Value) == (DataRules.RepeatedColumn, "state"));
    }

    [Theory]
    [InlineData(";", "semicolons")]
    [InlineData("\t", "tabs")]
    [InlineData("|", "vertical bars")]
    public async Task Another_separator_refuses_the_file_in_one_sentence(string separator, string name)
    {
        foreach (var text in new[] { CsvRow.FileOf(Samples.Rows(50)), Quoted(CsvRow.FileOf(Samples.Rows(50))) })
        {
            var reading = await CsvReading.OfAsync(text.Replace(",", separator, StringComparison.Ordinal));

            var problem = Assert.Single(reading.Problems.Kept);
            Assert.Equal((ProblemEffect.RefreshRefused, DataRules.Separator), (problem.Effect, problem.Rule));
            Assert.Contains(name, problem.Message, StringComparison.Ordinal);
            Assert.Empty(reading.Programs);
        }

        static string Quoted(string text) =>
            "\"" + text.TrimEnd('\n').Replace(",", "\",\"", StringComparison.Ordinal)
                .Replace("\n", "\"\n\"", StringComparison.Ordinal) + "\"\n";
    }

    [Theory]
    [InlineData("sep=,\n", false, 0)]
    [InlineData("\uFEFF\uFEFF", false, 0)]
    [InlineData("sep=;\n", true, 1)]
    [InlineData(",,,\n\n", false, 1)]
    [InlineData("Programs of 2026,,,\n", true, 1)]
    public async Task What_stands_above_the_header_is_recognized(string above, bool isRefused, int problems)
    {
        var reading = await CsvReading.OfAsync(above + CsvRow.FileOf(CsvRow.Valid()));

        Assert.Equal(isRefused, reading.Problems.RefuseAll);
        Assert.Equal(isRefused ? 0 : 1, reading.Programs.Count);
        Assert.Equal(problems, reading.Problems.Kept.Count);
    }

    [Fact]
    public async Task Names_in_the_header_may_be_spelled_otherwise()
    {
        var lines = CsvRow.FileOf(CsvRow.Valid().With("step2ck_median", "250")).Split('\n');
        lines[0] = "Program Id,SPECIALTY,Name,Institution, City ,State\u200B,Source,Source-Date,Step2Ck Median";

        var reading = await CsvReading.OfAsync(string.Join('\n', lines));

        Assert.Equal(250, Assert.Single(reading.Programs).MedianStep2Ck);
        var problem = Assert.Single(reading.Problems.Kept);
        Assert.Equal(
            (ProblemEffect.Noted, DataRules.ColumnSpelling, "Program Id", "program_id", 9),
            (problem.Effect, problem.Rule, problem.Value, problem.ReadAs, problem.Count));
    }

    [Theory]
    [InlineData("step2_median", "Did you mean step2ck_median?")]
    [InlineData("research funding", "Did you mean research_funding_musd?")]
    public async Task An_unknown_column_is_told_with_the_nearest_name(string name, string hint)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With(name, "250"));

        Assert.Contains(hint, Assert.Single(reading.Problems.Kept).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",,,", 1)]
    [InlineData(",", 1)]
    public async Task Empty_columns_at_the_right_are_noted_and_not_read(string commas, int problems)
    {
        var lines = CsvRow.FileOf(Samples.Rows(3)).TrimEnd('\n').Split('\n');

        var everywhere = await CsvReading.OfAsync(string.Join('\n', lines.Select(l => l + commas)));
        var headerOnly = await CsvReading.OfAsync(string.Join('\n', lines.Select((l, i) => i == 0 ? l + commas : l)));

        foreach (var reading in new[] { everywhere, headerOnly })
        {
            Assert.Equal(3, reading.Programs.Count);
            Assert.Equal(problems, reading.Problems.Kept.Count);
            Assert.All(reading.Problems.Kept, p => Assert.Equal(ProblemEffect.Noted, p.Effect));
        }
    }

    [Fact]
    public async Task A_cell_under_no_name_is_reported()
    {
        var text =
            "program_id,specialty,name,institution,,city,state,source,source_date\n4160000001,dr,A,a,lost,Ann Arbor,MI,s,2026-07-01\n";

        var reading = await CsvReading.OfAsync(text);

        Assert.Single(reading.Programs);
        Assert.Equal((ProblemEffect.CellUnknown, "lost"), (reading.Problems.Kept[0].Effect, reading.Problems.Kept[0].Value));
    }

    [Fact]
    public async Task Dates_that_may_be_read_either_way_are_read_month_first_and_that_is_said()
    {
        var reading = await CsvReading.OfAsync(Samples.Rows(3).Select(r => r.With("source_date", "7/1/2026")));

        Assert.All(reading.Programs, p => Assert.Equal(new DateOnly(2026, 7, 1), p.SourceDate));
        var problem = Assert.Single(reading.Problems.Kept);
        Assert.Equal(
            (ProblemEffect.Noted, DataRules.DayFirst, "2026-07-01", 3),
            (problem.Effect, problem.Rule, problem.ReadAs, problem.Count));
    }

    [Fact]
    public async Task Lines_of_one_quoted_cell_are_told_as_such()
    {
        var lines = CsvRow.FileOf(Samples.Rows(3)).TrimEnd('\n').Split('\n');

        var reading = await CsvReading.OfAsync(string.Join('\n', lines.Select(l => $"\"{l}\"")));

        Assert.Contains("Text to Columns", Assert.Single(reading.Problems.Kept).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_date_with_the_day_first_makes_all_dates_with_slashes_doubtful()
    {
        var reading = await CsvReading.OfAsync(
            CsvRow.Valid("4160000001").With("source_date", "7/1/2026"),
            CsvRow.Valid("4160000002").With("source_date", "2026-07-01"),
            CsvRow.Valid("4160000003").With("source_date", "13/1/2026"),
            CsvRow.Valid("4160000004").With("source_date", "7/7/2026"));

        Assert.Equal(["4160000002", "4160000004"], reading.Programs.Select(p => p.Id));
        Assert.Equal((2, 2), (reading.Problems.CountOf(ProblemEffect.RowLeftOut), reading.Problems.CountOf(ProblemEffect.Noted)));
        Assert.All(reading.Problems.Kept.Where(p => p.Effect == ProblemEffect.RowLeftOut), p => Assert.Equal(DataRules.DayFirst, p.Rule));
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
    public async Task A_quote_that_is_never_closed_refuses_the_file()
    {
        var text = CsvRow.FileOf(CsvRow.Valid("4160000001"), CsvRow.Valid("4160000002").With("city", "CITY"), CsvRow.Valid("4160000003"));

        var reading = await CsvReading.OfAsync(text.Replace("CITY", "\"Ann Arbor", StringComparison.Ordinal));

        Assert.Equal([(3, null, DataRules.Quotes)], reading.Findings);
        Assert.StartsWith("A quotation mark is never closed", reading.Problems.Kept[0].Message, StringComparison.Ordinal);
        Assert.True(reading.Problems.RefuseAll);
        Assert.Empty(reading.Programs);
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
    public async Task Repeats_are_one_problem()
    {
        var reading = await CsvReading.OfAsync(Enumerable.Repeat(Bad, 1200));

        var problem = Assert.Single(reading.Problems.Kept);
        Assert.Equal((1200, "2-1201", "!!"), (problem.Count, problem.Lines, problem.Value));
        Assert.Equal((1200, 0), (reading.Problems.Count, reading.Problems.Omitted));
    }

    [Fact]
    public void Only_the_first_thousand_problems_are_kept_and_what_costs_most_comes_first()
    {
        var problems = new ProblemList();
        for (var i = 0; i < 1200; i++)
        {
            problems.Add(new DataProblem(ProblemEffect.Noted, $"programs/{i}.csv", 1, null, null, DataRules.BlankRow, "Blank."));
        }

        problems.Add(new DataProblem(ProblemEffect.RowLeftOut, "programs/last.csv", 9, "state", "Ohio", DataRules.Format, "Bad."));

        Assert.Equal((1000, 201), (problems.Kept.Count, problems.Omitted));
        Assert.Equal("programs/last.csv", problems.Kept[0].File);
    }

    [Fact]
    public void Lines_are_told_in_ranges_however_many_there_are()
    {
        var lines = new LineRanges();
        Assert.Null(lines.ToString());
        lines.Add(2, 2);
        Assert.Null(lines.ToString());
        lines.Add(3, 5);
        lines.Add(9, 9);
        Assert.Equal("2-5, 9", lines.ToString());
        for (var line = 11; line < 1000; line += 2)
        {
            lines.Add(line, line);
        }

        Assert.EndsWith("45 and 477 more", lines.ToString(), StringComparison.Ordinal);
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

    /// <summary>Encodes as Windows does: bytes 80 to 9F are what they stand for.</summary>
    private static byte[] Windows1252(string text)
    {
        const string Special = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
        return [.. text.Select(c => c > 0xFF ? (byte)(0x80 + Special.IndexOf(c, StringComparison.Ordinal)) : (byte)c)];
    }
}
