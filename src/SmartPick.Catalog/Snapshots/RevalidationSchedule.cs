namespace SmartPick.Catalog.Snapshots;

/// <summary>When the background loader checks storage again.</summary>
/// <param name="jitter">Gives numbers in [0, 1) that differ between instances, so that they do not all check at once.</param>
internal sealed class RevalidationSchedule(Func<double> jitter)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);

    /// <summary>30 to 60 seconds after a success; after failures 1, 2, 4 … seconds, never more than after a success.</summary>
    /// <param name="failures">Failures in a row so far.</param>
    public TimeSpan Next(int failures)
    {
        var regular = Shortest + (Spread * jitter());
        if (failures == 0)
        {
            return regular;
        }

        var retry = FirstRetry * Math.Pow(2, Math.Min(failures - 1, 10));
        return retry < regular ? retry : regular;
    }
}
