namespace SmartPick.Catalog.Snapshots;

/// <summary>How a load ended.</summary>
public enum LoadOutcome
{
    /// <summary>The live version is loaded.</summary>
    Loaded,

    /// <summary>Nothing has been published yet.</summary>
    NothingPublished,

    /// <summary>The live version is damaged in the table; the last good one is loaded if there is one.</summary>
    Damaged,

    /// <summary>Storage failed or was too slow; the loaded version stays in use.</summary>
    StorageFailed,
}
