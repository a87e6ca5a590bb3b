namespace SmartPick.Catalog.Snapshots;

/// <summary>How a look at storage ended.</summary>
public enum LoadOutcome
{
    /// <summary>The version that serves is loaded.</summary>
    Loaded,

    /// <summary>Nothing has been published yet.</summary>
    NothingPublished,

    /// <summary>The version that serves is damaged in the table; the last good one is loaded where there is one.</summary>
    Damaged,

    /// <summary>Storage failed or was too slow; what was loaded serves on.</summary>
    StorageFailed,
}
