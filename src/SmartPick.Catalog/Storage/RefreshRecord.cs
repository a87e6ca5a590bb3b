namespace SmartPick.Catalog.Storage;

/// <summary>A row of the history.</summary>
/// <param name="Summary">What happened.</param>
/// <param name="Attempt">
/// Of a refused refresh: fingerprint of everything that the refusal depended on, so that it is not repeated.
/// </param>
public sealed record RefreshRecord(RefreshSummary Summary, string? Attempt);
