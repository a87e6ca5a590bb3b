namespace SmartPick.Catalog.Snapshots;

/// <summary>What a look at storage has given.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Snapshot">What is to serve from now on; <c>null</c> when there is nothing to load.</param>
internal sealed record CatalogLoad(LoadOutcome Outcome, CatalogSnapshot? Snapshot);
