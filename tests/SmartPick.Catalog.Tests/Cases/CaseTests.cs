using System.IO.Compression;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Tests.Cases;

/// <summary>Files as operators really drop them, through the whole refresh.</summary>
[Collection(AzuriteTests.Name)]
public sealed class CaseTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_median_on_another_scale_is_unknown_and_its_program_serves()
    {
        var (report, programs) = await RefreshAsync("median-on-another-scale.csv");

        Assert.Equal([null, null, null, 251.0], programs.Select(p => p.MedianStep2Ck));
        var problem = Assert.Single(report.Problems);
        Assert.Equal(
            (ProblemEffect.CellUnknown, DataRules.Plausible, 3, "2-4"),
            (problem.Effect, problem.Rule, problem.Count, problem.Lines));
        Assert.Equal((0, 3), (report.RowsRefused, report.CellsUnknown));
    }

    [Fact]
    public async Task Swapped_and_unsigned_coordinates_are_put_right_and_far_ones_unknown()
    {
        var (report, programs) = await RefreshAsync("coordinates.csv");

        var place = new GeoPoint(42.73, -84.56);
        Assert.Equal([place, place, null], programs.Select(p => p.Location));
        Assert.Equal([ProblemEffect.CellUnknown, ProblemEffect.Noted], report.Problems.Select(p => p.Effect));
    }

    [Fact]
    public async Task A_state_that_does_not_exist_costs_its_row()
    {
        var (report, programs) = await RefreshAsync("state-that-is-none.csv");

        Assert.Equal(["9905500002"], programs.Select(p => p.Id));
        Assert.Equal((ProblemEffect.RowLeftOut, "state", "XX"), One(report, p => (p.Effect, p.Column, p.Value)));
    }

    [Theory]
    [InlineData("excel-us-dates.csv", 15, 6)]
    [InlineData("excel-ambiguous-dates.csv", 1, 7)]
    public async Task Dates_of_an_American_spreadsheet_are_read_and_noted_once(string file, int day, int month)
    {
        var (report, programs) = await RefreshAsync(file);

        Assert.All(programs, p => Assert.Equal(new DateOnly(2026, month, day), p.SourceDate));
        Assert.Equal((ProblemEffect.Noted, 3, "2-4"), One(report, p => (p.Effect, p.Count, p.Lines)));
    }

    [Fact]
    public async Task Ids_cut_by_a_spreadsheet_are_told_in_one_problem()
    {
        var report = await RefusedAsync("scientific-ids.csv");

        Assert.Equal((DataRules.ScientificId, 3), One(report, p => (p.Rule, p.Count)));
        Assert.Contains("format the column program_id as Text", report.Problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("semicolons.csv", "semicolons")]
    [InlineData("utf16-tabs.csv", "tabs")]
    public async Task Another_separator_is_told_in_one_sentence(string file, string separator)
    {
        var report = await RefusedAsync(file);

        var refusal = Assert.Single(report.Problems, p => p.Effect == ProblemEffect.RefreshRefused);
        Assert.Equal(DataRules.Separator, refusal.Rule);
        Assert.Contains(separator, report.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty-columns.csv", DataRules.UnnamedColumn)]
    [InlineData("comma-after-header.csv", DataRules.UnnamedColumn)]
    [InlineData("title-case-header.csv", DataRules.ColumnSpelling)]
    [InlineData("windows-1252.csv", DataRules.Encoding)]
    public async Task What_is_clear_all_the_same_is_read_and_noted_once(string file, string rule)
    {
        var (report, programs) = await RefreshAsync(file);

        Assert.NotEmpty(programs);
        Assert.Equal((0, 0), (report.RowsRefused, report.CellsUnknown));
        Assert.Equal((ProblemEffect.Noted, rule), One(report, p => (p.Effect, p.Rule)));
    }

    [Fact]
    public async Task Numbers_as_people_write_them_are_read_where_they_mean_one_thing()
    {
        var (report, programs) = await RefreshAsync("numbers-as-people-write.csv");

        Assert.Equal(0.45, programs[0].DoShare);
        Assert.Equal((1234, 120), (programs[1].Applicants, programs[1].Interviews));
        Assert.Equal(8, programs[2].Positions);
        Assert.All(programs, p => Assert.Equal(new GeoPoint(42.73, -84.56), p.Location));
        Assert.Equal(250.5, programs[4].MedianStep2Ck);
        Assert.Null(programs[5].DoShare);
        Assert.Equal((null, null), (programs[6].Positions, programs[6].Visas));
        Assert.Equal(
            [("do_share", 7)], report.Problems.Where(p => p.Effect == ProblemEffect.CellUnknown).Select(p => (p.Column!, p.Line)));
        Assert.Equal(0, report.RowsRefused);
    }

    [Fact]
    public async Task Codes_as_people_write_them_are_read()
    {
        var (report, programs) = await RefreshAsync("codes-as-people-write.csv");

        Assert.Equal(8, programs.Count);
        Assert.All(programs.Take(3), p => Assert.True(p.SignalsAccepted));
        Assert.Equal(VisaSponsorship.J1 | VisaSponsorship.H1B, programs[3].Visas);
        Assert.All(programs.Skip(4).Take(2), p => Assert.Equal(Tracks.Categorical | Tracks.Advanced, p.Tracks));
        Assert.All(programs, p => Assert.Equal(("MI", "dr"), (p.State, p.Specialty)));
        Assert.All(report.Problems, p => Assert.Equal(ProblemEffect.Noted, p.Effect));
    }

    [Fact]
    public async Task Blank_rows_hide_no_mistake()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("a.csv", new BinaryData(CaseFile.Read("blank-rows.csv")));
        await instance.UploadAsync("b.csv", new BinaryData(CaseFile.Read("one-mistake.csv")));

        var report = await instance.RefreshAsync();

        Assert.Equal(
            [(ProblemEffect.RowLeftOut, "programs/b.csv", 1), (ProblemEffect.Noted, "programs/a.csv", 1247)],
            report.Problems.Select(p => (p.Effect, p.File, p.Count)));
        Assert.Contains("write WY", report.Problems[0].Message, StringComparison.Ordinal);
        var copy = await instance.DownloadAsync(Assert.Single(report.Quarantine));
        Assert.Contains("9905500002,ty,Made-up Two", copy, StringComparison.Ordinal);
        Assert.Equal((2, 1), (report.RowsRead, report.RowsRefused));
    }

    [Fact]
    public async Task A_compressed_file_is_told_to_be_one()
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(CaseFile.Read("blank-rows.csv"));
        }

        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", new BinaryData(compressed.ToArray()));

        var report = await instance.RefreshAsync();

        Assert.Equal(RefreshOutcome.Refused, report.Outcome);
        Assert.Equal((DataRules.Compressed, "programs/dr.csv"), One(report, p => (p.Rule, p.File)));
        Assert.Contains("gzip", report.Summary, StringComparison.Ordinal);
    }

    private async Task<(RefreshReport Report, IReadOnlyList<ResidencyProgram> Programs)> RefreshAsync(string file)
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", new BinaryData(CaseFile.Read(file)));
        var report = await instance.RefreshAsync();
        Assert.Equal(RefreshOutcome.Refreshed, report.Outcome);
        Assert.Equal((FileStatus.Read, report.RowsRead), (report.Files[0].Status, report.Files[0].Rows));
        return (report, instance.Snapshots.Current!.Directory.Programs);
    }

    private async Task<RefreshReport> RefusedAsync(string file)
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", new BinaryData(CaseFile.Read(file)));
        var report = await instance.RefreshAsync();
        Assert.Equal((RefreshOutcome.Refused, null), (report.Outcome, report.Version));
        Assert.Null(report.Accept);
        return report;
    }

    private static T One<T>(RefreshReport report, Func<DataProblem, T> what) => what(Assert.Single(report.Problems));
}
