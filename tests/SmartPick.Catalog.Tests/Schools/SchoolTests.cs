using Azure.Data.Tables;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Snapshots;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Tests.Schools;

/// <summary>Medical schools on their way from the file through storage into the snapshot.</summary>
[Collection(AzuriteTests.Name)]
public sealed class SchoolTests(AzuriteFixture azurite) : IDisposable
{
    private const string Header = "school_key,name,short_name,aliases,degree,city,state,lat,lon,ownership,institution_keys,source";
    private const string Michigan =
        "michigan,University of Michigan Medical School,Michigan,UMMS;U-M,MD,Ann Arbor,MI,42.2808,-83.743,public,michigan;um-west,LCME list";

    private const string Bare = "bare-com,Bare College,Bare,,DO,Nowhere,OH,,,,,AACOM list";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smartpick-schools");

    [Fact]
    public async Task Every_field_survives_the_way_through_storage()
    {
        using var instance = await WithAsync(Michigan, Bare);

        var report = await instance.RefreshAsync();

        Assert.Equal((RefreshOutcome.Refreshed, 0), (report.Outcome, report.Problems.Count));
        var schools = instance.Snapshots.Current!.Schools;
        Assert.Equal(["bare-com", "michigan"], schools.Schools.Select(s => s.Key));
        var michigan = schools.Find("michigan")!;
        Assert.Equal("University of Michigan Medical School", michigan.Name);
        Assert.Equal(["UMMS", "U-M"], michigan.Aliases);
        Assert.Equal(
            (SchoolDegree.MD, "Ann Arbor", "MI", new GeoPoint(42.2808, -83.743), SchoolOwnership.Public, "LCME list"),
            (michigan.Degree, michigan.City, michigan.State, michigan.Location, michigan.Ownership, michigan.Source));
        Assert.Equal(["michigan", "um-west"], michigan.Institutions);
        var bare = schools.Find("bare-com")!;
        Assert.Equal(
            (SchoolDegree.DO, null, null, 0, 0),
            (bare.Degree, bare.Location, bare.Ownership, bare.Aliases.Count, bare.Institutions.Count));
    }

    [Fact]
    public async Task Without_a_file_there_are_no_schools()
    {
        using var instance = new Instance(azurite.NewAccount());
        await instance.UploadAsync("dr.csv", CsvRow.Valid());

        await instance.RefreshAsync();

        Assert.Empty(instance.Snapshots.Current!.Schools.Schools);
    }

    [Fact]
    public async Task A_changed_file_makes_a_new_version()
    {
        using var instance = await WithAsync(Bare);
        var first = await instance.RefreshAsync();
        instance.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(RefreshOutcome.Unchanged, (await instance.RefreshAsync()).Outcome);

        await instance.UploadSchoolsAsync($"{Header}\n{Bare}\n{Michigan}\n");
        var second = await instance.RefreshAsync();

        Assert.NotEqual(first.Version, second.Version);
        Assert.Equal(2, instance.Snapshots.Current!.Schools.Schools.Count);
    }

    [Theory]
    [InlineData(",MD,", ",MBBS,", "degree")]
    [InlineData(",MI,", ",Michigan,", "state")]
    [InlineData(",MI,", ",ZZ,", "state")]
    [InlineData("michigan,University of Michigan Medical School", "Ann Arbor!,University of Michigan Medical School", "school_key")]
    [InlineData(",public,", ",federal,", "ownership")]
    [InlineData(",-83.743,", ",,", "lon")]
    [InlineData(",42.2808,", ",142.2808,", "lat")]
    [InlineData(",University of Michigan Medical School,", ",,", "name")]
    [InlineData(",LCME list", ",", "source")]
    public async Task A_row_that_is_wrong_is_left_out_and_reported(string text, string wrong, string column)
    {
        using var instance = await WithAsync(Michigan.Replace(text, wrong, StringComparison.Ordinal), Bare);

        var report = await instance.RefreshAsync();

        Assert.Equal(RefreshOutcome.Refreshed, report.Outcome);
        Assert.Equal(("schools.csv", 2, column), Assert.Single(report.Problems.Select(p => (p.File, p.Line, p.Column))));
        Assert.Equal(["bare-com"], instance.Snapshots.Current!.Schools.Schools.Select(s => s.Key));
    }

