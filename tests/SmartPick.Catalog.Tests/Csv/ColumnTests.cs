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
        { "source_date", "2024-02-29", p => p.SourceDate, new DateOnly(2024, 2, 29) },
        { "source_date", "2000-01-01", p => p.SourceDate, new DateOnly(2000, 1, 1) },
        { "setting", "university", p => p.Setting, ProgramSetting.University },
        { "setting", "university-affiliated", p => p.Setting, ProgramSetting.UniversityAffiliated },
        { "setting", "community", p => p.Setting, ProgramSetting.Community },
        { "setting", "military", p => p.Setting, ProgramSetting.Military },
        { "positions", "1", p => p.Positions, 1 },
        { "tracks", "C", p => p.Tracks, Tracks.Categorical },
        { "tracks", "A;C", p => p.Tracks, Tracks.Categorical | Tracks.Advanced },
        { "tracks", "C; A; P", p => p.Tracks, Tracks.Categorical | Tracks.Advanced | Tracks.Preliminary },
        { "step2ck_median", "209", p => p.MedianStep2Ck, 209.0 },
        { "step2ck_median", "251.5", p => p.MedianStep2Ck, 251.5 },
        { "step2ck_minimum", "275", p => p.MinimumStep2Ck, 275.0 },
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
    [InlineData("program_id", "416000001", DataRules.LostZero)]
    [InlineData("program_id", "41600000012", DataRules.Format)]
    [InlineData("program_id", "416000000x", DataRules.Format)]
    [InlineData("program_id", "٤١٦٠٠٠٠٠٠١", DataRules.Format)]
    [InlineData("program_id", "4.16E+09", DataRules.ScientificId)]
    [InlineData("specialty", "cardiology", DataRules.KnownSpecialty)]
    [InlineData("name", "bell\u0007", DataRules.Text)]
    [InlineData("name", "nul\0", DataRules.Text)]
    [InlineData("name", "right\u202Eleft", DataRules.Text)]
    [InlineData("name", "\u2067isolated\u2069", DataRules.Text)]
    [InlineData("name", "--- . ---", DataRules.Text)]
    [InlineData("name", "\uE000", DataRules.Text)]
    [InlineData("institution", "tab\tbed", DataRules.Text)]
    [InlineData("state", "XX", DataRules.Format)]
    [InlineData("state", "MIC", DataRules.Format)]
    [InlineData("state", "Wyoming", DataRules.Format)]
    [InlineData("source_date", "13/07/2026", DataRules.DayFirst)]
    [InlineData("source_date", "46204", DataRules.SpreadsheetDate)]
    [InlineData("source_date", "2026-02-30", DataRules.Format)]
    [InlineData("source_date", "0001-01-01", DataRules.Plausible)]
    [InlineData("source_date", "2027-01-01", DataRules.Plausible)]
    public async Task A_bad_value_of_a_required_column_costs_its_row(string column, string text, string rule)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With(column, text));

        var problem = Assert.Single(reading.Problems.Kept);
        Assert.Equal(
            (ProblemEffect.RowLeftOut, CsvRow.File, 2, column, text, rule),
            (problem.Effect, problem.File, problem.Line, problem.Column, problem.Value, problem.Rule));
        Assert.NotEmpty(problem.Message);
        Assert.Empty(reading.Programs);
        Assert.Equal(1, reading.File.RowsRead);
    }

    [Theory]
    [InlineData("setting", "hospital", DataRules.AllowedValues)]
    [InlineData("positions", "0", DataRules.Range)]
    [InlineData("positions", "-1", DataRules.Range)]
    [InlineData("positions", "1.5", DataRules.Range)]
    [InlineData("positions", "1,5", DataRules.Range)]
    [InlineData("positions", "99999999999", DataRules.Range)]
    [InlineData("positions", "6-8", DataRules.Range)]
    [InlineData("positions", "900", DataRules.Plausible)]
    [InlineData("tracks", "B", DataRules.AllowedValues)]
    [InlineData("tracks", "CA", DataRules.AllowedValues)]
    [InlineData("step2ck_median", "0", DataRules.Range)]
    [InlineData("step2ck_median", "301", DataRules.Range)]
    [InlineData("step2ck_median", "85", DataRules.Plausible)]
    [InlineData("step2ck_median", "24.5", DataRules.Plausible)]
    [InlineData("step2ck_median", "205", DataRules.Plausible)]
    [InlineData("step2ck_median", "290", DataRules.Plausible)]
    [InlineData("step2ck_median", "240+", DataRules.Range)]
    [InlineData("step2ck_median", "#REF!", DataRules.SpreadsheetError)]
    [InlineData("step2ck_minimum", "1e2", DataRules.Range)]
    [InlineData("step2ck_minimum", "22", DataRules.Plausible)]
    [InlineData("comlex", "yes", DataRules.AllowedValues)]
    [InlineData("visas", "j1;none", DataRules.AllowedValues)]
    [InlineData("visas", "o1", DataRules.AllowedValues)]
    [InlineData("visas", "yes", DataRules.AllowedValues)]
    [InlineData("do_share", "-0.01", DataRules.Range)]
    [InlineData("do_share", "45", DataRules.Range)]
    [InlineData("do_share", "145%", DataRules.Range)]
    [InlineData("img_share", "1.01", DataRules.Range)]
    [InlineData("applicants", "many", DataRules.Range)]
    [InlineData("interviews", "+5", DataRules.Range)]
    [InlineData("interviews", "9000", DataRules.Plausible)]
    [InlineData("signals_accepted", "some", DataRules.AllowedValues)]
    [InlineData("research_funding_musd", "-1", DataRules.Range)]
    [InlineData("research_funding_musd", "Infinity", DataRules.Range)]
    [InlineData("research_funding_musd", "1,234", DataRules.Range)]
    [InlineData("research_funding_musd", "12500000", DataRules.Plausible)]
    public async Task A_bad_value_of_an_optional_column_costs_its_cell(string column, string text, string rule)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With(column, text));

        var problem = Assert.Single(reading.Problems.Kept);
        Assert.Equal(
            (ProblemEffect.CellUnknown, CsvRow.File, 2, column, text, rule),
            (problem.Effect, problem.File, problem.Line, problem.Column, problem.Value, problem.Rule));
        Assert.Equal(Samples.BareProgram("4160000001"), Assert.Single(reading.Programs));
    }

    public static TheoryData<string, string, string, Func<ResidencyProgram, object?>, object> OtherSpellings => new()
    {
        { "program_id", "4160000001.0", "4160000001", p => p.Id, "4160000001" },
        { "program_id", "=\"4160000001\"", "4160000001", p => p.Id, "4160000001" },
        { "program_id", "4.160000001E+09", "4160000001", p => p.Id, "4160000001" },
        { "specialty", "DR", "dr", p => p.Specialty, "dr" },
        { "specialty", "IR Integrated", "ir-integrated", p => p.Specialty, "ir-integrated" },
        { "institution", "St. Mary’s & Mercy", "st-marys-and-mercy", p => p.Institution, "st-marys-and-mercy" },
        { "state", "mi", "MI", p => p.State, "MI" },
        { "source_date", "7/7/2026", "2026-07-07", p => p.SourceDate, new DateOnly(2026, 7, 7) },
        { "source_date", "7/16/2026 0:00", "2026-07-16", p => p.SourceDate, new DateOnly(2026, 7, 16) },
        { "source_date", "2026-07-01T00:00:00.000Z", "2026-07-01", p => p.SourceDate, new DateOnly(2026, 7, 1) },
        { "source_date", "1-Jul-26", "2026-07-01", p => p.SourceDate, new DateOnly(2026, 7, 1) },
        { "source_date", "July 1, 2026", "2026-07-01", p => p.SourceDate, new DateOnly(2026, 7, 1) },
        { "setting", "University Affiliated", "university-affiliated", p => p.Setting, ProgramSetting.UniversityAffiliated },
        { "positions", "8.0", "8", p => p.Positions, 8 },
        { "applicants", "1,234", "1234", p => p.Applicants, 1234 },
        { "applicants", "1 234", "1234", p => p.Applicants, 1234 },
        { "do_share", "45%", "0.45", p => p.DoShare, 0.45 },
        { "img_share", "12.5 %", "0.125", p => p.ImgShare, 0.125 },
        { "img_share", "0,25", "0.25", p => p.ImgShare, 0.25 },
        { "step2ck_median", "250,5", "250.5", p => p.MedianStep2Ck, 250.5 },
        { "research_funding_musd", "$12.5", "12.5", p => p.ResearchFundingMillions, 12.5 },
        { "tracks", "c;a", "C;A", p => p.Tracks, Tracks.Categorical | Tracks.Advanced },
        { "tracks", "C/A", "C;A", p => p.Tracks, Tracks.Categorical | Tracks.Advanced },
        { "tracks", "Advanced and Preliminary", "A;P", p => p.Tracks, Tracks.Advanced | Tracks.Preliminary },
        { "tracks", "C;C", "C", p => p.Tracks, Tracks.Categorical },
        { "tracks", "C;", "C", p => p.Tracks, Tracks.Categorical },
        { "visas", "J-1; H-1B", "j1;h1b", p => p.Visas, VisaSponsorship.J1 | VisaSponsorship.H1B },
        { "visas", "J1, H1B", "j1;h1b", p => p.Visas, VisaSponsorship.J1 | VisaSponsorship.H1B },
        { "visas", "None", "none", p => p.Visas, VisaSponsorship.None },
        { "comlex", "Not accepted", "not-accepted", p => p.Comlex, ExamPolicy.NotAccepted },
        { "signals_accepted", "Yes", "yes", p => p.SignalsAccepted, true },
        { "signals_accepted", "TRUE", "yes", p => p.SignalsAccepted, true },
        { "signals_accepted", "Y", "yes", p => p.SignalsAccepted, true },
        { "ir_division", "0", "no", p => p.IrDivision, false },
    };

    [Theory]
    [MemberData(nameof(OtherSpellings))]
    public async Task Another_spelling_with_one_meaning_is_understood_and_noted(
        string column, string text, string readAs, Func<ResidencyProgram, object?> value, object expected)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With(column, text));

        Assert.Equal(expected, value(Assert.Single(reading.Programs)));
        var problem = Assert.Single(reading.Problems.Kept);
        Assert.Equal(
            (ProblemEffect.Noted, 2, column, text, readAs, DataRules.Spelling),
            (problem.Effect, problem.Line, problem.Column, problem.Value, problem.ReadAs, problem.Rule));
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData("TBD")]
    [InlineData("unknown")]
    [InlineData("?")]
    [InlineData("—")]
    public async Task A_word_for_unknown_is_an_empty_cell(string word)
    {
        var optional = ProgramColumns.All.Where(c => !c.IsRequired).ToArray();
        var row = optional.Aggregate(CsvRow.Valid(), (r, column) => r.With(column.Name, word));

        var nameless = optional.Aggregate(CsvRow.Valid("4160000002").With("name", word), (r, column) => r.With(column.Name, ""));

        var reading = await CsvReading.OfAsync(row, nameless);

        Assert.Equal(Samples.BareProgram("4160000001"), Assert.Single(reading.Programs));
        Assert.Equal(
            [(3, "name", DataRules.Required), .. optional.Select(c => (2, (string?)c.Name, DataRules.UnknownWord))],
            reading.Findings);
    }

    [Theory]
    [InlineData("\u200B\u2060\uFEFF")]
    [InlineData("\u00A0 \u3000")]
    [InlineData("\u3164")]
    [InlineData("\u2800")]
    public async Task A_cell_of_characters_that_nobody_sees_is_empty(string name)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With("name", name));

        Assert.Equal([(2, "name", DataRules.Required)], reading.Findings);
    }

    [Fact]
    public async Task Characters_without_width_are_taken_out()
    {
        var reading = await CsvReading.OfAsync(
            CsvRow.Valid().With("name", "Ra\u200Bdio\u00ADlogy\u00A0\u2009A\uFEFF").With("program_id", "4160000001\u200E"));

        Assert.Equal(("4160000001", "Radiology  A"), (reading.Programs[0].Id, reading.Programs[0].Name));
    }

    [Theory]
    [InlineData("400121010", "AL", "0400121010")]
    [InlineData("403521010", "ny", "0403521010")]
    [InlineData("403521010", "AL", null)]
    [InlineData("420012101", "MI", null)]
    public async Task A_leading_zero_is_put_back_where_the_state_confirms_it(string id, string state, string? read)
    {
        var reading = await CsvReading.OfAsync(CsvRow.Valid().With("program_id", id).With("state", state));

        Assert.Equal(read is null ? [] : [read], reading.Programs.Select(p => p.Id));
        Assert.Contains(reading.Problems.Kept, p => p.Rule == DataRules.LostZero);
    }

    [Theory]
    [InlineData("step2ck_median", "x", "step2ck_median must be a number from 1 to 300.")]
    [InlineData("research_funding_musd", "x", "research_funding_musd must be a number of at least 0.")]
    [InlineData("tracks", "x", "tracks must be one or more of C, A, P joined by ';'.")]
    [InlineData("visas", "x", "visas must be none or one or more of j1, h1b joined by ';'.")]
    [InlineData("do_share", "x", "do_share must be a share from 0 to 1, such as 0.45 for 45%.")]
    [InlineData("state", "Wyoming", "The state must be its two-letter postal code: write WY.")]
    [InlineData("step2ck_median", "85", "step2ck_median is not plausible outside 209 to 285. Give the three-digit Step 2 CK score, not a percentile, a COMLEX score or a score on another scale.")]
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
