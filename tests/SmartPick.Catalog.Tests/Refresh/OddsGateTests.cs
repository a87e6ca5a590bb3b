using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Plausibility;
using SmartPick.Catalog.Refresh;
using SmartPick.Catalog.Storage;
using SmartPick.Catalog.Tests.Support;
using SmartPick.Engine.Recommendations;
using SmartPick.Functions;

namespace SmartPick.Catalog.Tests.Refresh;

/// <summary>The gate on effect, with the shipped model and the shipped DR programs.</summary>
[Collection(AzuriteTests.Name)]
public sealed class OddsGateTests(AzuriteFixture azurite)
{
    private static readonly string[] Shipped =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "programs", "dr.csv")).TrimEnd('\n').Split('\n');

    private static readonly Lazy<ReferenceMarket> Market = new(() =>
    {
        var root = AppContext.BaseDirectory;
        var recommender = new Recommender(DataFiles.ReadSeasons(root), DataFiles.ReadModel(root), DataFiles.ReadReadiness(root).Advice);
        return new ReferenceMarket(recommender, ["dr"]);
    });

    [Fact]
    public async Task A_plausible_value_that_moves_everybody_is_refused_with_its_row_until_it_is_accepted()
    {
        using var instance = await ServingAsync();

        var refused = await RefreshAsync(instance, (17, "step2ck_median", "209"));

        Assert.Equal(RefreshOutcome.Refused, refused.Outcome);
        var problem = Assert.Single(refused.Problems);
        Assert.Equal(
            (DataRules.Odds, "programs/dr.csv", 17, "step2ck_median", "step2ck_median: unknown → 209"),
            (problem.Rule, problem.File, problem.Line, problem.Column, problem.Value));
        Assert.Matches("from [0-9.]+% to [0-9.]+%", problem.Message);

        var accepted = await instance.Refresher.AcceptAsync(refused.Accept, CancellationToken.None);
        Assert.Equal(RefreshOutcome.Refreshed, accepted.Outcome);
    }

    [Fact]
    public async Task Each_of_several_rows_is_named_among_many_that_do_no_harm()
    {
        using var instance = await ServingAsync();
        var harmless = Enumerable.Range(30, 60).Select(line => (line, "ir_division", "yes"));

        var refused = await RefreshAsync(instance, [(5, "step2ck_median", "209"), .. harmless, (150, "step2ck_median", "210")]);

        Assert.Equal([5, 150], refused.Problems.Select(p => p.Line).Order());
        Assert.All(refused.Problems, p => Assert.Equal(DataRules.Odds, p.Rule));
    }

    [Fact]
    public async Task Ordinary_corrections_pass()
    {
        using var instance = await ServingAsync();

        var report = await RefreshAsync(
            instance, (2, "step2ck_median", "252"), (3, "step2ck_median", "246"), (4, "positions", "8"), (5, "visas", "j1"), (
                6, "setting", "community"));

        Assert.Equal((RefreshOutcome.Refreshed, 0), (report.Outcome, report.Problems.Count));
    }

    [Fact]
    public async Task A_column_on_another_scale_is_told_as_such()
    {
        using var instance = await ServingAsync();

        var refused = await RefreshAsync(
            instance, [.. Enumerable.Range(2, Shipped.Length - 1).Select(line => (line, "step2ck_median", "228"))]);

        var problem = Assert.Single(refused.Problems);
        Assert.Equal((RefreshOutcome.Refused, DataRules.Odds, 0), (refused.Outcome, problem.Rule, problem.Line));
        Assert.StartsWith($"{Shipped.Length - 1} changed programs of dr together", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_amount_is_a_setting()
    {
        using var instance = await ServingAsync(maxOddsChange: "1");

        Assert.Equal(RefreshOutcome.Refreshed, (await RefreshAsync(instance, (17, "step2ck_median", "209"))).Outcome);
    }

    private async Task<Instance> ServingAsync(string? maxOddsChange = null)
    {
        var instance = new Instance(azurite.NewAccount(), market: Market.Value, maxOddsChange: maxOddsChange);
        Assert.Equal(RefreshOutcome.Refreshed, (await RefreshAsync(instance)).Outcome);
        return instance;
    }

    /// <summary>The shipped file with other cells, by line and column.</summary>
    private static async Task<RefreshReport> RefreshAsync(Instance instance, params (int Line, string Column, string Text)[] changes)
    {
        var header = Shipped[0].Split(',');
        var lines = Shipped.ToArray();
        foreach (var (line, column, text) in changes)
        {
            // Only the last columns but one of the shipped rows are quoted, and names.
            var cells = lines[line - 1].Split(',');
            var fromEnd = header.Length - Array.IndexOf(header, column);
            cells[^fromEnd] = text;
            lines[line - 1] = string.Join(',', cells);
        }

        await instance.UploadAsync("dr.csv", string.Join('\n', lines) + "\n");
        return await instance.RefreshAsync();
    }
}
