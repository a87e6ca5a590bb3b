using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Tests.Support;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Tests.Csv;

public sealed class ColumnTests
{
    public static TheoryData<string, string, Func<ResidencyProgram, object?>, object> GoodValues => new()
    {
        { "program_id", "4169999999", p => p.Id, "4169999999" },
        { "specialty", "ir-integrated", p => p.Specialty, "ir-integrated" },
        { "name", "  Radiology, \"the\" best ", p => p.Name, "Radiology, \"the\" best" },
        { "name", new string('x', 200), p => p.Name, new string('x', 200) },
        { "institution", "ohio-state", p => p.Institution, "ohio-state" },
        { "city", "Cañon City", p => p.City, "Cañon City" },
        { "state", "PR", p => p.State, "PR" },
        { "source", "two\nlines", p => p.Source, "two\nlines" },
        { "source_date", "2024-02-29", p => p.SourceDate, new DateOnly(2024, 2, 29) },
        { "source_date", "1900-01-01", p => p.SourceDate, new DateOnly(1900, 1, 1) },
        { "setting", "university", p => p.Setting, ProgramSetting.University },
        { "setting", "university-affiliated", p => p.Setting, ProgramSetting.UniversityAffiliated },
        { "setting", "community", p => p.Setting, ProgramSetting.Community },
        { "setting", "military", p => p.Setting, ProgramSetting.Military },
        { "positions", "1", p => p.Positions, 1 },
        { "tracks", "C", p => p.Tracks, Tracks.Categorical },
        { "tracks", "A;C", p => p.Tracks, Tracks.Categorical | Tracks.Advanced },
        { "tracks", "C; A; P", p => p.Tracks, Tracks.Categorical | Tracks.Advanced | Tracks.Preliminary },
        { "step2ck_median", "1", p => p.MedianStep2Ck, 1.0 },
        { "step2ck_median", "251.5", p => p.MedianStep2Ck, 251.5 },
        { "step2ck_minimum", "300", p => p.MinimumStep2Ck, 300.0 },
        { "comlex", "accepted", p => p.Comlex, ExamPolicy.Accepted },
        { "comlex", "discouraged", p => p.Comlex, ExamPolicy.Discouraged },
        { "comlex", "not-accepted", p => p.Comlex, ExamPolicy.NotAccepted },
        { "visas", "none", p => p.Visas, VisaSponsorship.None },
        { "visas", "j1", p => p.Visas, VisaSponsorship.J1 },
        { "visas", "h1b", p => p.Visas, VisaSponsorship.H1B },
        { "visas", "j1;h1b", p => p.Visas, VisaSponsorship.J1 | VisaSponsorship.H1B },
        { "do_share", "0", p => p.DoShare, 0.0 },
        { "img_share", "1", p => p.ImgShare, 1.0 },
        { "applicants", "0", p => p.Applicants, 0 },
        { "interviews", "120", p => p.Interviews, 120 },
        { "signals_accepted", "yes", p => p.SignalsAccepted, true },
        { "ir_division", "no", p => p.IrDivision, false },
        { "research_funding_musd", "12.75", p => p.ResearchFundingMillions, 12.75 },
    };

