using System.Net;
using SmartPick.Functions.Tests.Support;

namespace SmartPick.Functions.Tests.Admin;

/// <summary>A second refresh while one runs.</summary>
public sealed class OneRefreshAtATimeTests
{
    [Fact]
    public async Task A_refresh_while_one_runs_is_a_conflict_and_disturbs_nothing()
    {
        var gate = new BlobGate();
        await using var catalog = await TinyCatalog.StartAsync(gate.Install, TinyCatalog.Row("4200000001"));

        gate.Close();
        var first = catalog.RefreshAsync();
        await gate.Reached;
        using (var second = await catalog.RefreshAsync())
        {
            await Problem.OfAsync(second, HttpStatusCode.Conflict);
        }

        gate.Open();
        using var done = await first;
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        using var third = await catalog.RefreshAsync();
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }
}
