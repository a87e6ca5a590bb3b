using System.Globalization;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Tests.Support;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Tests.Csv;

public sealed class RowRuleTests
{
    [Fact]
    public async Task Coordinates_come_in_pairs()
    {
        var located = CsvRow.Valid().With("lat", "42.28").With("lon", "-83.74");
        var reading = await CsvReading.OfAsync(
            located, located.With("program_id", "4160000002").With("lat", ""), located.With("program_id", "4160000003").With("lon", ""));

        Assert.Equal([new GeoPoint(42.28, -83.74), null, null], reading.Programs.Select(p => p.Location));
        Assert.Equal([(3, "lat", DataRules.Needs), (4, "lon", DataRules.Needs)], reading.Findings);
    }

    [Theory]
    [InlineData("MI", "42.28", "-83.74", "42.28", "-83.74")]
    [InlineData("MI", "42.28", "83.74", "42.28", "-83.74")]
    [InlineData("MI", "-83.74", "42.28", "42.28", "-83.74")]
    [InlineData("MI", "83.74", "42.28", "42.28", "-83.74")]
    [InlineData("CA", "-118.24", "34.05", "34.05", "-118.24")]
    [InlineData("MI", "42.28° N", "83.74 W", "42.28", "-83.74")]
    [InlineData("MI", "42,28", "-83,74", "42.28", "-83.74")]
    [InlineData("GU", "13.47", "144.75", "13.47", "144.75")]
    [InlineData("HI", "21.3", "-157.9", "21.3", "-157.9")]
    [InlineData("MI", "34.05", "-118.24", null, null)]
    [InlineData("MI", "0", "0", null, null)]
    [InlineData("MI", "4.228", "-8.374", null, null)]
    [InlineData("MI", "north", "-83.74", null, null)]
    [InlineData("MI", "90", "180", null, null)]
    public async Task Coordinates_lie_in_the_state(
        string state, string latitude, string longitude, string? readLatitude, string? readLongitude)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With("state", state).With("lat", latitude).With("lon", longitude));

        GeoPoint? expected = readLatitude is null ? null : new GeoPoint(Number(readLatitude), Number(readLongitude!));
        Assert.Equal(expected, Assert.Single(reading.Programs).Location);
        Assert.Equal((latitude, longitude) != (readLatitude, readLongitude), reading.Problems.Count > 0);

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_place_that_was_moved_is_told_in_one_problem()
    {
        var rows = Samples.Rows(30).Select(r => r.With("lat", "42.28").With("lon", "83.74"));

        var problem = Assert.Single((await CsvReading.OfAsync(rows)).Problems.Kept);

        Assert.Equal(
            (ProblemEffect.Noted, DataRules.Place, "42.28, 83.74", "42.28, -83.74", 30, "2-31"),
            (problem.Effect, problem.Rule, problem.Value, problem.ReadAs, problem.Count, problem.Lines));
    }

    [Theory]
    [InlineData("220", "strict", true)]
    [InlineData("220", "soft", false)]
    [InlineData("220", "", null)]
    public async Task A_minimum_may_have_a_kind(string minimum, string kind, bool? isStrict)
    {
        var reading = await CsvReading.OfAsync(
            CsvRow.Valid().With("step2ck_minimum", minimum).With("step2ck_minimum_kind", kind));

        Assert.Equal(isStrict, Assert.Single(reading.Programs).MinimumStep2CkIsStrict);
    }

    [Fact]
    public async Task A_kind_needs_a_minimum()
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With("step2ck_minimum_kind", "soft"));

        Assert.Equal([(2, "step2ck_minimum", DataRules.Needs)], reading.Findings);
        Assert.Null(Assert.Single(reading.Programs).MinimumStep2CkIsStrict);
    }

    [Theory]
    [InlineData("applicants", "100", "interviews", "90", true)]
    [InlineData("applicants", "100", "interviews", "91", false)]
    [InlineData("applicants", "700", "interviews", "700", false)]
    [InlineData("applicants", "100", "interviews", "101", false)]
    [InlineData("applicants", "19", "interviews", "19", true)]
    [InlineData("applicants", "19", "interviews", "20", false)]
    [InlineData("applicants", "", "interviews", "101", true)]
    [InlineData("applicants", "100", "interviews", "", true)]
    [InlineData("positions", "8", "interviews", "8", true)]
    [InlineData("positions", "8", "interviews", "7", false)]
    [InlineData("do_share", "0.4", "img_share", "0.6", true)]
    [InlineData("do_share", "0.4", "img_share", "0.61", false)]
    [InlineData("step2ck_median", "240", "step2ck_minimum", "245", true)]
    [InlineData("step2ck_median", "240", "step2ck_minimum", "246", false)]
    public async Task Numbers_that_contradict_each_other_are_both_unknown(
        string column, string value, string other, string otherValue, bool isPlausible)
    {
        var row = CsvRow.Valid().With(column, value).With(other, otherValue);

        var reading = await CsvReading.OfAsync(row);

        Assert.Equal(isPlausible ? [] : [(2, other, DataRules.Order)], reading.Findings);
        var program = Assert.Single(reading.Programs);
        Assert.Equal(!isPlausible, program == Samples.BareProgram("4160000001"));
    }

    [Fact]
    public async Task A_cell_that_is_wrong_by_itself_is_not_blamed_on_its_neighbor()
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With("lat", "north").With("lon", "-83.74"));

        Assert.Equal([(2, "lat", DataRules.Range)], reading.Findings);
    }

    [Fact]
    public async Task All_problems_of_a_row_are_reported_at_once()
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid()
            .With("name", "").With("specialty", "unheard-of").With("positions", "few").With("lat", "1").With("lon", ""));

        Assert.Equal(
            [
                (2, "name", DataRules.Required),
                (2, "specialty", DataRules.KnownSpecialty),
                (2, "positions", DataRules.Range),
                (2, "lon", DataRules.Needs),
            ],
            reading.Findings);
    }
}
