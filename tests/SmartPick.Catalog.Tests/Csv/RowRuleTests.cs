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
        var reading = await CsvReading.OfAsync(located, located.With("lat", ""), located.With("lon", ""));

        Assert.Equal(new GeoPoint(42.28, -83.74), Assert.Single(reading.Programs).Location);
        Assert.Equal([(3, "lat", DataRules.Needs), (4, "lon", DataRules.Needs)], reading.Findings);
    }

    [Theory]
    [InlineData("90", "180", null)]
    [InlineData("-90.1", "0", "lat")]
    [InlineData("0", "180.5", "lon")]
    public async Task Coordinates_lie_on_the_globe(string latitude, string longitude, string? refused)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With("lat", latitude).With("lon", longitude));

        Assert.Equal(refused is null ? [] : [refused], reading.Problems.Kept.Select(p => p.Column));
    }

    [Theory]
    [InlineData("0", "0", false)]
    [InlineData("0", "1", true)]
    [InlineData("1", "0", true)]
    public async Task Zero_zero_is_no_place(string latitude, string longitude, bool isValid)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With("lat", latitude).With("lon", longitude));

        Assert.Equal(isValid ? [] : [(2, "lat", DataRules.Place)], reading.Findings);
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
    }

    [Theory]
    [InlineData("100", "100", true)]
    [InlineData("100", "101", false)]
    [InlineData("", "101", true)]
    [InlineData("100", "", true)]
    public async Task Interviews_do_not_exceed_applicants(string applicants, string interviews, bool isValid)
    {
        var reading = await CsvReading.OfAsync(
            CsvRow.Valid().With("applicants", applicants).With("interviews", interviews));

        Assert.Equal(isValid ? [] : [(2, "interviews", DataRules.Order)], reading.Findings);
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
            .With("name", "").With("specialty", "unheard-of").With("positions", "none").With("lat", "1").With("lon", ""));

        Assert.Equal(
            [
                (2, "name", DataRules.Required),
                (2, "positions", DataRules.Range),
                (2, "specialty", DataRules.KnownSpecialty),
                (2, "lon", DataRules.Needs),
            ],
            reading.Findings);
    }
}
