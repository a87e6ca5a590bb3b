using System.Globalization;
using SmartPick.Engine.Programs;
using SmartPick.Fictional;

namespace SmartPick.Data.Tests;

public sealed class FictionalCatalogCsvTests
{
    [Fact]
    public void The_header_is_that_of_the_shipped_files() =>
        Assert.Equal(Schema.Header + "\n", Write([]));

    [Fact]
    public void Every_row_parses_again_with_every_field_filled()
    {
        var programs = FictionalCatalog.Create(3, 495);
        var table = CsvTable.Parse(Write(programs));

        Assert.Equal(programs.Select(p => p.Id), table.Rows.Select(r => r["program_id"]));
        Assert.All(programs.Zip(table.Rows), pair => AssertSame(pair.First, pair.Second));
    }

    [Fact]
    public void Closed_values_use_the_documented_words()
    {
        var rows = CsvTable.Parse(Write(FictionalCatalog.Create(3, 2000))).Rows;

        AssertWords(rows, "setting", "university", "university-affiliated", "community", "military");
        AssertWords(rows, "tracks", "C", "A", "C;A", "P");
        AssertWords(rows, "step2ck_minimum_kind", "strict", "soft");
        AssertWords(rows, "comlex", "accepted", "discouraged", "not-accepted");
        AssertWords(rows, "visas", "none", "j1", "j1;h1b");
        AssertWords(rows, "signals_accepted", "yes", "no");
        AssertWords(rows, "ir_division", "yes", "no");
    }

    [Fact]
    public void What_is_not_known_is_an_empty_field()
    {
        var bare = new ResidencyProgram
        {
            Id = "9900000001",
            Specialty = "dr",
            Name = "Fictional \"Bare\" Hospital, unknown",
            Institution = "fictional-0001",
            City = "Fictional Elm",
            State = "MI",
            Source = "test",
            SourceDate = new DateOnly(2026, 1, 2),
        };

        Assert.Equal(
            "9900000001,dr,\"Fictional \"\"Bare\"\" Hospital, unknown\",fictional-0001,Fictional Elm,MI,,,,,,,,,,,,,,,,,,test,2026-01-02\n",
            Write([bare])[(Schema.Header.Length + 1)..]);
    }

    private static void AssertSame(ResidencyProgram program, IReadOnlyDictionary<string, string> row)
    {
        Assert.DoesNotContain("", row.Values);
        Assert.Equal(program.Name, row["name"]);
        Assert.Equal(program.Institution, row["institution"]);
        Assert.True(UnitedStates.Contains(row["lat"], row["lon"]), program.Id);
        Assert.Equal(program.Location, new GeoPoint(Number(row["lat"]), Number(row["lon"])));
        Assert.Equal(program.Positions!.Value, Number(row["positions"]));
        Assert.Equal(program.MedianStep2Ck, Number(row["step2ck_median"]));
        Assert.Equal(program.MinimumStep2Ck, Number(row["step2ck_minimum"]));
        Assert.Equal(program.DoShare, Number(row["do_share"]));
        Assert.Equal(program.ImgShare, Number(row["img_share"]));
        Assert.Equal(program.Applicants!.Value, Number(row["applicants"]));
        Assert.Equal(program.Interviews!.Value, Number(row["interviews"]));
        Assert.Equal(program.ResearchFundingMillions, Number(row["research_funding_musd"]));
        Assert.Equal(program.SourceDate, DateOnly.ParseExact(row["source_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static void AssertWords(
        IEnumerable<IReadOnlyDictionary<string, string>> rows, string column, params string[] words) =>
        Assert.Equal(words.Order(StringComparer.Ordinal), rows.Select(r => r[column]).Distinct().Order(StringComparer.Ordinal));

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    private static string Write(IEnumerable<ResidencyProgram> programs)
    {
        using var writer = new StringWriter();
        FictionalCatalogCsv.Write(writer, programs);
        return writer.ToString();
    }
}