    [Fact]
    public async Task The_first_of_two_rows_with_a_key_stays()
    {
        using var instance = await WithAsync(Michigan, Michigan.Replace("Ann Arbor", "Elsewhere", StringComparison.Ordinal));

        var report = await instance.RefreshAsync();

        Assert.Equal(DataRules.Unique, Assert.Single(report.Problems).Rule);
        Assert.Equal("Ann Arbor", instance.Snapshots.Current!.Schools.Find("michigan")!.City);
    }

    [Theory]
    [InlineData("")]
    [InlineData("school_key,name\nmichigan,Michigan\n")]
    [InlineData("nonsense\n")]
    [InlineData("PK\u0003\u0004")]
    public async Task A_file_that_is_not_one_of_schools_refuses_the_refresh(string content)
    {
        using var instance = await WithAsync(Michigan);
        await instance.RefreshAsync();

        await instance.UploadSchoolsAsync(content);
        var report = await instance.RefreshAsync();

        Assert.Equal(RefreshOutcome.Refused, report.Outcome);
        Assert.Equal("schools.csv", Assert.Single(report.Problems).File);
        Assert.Single(instance.Snapshots.Current!.Schools.Schools);
    }

    [Fact]
    public async Task Schools_that_vanish_refuse_the_refresh()
    {
        var account = azurite.NewAccount();
        using var first = new Instance(account, maxVanishingShare: "0.2");
        await first.UploadAsync("dr.csv", CsvRow.Valid());
        await first.UploadSchoolsAsync($"{Header}\n{Michigan}\n{Bare}\n");
        await first.RefreshAsync();

        await first.UploadSchoolsAsync($"{Header}\n{Bare}\n");
        var report = await first.RefreshAsync();

        Assert.Equal(RefreshOutcome.Refused, report.Outcome);
        Assert.Equal((DataRules.Vanishing, "michigan"), (report.Problems[0].Rule, report.Problems[0].Value));
    }

    [Fact]
    public async Task A_version_whose_schools_are_damaged_is_rebuilt()
    {
        using var instance = await WithAsync(Michigan);
        var version = (await instance.RefreshAsync()).Version;
        await instance.Tables.GetTableClient("Programs").UpsertEntityAsync(
            new TableEntity($"{version}|~schools", "michigan") { ["city"] = "Elsewhere" });

        using var later = new Instance(Account);

        Assert.Equal(LoadOutcome.Damaged, await later.ReloadAsync());
        Assert.Equal(RefreshOutcome.Refreshed, (await later.RefreshAsync()).Outcome);
        Assert.Equal("Ann Arbor", later.Snapshots.Current!.Schools.Find("michigan")!.City);
    }

    [Fact]
    public async Task The_file_beside_the_seed_directory_is_seeded()
    {
        var programs = _folder.CreateSubdirectory("programs").FullName;
        await File.WriteAllTextAsync(Path.Combine(programs, "dr.csv"), CsvRow.FileOf([CsvRow.Valid()]));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "schools.csv"), $"{Header}\n{Michigan}\n");
        using var instance = new Instance(azurite.NewAccount(), seedDirectory: programs);

        await instance.Keeper.StartAsync(CancellationToken.None);
        await instance.Time.NextWaitAsync();

        Assert.NotNull(instance.Snapshots.Current!.Schools.Find("michigan"));
        await instance.Keeper.StopAsync(CancellationToken.None);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Account { get; set; } = "";

    private async Task<Instance> WithAsync(params string[] rows)
    {
        Account = azurite.NewAccount();
        var instance = new Instance(Account);
        await instance.UploadAsync("dr.csv", CsvRow.Valid());
        await instance.UploadSchoolsAsync($"{Header}\n{string.Join('\n', rows)}\n");
        return instance;
    }
}
