using System.Text;
using CsCheck;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Tests.Support;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Tests.Csv;

/// <summary>What holds for every file, also for those that nobody has thought of.</summary>
public sealed class ToleranceTests
{
    private static readonly string[] Required = [.. ProgramColumns.All.Where(c => c.IsRequired).Select(c => c.Name)];
    private static readonly string[] Optional = [.. ProgramColumns.All.Where(c => !c.IsRequired).Select(c => c.Name)];

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Char[" -~"].Array[0, 12].Select(c => new string(c)),
        Gen.Char["0123456789.,-%$ "].Array[0, 8].Select(c => new string(c)),
        Gen.Char["\u00A0\u2212\u200B\u202Eñé½医٣₂\uFFFD\uE000\uF7F1"].Array[0, 5].Select(c => new string(c)),
        Gen.Const("N/A"), Gen.Const("1,234"), Gen.Const("45%"), Gen.Const("J-1/H-1B"), Gen.Const("=1+1"), Gen.Const("7/1/2026"), Gen.Const("#N/A"));

    /// <summary>An optional cell costs at most itself and the cells that it is compared with.</summary>
    [Fact]
    public void Whatever_stands_in_optional_cells_the_program_serves_and_nothing_is_lost_silently() =>
        Gen.Select(Gen.Int[0, Optional.Length - 1], AnyText).Sample((column, text) =>
        {
            var good = Samples.FullRow;
            var reading = Read(
                good, good.With("program_id", "4160000002").With(Optional[column], text), good.With("program_id", "4160000003"));

            Assert.Equal(3, reading.Programs.Count);
            Assert.Equal([Samples.FullProgram, Samples.FullProgram with { Id = "4160000003" }], [reading.Programs[0], reading.Programs[2]]);
            var changed = reading.Programs[1] != Samples.FullProgram with { Id = "4160000002" };
            Assert.True(!changed || reading.Problems.Count > 0 || CanBeRead(Optional[column], text), $"{Optional[column]}: {text}");
            Assert.All(reading.Problems.Kept, p => Assert.True(p.Line == 3 && p.Effect >= ProblemEffect.CellUnknown, p.ToString()));
        });

    /// <summary>A required cell costs at most its row.</summary>
    [Fact]
    public void Whatever_stands_in_a_required_cell_only_its_row_can_be_lost_and_that_is_told() =>
        Gen.Select(Gen.Int[0, Required.Length - 1], AnyText).Sample((column, text) =>
        {
            var reading = Read(
                CsvRow.Valid("4160000001"), CsvRow.Valid("4160000002").With(Required[column], text), CsvRow.Valid("4160000003"));

            Assert.Contains(reading.Programs, p => p.Id == "4160000001");
            Assert.Contains(reading.Programs, p => p.Id == "4160000003");
            Assert.Equal(reading.Programs.Count < 3, reading.Problems.CountOf(ProblemEffect.RowLeftOut) > 0);
        });

    /// <summary>Case, spaces and punctuation of codes never change what they mean.</summary>
    [Fact]
    public void Codes_mean_the_same_however_they_are_spelled()
    {
        (string Column, string[] Codes)[] columns =
        [
            ("setting", ["university", "university-affiliated", "community", "military"]),
            ("tracks", ["C", "A", "P", "C;A", "A;P", "C;A;P"]),
            ("comlex", ["accepted", "discouraged", "not-accepted"]),
            ("visas", ["none", "j1", "h1b", "j1;h1b"]),
            ("signals_accepted", ["yes", "no"]),
            ("ir_division", ["yes", "no"]),
        ];
        var spelling = Gen.Select(
            Gen.Int[0, columns.Length - 1],
            Gen.Int[0, 5],
            Gen.Bool.Array[20],
            OneOf("; ", ",", " / ", "|", " and ", " & "),
            OneOf("-", " ", "", "\u00A0"));
        spelling.Sample((column, code, upper, separator, dash) =>
        {
            var (name, codes) = columns[column];
            var canonical = codes[code % codes.Length];
            var text = string.Concat(canonical.Select((c, i) => upper[i % upper.Length] ? char.ToUpperInvariant(c) : c))
                .Replace("-", dash, StringComparison.Ordinal).Replace(";", separator, StringComparison.Ordinal);

            Assert.Equal(Program(name, canonical), Program(name, text));
        });
    }

    /// <summary>A number means the same with thousands separators, a percent sign or a decimal comma, or it is unknown and told.</summary>
    [Fact]
    public void Numbers_mean_the_same_however_they_are_written() =>
        Gen.Select(Gen.Int[1, 19_999], Gen.Double[0.001, 0.999], Gen.Double[209, 285]).Sample((applicants, share, median) =>
        {
            var (roundShare, roundMedian) = (Math.Round(share, 4), Math.Round(median, 1));
            Assert.Equal(applicants, Program("applicants", Text($"{applicants:#,0}")).Applicants);
            Assert.Equal(applicants, Program("applicants", Text($"{applicants}.0")).Applicants);
            Assert.Equal(roundShare, Program("do_share", Text($"{100 * (decimal)roundShare}%")).DoShare!.Value, 12);
            Assert.Equal(roundShare, Program("do_share", Text($"{roundShare:0.####}").Replace('.', ',')).DoShare!.Value, 12);
            Assert.Equal(roundMedian, Program("step2ck_median", Text($"{roundMedian}").Replace('.', ',')).MedianStep2Ck);
        });

    [Theory]
    [InlineData("2,000", 2000)]
    [InlineData("12,000.0", 12000)]
    [InlineData("1,200", 1200)]
    public void A_whole_number_with_a_comma_before_three_digits_has_a_thousands_separator(string text, int applicants) =>
        Assert.Equal(applicants, Program("applicants", text).Applicants);

    /// <summary>How a file is stored changes nothing, or is the only thing that is told.</summary>
    [Fact]
    public void A_file_saved_in_another_way_is_read_alike_or_refused_for_one_cause()
    {
        Encoding[] encodings = [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UTF32Encoding(false, true), new UnicodeEncoding(false, false)];
        var storing = Gen.Select(
            Gen.Int[1, 40],
            Gen.Int[0, encodings.Length - 1],
            OneOf(",", ";", "\t", "|"),
            OneOf("\n", "\r\n", "\r"),
            Gen.Int[0, 3],
            Gen.Bool,
            Gen.Bool);
        storing.Sample((rows, encoding, separator, lineEnd, blanks, titleCase, quoted) =>
        {
            var lines = CsvRow.FileOf(Samples.Rows(rows)).TrimEnd('\n').Split('\n').Select(l => l + new string(',', blanks)).ToArray();
            lines[0] = titleCase ? lines[0].Replace('_', ' ').ToUpperInvariant() : lines[0];
            var text = string.Join(lineEnd, lines.Select(l => quoted ? $"\"{l.Replace(",", "\",\"", StringComparison.Ordinal)}\"" : l)
                .SelectMany(l => Enumerable.Repeat(new string(',', 7), blanks).Prepend(l))).Replace(
                    ",", separator, StringComparison.Ordinal);
            byte[] content = [.. encodings[encoding].GetPreamble(), .. encodings[encoding].GetBytes(text)];

            var reading = CsvReading.OfAsync(content).GetAwaiter().GetResult();

            if (reading.Problems.RefuseAll)
            {
                Assert.Single(reading.Problems.Kept, p => p.Effect == ProblemEffect.RefreshRefused);
                Assert.True(separator != "," || encoding >= 4);
                Assert.Contains(reading.Problems.Kept[0].Rule, (string[])[DataRules.Separator, DataRules.Encoding]);
            }
            else
            {
                Assert.Equal(Enumerable.Range(1, rows).Select(n => Samples.BareProgram(Samples.Id(n))), reading.Programs);
                Assert.All(reading.Problems.Kept, p => Assert.Equal(ProblemEffect.Noted, p.Effect));
            }
        });
    }

    /// <summary>However often a fault repeats, it is told once for each column.</summary>
    [Fact]
    public void One_cause_is_one_problem() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[0, Optional.Length - 1], OneOf("#REF!", "x", "several")).Sample((rows, column, text) =>
        {
            var reading = Read([.. Samples.Rows(rows).Select(r => r.With(Optional[column], text))]);

            Assert.Equal(rows, reading.Programs.Count);
            Assert.All(reading.Problems.Kept, p => Assert.Equal((rows, rows > 1 ? $"2-{rows + 1}" : null), (p.Count, p.Lines)));
            Assert.InRange(reading.Problems.Kept.Count, 1, 2);
        });

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static bool CanBeRead(string column, string text) =>
        TextOf(text).Length == 0 || ProgramColumns.All.First(c => c.Name == column)
            .Read(TextOf(text), null) is { Fault: null, ReadAs: null };

    private static string TextOf(string text) => Engine.Text.TextFolding.Visible(text);

    private static ResidencyProgram Program(string column, string text) => Assert.Single(Read(CsvRow.Valid().With(column, text)).Programs);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static CsvReading Read(params CsvRow[] rows) => CsvReading.OfAsync(rows).GetAwaiter().GetResult();
}
