namespace SmartPick.Catalog.Snapshots;

/// <summary>The result of a load.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Snapshot">The snapshot to use from now on; <c>null</c> when there is nothing to load.</param>
internal sealed record CatalogLoad(LoadOutcome Outcome, CatalogSnapshot? Snapshot);
