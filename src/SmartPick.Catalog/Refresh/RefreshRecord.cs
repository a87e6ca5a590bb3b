namespace SmartPick.Catalog.Refresh;

/// <summary>A row of the history.</summary>
/// <param name="Summary">What happened.</param>
/// <param name="Attempt">
/// Of a refused refresh: fingerprint of everything that made it be refused, so that the same is not tried again.
/// </param>
public sealed record RefreshRecord(RefreshSummary Summary, string? Attempt);