    public static TheoryData<string> RequiredColumns => [.. ProgramColumns.All.Where(c => c.IsRequired).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(GoodValues))]
    public async Task A_good_value_is_read(
        string column, string text, Func<ResidencyProgram, object?> value, object expected)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With(column, text));

        Assert.Empty(reading.Findings);
        Assert.Equal(expected, value(Assert.Single(reading.Programs)));
    }

    [Theory]
    [InlineData("program_id", "416000001", DataRules.Format)]
    [InlineData("program_id", "41600000012", DataRules.Format)]
    [InlineData("program_id", "416000000x", DataRules.Format)]
    [InlineData("program_id", "٤١٦٠٠٠٠٠٠١", DataRules.Format)]
    [InlineData("specialty", "cardiology", DataRules.KnownSpecialty)]
    [InlineData("name", "bell\u0007", DataRules.Text)]
    [InlineData("name", "nul\0", DataRules.Text)]
    [InlineData("institution", "tab\tbed", DataRules.Text)]
    [InlineData("state", "mi", DataRules.Format)]
    [InlineData("state", "Mi", DataRules.Format)]
    [InlineData("state", "MIC", DataRules.Format)]
    [InlineData("source_date", "01/07/2026", DataRules.Format)]
    [InlineData("source_date", "2026-02-30", DataRules.Format)]
    [InlineData("source_date", "0001-01-01", DataRules.Format)]
    [InlineData("setting", "University", DataRules.AllowedValues)]
    [InlineData("positions", "0", DataRules.Range)]
    [InlineData("positions", "-1", DataRules.Range)]
    [InlineData("positions", "1.5", DataRules.Range)]
    [InlineData("positions", "99999999999", DataRules.Range)]
    [InlineData("tracks", "B", DataRules.AllowedValues)]
    [InlineData("tracks", "C;C", DataRules.AllowedValues)]
    [InlineData("tracks", "C;", DataRules.AllowedValues)]
    [InlineData("step2ck_median", "0", DataRules.Range)]
    [InlineData("step2ck_median", "301", DataRules.Range)]
    [InlineData("step2ck_median", "NaN", DataRules.Range)]
    [InlineData("step2ck_minimum", "1e2", DataRules.Range)]
    [InlineData("comlex", "yes", DataRules.AllowedValues)]
    [InlineData("visas", "j1;none", DataRules.AllowedValues)]
    [InlineData("visas", "o1", DataRules.AllowedValues)]
    [InlineData("do_share", "-0.01", DataRules.Range)]
    [InlineData("img_share", "1.01", DataRules.Range)]
    [InlineData("img_share", "20%", DataRules.Range)]
    [InlineData("applicants", "1,200", DataRules.Range)]
    [InlineData("applicants", "many", DataRules.Range)]
    [InlineData("interviews", "+5", DataRules.Range)]
    [InlineData("signals_accepted", "true", DataRules.AllowedValues)]
    [InlineData("ir_division", "1", DataRules.AllowedValues)]
    [InlineData("research_funding_musd", "-1", DataRules.Range)]
    [InlineData("research_funding_musd", "Infinity", DataRules.Range)]
    public async Task A_bad_value_is_reported(string column, string text, string rule)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With(column, text));

        var problem = Assert.Single(reading.Problems.Kept);
        Assert.Equal((CsvRow.File, 2, column, text, rule), (problem.File, problem.Line, problem.Column, problem.Value, problem.Rule));
        Assert.NotEmpty(problem.Message);
        Assert.Empty(reading.Programs);
        Assert.Equal(1, reading.File.RowsRead);
    }

    [Theory]
    [InlineData("step2ck_median", "x", "step2ck_median must be a number from 1 to 300.")]
    [InlineData("research_funding_musd", "x", "research_funding_musd must be a number of at least 0.")]
    [InlineData("tracks", "x", "tracks must be one or more of C, A, P joined by ';'.")]
    [InlineData("visas", "x", "visas must be none or one or more of j1, h1b joined by ';'.")]
    public async Task The_message_says_what_is_allowed(string column, string text, string message)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With(column, text));

        Assert.Equal(message, Assert.Single(reading.Problems.Kept).Message);
    }

    [Theory]
    [MemberData(nameof(RequiredColumns))]
    public async Task An_empty_required_cell_is_reported(string column)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With(column, "  "));

        Assert.Equal([(2, column, DataRules.Required)], reading.Findings);
    }

    [Fact]
    public async Task Empty_and_absent_optional_cells_mean_unknown()
    {
        var row = ProgramColumns.All.Where(c => !c.IsRequired)
            .Aggregate(CsvRow.Valid(), (r, column) => r.With(column.Name, ""));

        var empty = Assert.Single((await CsvReading.OfAsync(row)).Programs);
        var absent = Assert.Single((await CsvReading.OfAsync(CsvRow.Valid())).Programs);

        Assert.Equal(absent, empty);
        Assert.All(
            typeof(ResidencyProgram).GetProperties().Where(p => Nullable.GetUnderlyingType(p.PropertyType) is not null),
            property => Assert.Null(property.GetValue(absent)));
    }

    [Fact]
    public async Task Text_over_200_characters_is_reported_shortened()
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With("city", new string('x', 201)));

        var problem = Assert.Single(reading.Problems.Kept);
        Assert.Equal(("city", DataRules.Text), (problem.Column, problem.Rule));
        Assert.Equal(new string('x', 100) + "…", problem.Value);
    }
}
