using Azure;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;

namespace SmartPick.Catalog.Tests.Refresh;

/// <summary>Every file under <c>programs/</c> is read, refused or passed over with a reason.</summary>
[Collection(AzuriteTests.Name)]
public sealed class ProgramFolderTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("dr.xlsx", "workbook")]
    [InlineData("dr.XLS", "workbook")]
    [InlineData("dr.csv.gz", "compressed")]
    [InlineData("dr.zip", "compressed")]
    [InlineData("dr.tsv", "end in .csv")]
    [InlineData("dr.txt", "end in .csv")]
    [InlineData("dr", "end in .csv")]
    [InlineData("dr.csv ", "space or a period")]
    [InlineData("dr.csv.", "space or a period")]
    [InlineData("archive/dr-2025.csv", "in a folder")]
    [InlineData("../dr.csv", "in a folder")]
    [InlineData("a/../dr.csv", "in a folder")]
    [InlineData("./dr.csv", "in a folder")]
    [InlineData("a\\dr.csv", "in a folder")]
    [InlineData("~$dr.csv", "temporary")]
    [InlineData("._dr.csv", "hidden")]
    public void A_file_that_is_no_program_file_is_passed_over_with_a_reason(string name, string reason)
    {
        var folder = FolderOf("other.csv", name);

        var passedOver = Assert.Single(folder.PassedOver);
        Assert.Equal(("programs/" + name, FileStatus.NotRead), (passedOver.Name, passedOver.Status));
        Assert.Contains(reason, passedOver.Message, StringComparison.Ordinal);
        Assert.Equal(["programs/other.csv"], folder.Files.Select(f => f.Name));
    }

    [Theory]
    [InlineData("dr (1).csv")]
    [InlineData("dr(1).csv")]
    [InlineData("dr - Copy.csv")]
    [InlineData("dr - Copy (2).csv")]
    [InlineData("Copy of dr.csv")]
    [InlineData("Copy (2) of dr.csv")]
    [InlineData("dr copy 2.csv")]
    [InlineData("dr_copy.csv")]
    [InlineData("dr 2.csv")]
    [InlineData("DR.CSV")]
    [InlineData("dr-2025.csv")]
    [InlineData("dr_2025-06-04.csv")]
    [InlineData("dr-old.csv")]
    [InlineData("dr.bak.csv")]
    [InlineData("dr-old (1).csv")]
    public void A_copy_beside_its_original_is_recognized(string copy)
    {
        var folder = FolderOf("dr.csv", copy, "ty.csv");

        Assert.Equal(
            ["programs/dr.csv", "programs/" + copy],
            Assert.Single(folder.Copies).Select(f => f.Name).OrderBy(n => n.Length).ThenByDescending(n => n));
        Assert.Equal(["programs/ty.csv"], folder.Files.Select(f => f.Name));
    }

    [Theory]
    [InlineData("dr (1).csv", "ty (1).csv")]
    [InlineData("part-1.csv", "part-2.csv")]
    [InlineData("part (1).csv", "part (2).csv")]
    [InlineData("2025.csv", "2026.csv")]
    [InlineData("internal-medicine.csv", "internal-medicine-psychiatry.csv")]
    [InlineData("psychiatry.csv", "psychiatry-fm.csv")]
    public void Files_without_an_original_beside_them_are_no_copies(string one, string other)
    {
        var folder = FolderOf(one, other);

        Assert.Equal(2, folder.Files.Count);
        Assert.Empty(folder.Copies);
    }

    [Fact]
    public void A_copy_with_the_same_content_is_passed_over()
    {
        var folder = ProgramFolder.FromBlobs([Blob("dr (1).csv", [1, 2]), Blob("dr.csv", [1, 2])]);

        Assert.Equal(["programs/dr.csv"], folder.Files.Select(f => f.Name));
        Assert.Contains("identical copy of programs/dr.csv", Assert.Single(folder.PassedOver).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dr (1).csv")]
    [InlineData("DR.CSV")]
    [InlineData("dr - Copy.csv")]
    public async Task A_stale_copy_never_wins(string copy)
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid().With("positions", "6"));
        var good = await instance.RefreshAsync();
        await instance.UploadAsync("dr.csv", CsvRow.Valid().With("positions", "8"));
        await instance.UploadAsync(copy, CsvRow.Valid().With("positions", ""));

        var refused = await instance.RefreshAsync();
        await instance.DeleteAsync(copy);
        var mended = await instance.RefreshAsync();

        Assert.Equal((RefreshOutcome.Refused, good.Version), (refused.Outcome, refused.Version));
        Assert.Equal(DataRules.Copies, Assert.Single(refused.Problems).Rule);
        Assert.All(refused.Files, f => Assert.Equal(FileStatus.Refused, f.Status));
        Assert.Contains("uploaded 20", refused.Summary, StringComparison.Ordinal);
        Assert.Equal(RefreshOutcome.Refreshed, mended.Outcome);
        Assert.Equal(8, instance.Snapshots.Current!.Directory.Programs[0].Positions);
    }

    [Fact]
    public async Task A_file_in_an_archive_is_not_read_and_does_not_refuse()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid().With("positions", "8"));
        await instance.UploadAsync("archive/dr-2025.csv", CsvRow.Valid().With("positions", ""));
        await instance.UploadAsync("dr.xlsx", "PK");

        var report = await instance.RefreshAsync();
        var again = await instance.RefreshAsync();

        Assert.Equal(RefreshOutcome.Refreshed, report.Outcome);
        Assert.Equal(8, instance.Snapshots.Current!.Directory.Programs[0].Positions);
        Assert.Equal([FileStatus.NotRead, FileStatus.Read, FileStatus.NotRead], report.Files.Select(f => f.Status));
        Assert.Equal(RefreshOutcome.Unchanged, again.Outcome);
        Assert.Equal(3, again.Files.Count);
        Assert.Contains("2 files under programs/ were not read", again.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_that_differ_about_a_program_are_refused_in_one_problem()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("a.csv", Samples.Rows(50).Select(r => r.With("positions", "5")));
        await instance.UploadAsync("b.csv", Samples.Rows(50).Select(r => r.With("positions", "6")));

        var report = await instance.RefreshAsync();

        Assert.Equal(RefreshOutcome.Refused, report.Outcome);
        var problem = Assert.Single(report.Problems);
        Assert.Equal((DataRules.Conflict, 50, "2-51"), (problem.Rule, problem.Count, problem.Lines));
        Assert.Contains("programs/a.csv (uploaded", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("programs/../up.csv")]
    [InlineData("programs/a/../../up.csv")]
    [InlineData("programs/%2e%2e%2fup.csv")]
    [InlineData("programs/a b+c&d=e?f#g%h'i.csv")]
    [InlineData("programs/ñ 医.csv")]
    [InlineData("programs/.csv")]
    [InlineData("programs/..csv")]
    public async Task No_name_of_a_blob_keeps_the_other_files_from_being_read(string name)
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        await instance.UploadRawAsync(name, CsvRow.FileOf(CsvRow.Valid("4160000002")));

        var report = await instance.RefreshAsync();

        Assert.Equal(RefreshOutcome.Refreshed, report.Outcome);
        Assert.NotNull(instance.Snapshots.Current!.Directory.Find("4160000001"));
        Assert.Equal(2, report.Files.Count);
        Assert.All(report.Files, f => Assert.True(f.Status == FileStatus.Read || f.Message is not null, f.ToString()));
    }

    [Fact]
    public async Task A_listed_file_that_cannot_be_opened_is_named()
    {
        using var instance = new Instance(azurite.NewAccount(), request => request.Method == Azure.Core.RequestMethod.Get
            && request.Uri.Path.EndsWith("locked.csv", StringComparison.Ordinal)
                ? throw new RequestFailedException(409, "archived", "BlobArchived", null)
                : Task.CompletedTask);
        await instance.UploadAsync("locked.csv", CsvRow.Valid());
        await instance.UploadAsync("open.csv", CsvRow.Valid("4160000002"));

        var report = await instance.RefreshAsync();

        Assert.Equal(RefreshOutcome.Refused, report.Outcome);
        Assert.Equal((DataRules.Unreadable, "programs/locked.csv"), (report.Problems[0].Rule, report.Problems[0].File));
    }

    private static ProgramFolder FolderOf(params string[] names) => ProgramFolder.FromBlobs(names.Select((n, i) => Blob(n, [(byte)i])));

    private static ProgramBlob Blob(string name, byte[] hash) => new("programs/" + name, new ETag(name), hash);
}
