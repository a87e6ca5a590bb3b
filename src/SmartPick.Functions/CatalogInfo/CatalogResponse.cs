namespace SmartPick.Functions.CatalogInfo;

/// <summary>What is known of the data that serves.</summary>
public sealed record CatalogResponse(
    string Version,
    DateTimeOffset RefreshedAt,
    double AgeSeconds,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyDictionary<string, double> Completeness,
    LastRefreshResponse? LastRefresh);

/// <summary>The newest recorded refresh.</summary>
public sealed record LastRefreshResponse(string Outcome, DateTimeOffset At, int RowsRead, int RowsRefused, string Report);
