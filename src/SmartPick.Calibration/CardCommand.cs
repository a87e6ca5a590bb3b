using SmartPick.Calibration.Acceptance;

namespace SmartPick.Calibration;

/// <summary><c>card</c>: writes <c>docs/model-card.md</c>.</summary>
internal static class CardCommand
{
    public static async Task<int> RunAsync(RepositoryData data)
    {
        var (model, seasons) = (data.Model(), data.Seasons());
        var acceptance = new AcceptanceRun(seasons, model, await data.DirectoryAsync().ConfigureAwait(false)).Rows(data.PublishedRates());
        await File.WriteAllTextAsync(
            data.PathOf("docs", "model-card.md"), ModelCard.Write(model, seasons.Latest.MatchYear, acceptance)).ConfigureAwait(false);
        return 0;
    }
}
