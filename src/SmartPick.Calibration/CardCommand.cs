namespace SmartPick.Calibration;

/// <summary><c>card</c>: writes <c>docs/model-card.md</c>.</summary>
internal static class CardCommand
{
    public static async Task<int> RunAsync(RepositoryData data)
    {
        await File.WriteAllTextAsync(data.PathOf("docs", "model-card.md"), ModelCard.Write(data.Model(), data.Seasons().Latest.MatchYear)).ConfigureAwait(false);
        return 0;
    }
}
