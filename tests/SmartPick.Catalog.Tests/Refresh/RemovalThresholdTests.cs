using Microsoft.Extensions.Configuration;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Settings;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Tests.Refresh;

[Collection(AzuriteTests.Name)]
public sealed class RemovalThresholdTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(10, 0, 0, 0.2, true)]
    [InlineData(10, 2, 0, 0.2, true)]
    [InlineData(10, 3, 0, 0.2, false)]
    [InlineData(10, 0, 2, 0.2, true)]
    [InlineData(10, 0, 3, 0.2, false)]
    [InlineData(10, 1, 1, 0.2, true)]
    [InlineData(10, 2, 1, 0.2, false)]
    [InlineData(10, 1, 0, 0, false)]
    [InlineData(10, 0, 0, 0, true)]
    [InlineData(10, 10, 0, 1, true)]
    [InlineData(4, 1, 0, 0.25, true)]
    [InlineData(1, 1, 0, 0.5, false)]
    public void What_vanishes_or_changes_specialty_is_counted(int serving, int missing, int moved, double maxShare, bool passes)
    {
        var lastGood = Programs(1, serving).ToList();
        var draft = lastGood.Skip(missing).Select((p, i) => i < moved ? p with { Specialty = "ty" } : p)
            .Concat(Programs(100, 5));

        var problem = RemovalThreshold.Check(lastGood, draft, maxShare);

        Assert.Equal(passes, problem is null);
    }

    [Theory]
    [InlineData(10, 3, false)]
    [InlineData(10, 2, true)]
    [InlineData(9, 9, true)]
    public void A_specialty_does_not_vanish_behind_many_others(int programs, int missing, bool passes)
    {
        var small = Programs(1, programs).Select(p => p with { Specialty = "ty" }).ToArray();
        var others = Programs(1000, 500).ToArray();

        var problem = RemovalThreshold.Check([.. others, .. small], [.. others, .. small.Skip(missing)], 0.2);

        Assert.Equal(passes ? null : "3 of 10 live programs of ty would", problem?.Message[..33]);
    }

    [Fact]
    public void More_programs_than_any_catalog_has_are_refused_however_many_files_they_come_in()
    {
        var draft = new CatalogDraft();
        draft.Add(FileOf("programs/a.csv", Programs(1, ProgramCsvReader.MaxRows)));
        Assert.False(draft.Problems.RefuseAll);

        draft.Add(FileOf("programs/b.csv", Programs(ProgramCsvReader.MaxRows + 1, 2)));

        var problem = Assert.Single(draft.Problems.Kept);
        Assert.Equal(("programs/b.csv", 2, DataRules.RowCount), (problem.File, problem.Line, problem.Rule));
        Assert.True(draft.Problems.RefuseAll);
        Assert.Equal(ProgramCsvReader.MaxRows, draft.Count);

        static ProgramFile FileOf(string name, IEnumerable<ResidencyProgram> programs)
        {
            var rows = programs.Select((p, i) => new ProgramRow(i + 2, [], p)).ToList();
            return new ProgramFile(name, [], rows, rows.Count);
        }
    }

    [Fact]
    public void The_problem_counts_and_gives_the_first_examples_by_id()
    {
        var lastGood = Programs(1, 8).Reverse().ToList();

        var problem = RemovalThreshold.Check(lastGood, Programs(1, 2), 0.2)!;

        Assert.Equal(
            new DataProblem(
                ProblemEffect.RefreshRefused,
                "programs/",
                0,
                "program_id",
                string.Join(' ', Enumerable.Range(3, 5).Select(Samples.Id)),
                DataRules.Vanishing,
                "6 of 8 live programs would be removed or change specialty; the limit is 20%. Is a file missing or cut short? Accept the change if it is right."),
            problem);
    }

    [Theory]
    [InlineData(null, 0.2)]
    [InlineData("", 0.2)]
    [InlineData("0", 0.0)]
    [InlineData("0.35", 0.35)]
    [InlineData("1", 1.0)]
    public void The_share_is_a_setting(string? setting, double share) => Assert.Equal(share, SettingsOf(setting).MaxVanishingShare);

    [Theory]
    [InlineData("1.01")]
    [InlineData("-0.1")]
    [InlineData("20%")]
    [InlineData("NaN")]
    public void A_share_that_is_none_is_named(string setting)
    {
        var failure = Assert.Throws<SettingException>(() => SettingsOf(setting));

        Assert.Equal($"Setting SmartPick:Refresh:MaxVanishingShare must be a number from 0 to 1, not '{setting}'.", failure.Message);
    }

    [Fact]
    public async Task A_refresh_that_takes_too_many_programs_away_is_refused_once_and_without_further_writes()
    {
        var account = azurite.NewAccount();
        using var instance = new Instance(account, maxVanishingShare: null);
        await instance.UploadAsync("dr.csv", Samples.Rows(10));
        var good = await instance.RefreshAsync();
        await instance.UploadAsync("dr.csv", Samples.Rows(7));

        var refused = await instance.RefreshAsync();
        instance.Time.Advance(TimeSpan.FromHours(1));
        var again = await instance.RefreshAsync();

        Assert.Equal((RefreshOutcome.Refused, good.Version), (refused.Outcome, refused.Version));
        Assert.Equal(DataRules.Vanishing, refused.Problems[0].Rule);
        Assert.Equal(10, instance.Snapshots.Current!.Directory.Programs.Count);
        Assert.Equal((refused.Outcome, refused.At), (again.Outcome, again.At));
        Assert.Equal(refused.Problems, again.Problems);

        Assert.Equal(RefreshOutcome.Refused, (await instance.Refresher.AcceptAsync("not-the-code", CancellationToken.None)).Outcome);
        Assert.Equal(10, instance.Snapshots.Current.Directory.Programs.Count);
        using var wider = new Instance(account, maxVanishingShare: "0.3");
        Assert.Equal(RefreshOutcome.Refreshed, (await wider.RefreshAsync()).Outcome);
    }

    [Fact]
    public async Task An_operator_accepts_these_files_and_no_others()
    {
        using var instance = new Instance(azurite.NewAccount(), maxVanishingShare: null);
        await instance.UploadAsync("dr.csv", Samples.Rows(10));
        await instance.RefreshAsync();
        await instance.UploadAsync("dr.csv", Samples.Rows(7));
        var refused = await instance.RefreshAsync();
        Assert.Contains($"?accept={refused.Accept}", refused.Summary, StringComparison.Ordinal);

        await instance.UploadAsync("dr.csv", Samples.Rows(2));
        var other = await instance.Refresher.AcceptAsync(refused.Accept, CancellationToken.None);
        Assert.Equal(RefreshOutcome.Refused, other.Outcome);
        var accepted = await instance.Refresher.AcceptAsync(other.Accept, CancellationToken.None);

        Assert.NotEqual(refused.Accept, other.Accept);
        Assert.Equal((RefreshOutcome.Refreshed, null), (accepted.Outcome, accepted.Accept));
        Assert.Equal(2, instance.Snapshots.Current!.Directory.Programs.Count);
        Assert.Equal(RefreshOutcome.Unchanged, (await instance.RefreshAsync()).Outcome);
    }

    [Fact]
    public async Task The_gate_compares_with_storage_where_nothing_is_loaded_and_with_an_older_version_where_that_is_damaged()
    {
        var account = azurite.NewAccount();
        using var first = new Instance(account);
        await first.UploadAsync("dr.csv", Samples.Rows(10));
        await first.RefreshAsync();
        await first.UploadAsync("dr.csv", Samples.Rows(11));
        var second = await first.RefreshAsync();
        await first.UploadAsync("dr.csv", Samples.Rows(5));

        using var fresh = new Instance(account, maxVanishingShare: null);
        var compared = await fresh.RefreshAsync();
        await first.DamageAsync(second.Version!);
        await first.UploadAsync("dr.csv", Samples.Rows(4));
        using var fresher = new Instance(account, maxVanishingShare: null);
        var comparedWithOlder = await fresher.RefreshAsync();

        Assert.StartsWith("6 of 11", compared.Problems[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("6 of 10", comparedWithOlder.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reason_of_a_refusal_stands_before_a_thousand_bad_rows()
    {
        using var instance = new Instance(azurite.NewAccount(), maxVanishingShare: null);
        await instance.UploadAsync("dr.csv", Samples.Rows(10));
        await instance.RefreshAsync();
        await instance.UploadAsync("dr.csv", Samples.Rows(2).Concat(Enumerable.Repeat(CsvRow.Valid().With("state", "Ohio"), 1200)));

        var report = await instance.RefreshAsync();

        Assert.Equal(DataRules.Vanishing, report.Problems[0].Rule);
        Assert.Equal((ProblemEffect.RowLeftOut, 1200), (report.Problems[1].Effect, report.Problems[1].Count));
    }

    private static IEnumerable<ResidencyProgram> Programs(int first, int count) =>
        Enumerable.Range(first, count).Select(n => Samples.BareProgram(Samples.Id(n)));

    private static RefreshSettings SettingsOf(string? share) => RefreshSettings.From(new ConfigurationBuilder()
        .AddInMemoryCollection([new("SmartPick:Refresh:MaxVanishingShare", share)]).Build());
}
