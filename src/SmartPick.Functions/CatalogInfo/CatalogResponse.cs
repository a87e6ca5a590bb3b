namespace SmartPick.Functions.CatalogInfo;

/// <summary>The live program data.</summary>
/// <param name="Version">Version of the data.</param>
/// <param name="RefreshedAt">When it was published (UTC).</param>
/// <param name="AgeSeconds">Seconds since then.</param>
/// <param name="StalenessSeconds">
/// Seconds since storage last confirmed that this version is live: up to a minute, more while storage is unavailable. Also header
/// <c>Age</c>.
/// </param>
/// <param name="Pinned">Whether an operator pinned this version, so that new files wait.</param>
/// <param name="Counts">Number of programs by specialty.</param>
/// <param name="Specialties">What the latest season says of each specialty.</param>
/// <param name="Odds">
/// Whether the odds are <c>calibrated</c> with published match rates or <c>borrowed</c> from a similar specialty or type, by specialty and
/// applicant type.
/// </param>
/// <param name="Completeness">Share of programs, 0–1, whose value is known, by optional column of the program files.</param>
/// <param name="LastRefresh">The newest recorded refresh, which may be a later, refused one; <c>null</c> when none is recorded.</param>
public sealed record CatalogResponse(
    string Version,
    DateTime RefreshedAt,
    double AgeSeconds,
    double StalenessSeconds,
    bool Pinned,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyDictionary<string, CatalogSpecialtyResponse> Specialties,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Odds,
    IReadOnlyDictionary<string, double> Completeness,
    LastRefreshResponse? LastRefresh);

/// <summary>A specialty of the season.</summary>
/// <param name="Name">Its name in full.</param>
/// <param name="Service">The application service.</param>
/// <param name="Match">The body that runs the match.</param>
/// <param name="Signals">Its signals.</param>
public sealed record CatalogSpecialtyResponse(string Name, string Service, string Match, CatalogSignalsResponse Signals);

/// <summary>The signals of a specialty.</summary>
/// <param name="Pool">The pool that they come from; specialties may share one.</param>
/// <param name="Gold">Gold signals of the pool.</param>
/// <param name="Silver">Silver signals of the pool, or all where it has one level.</param>
/// <param name="Levels">2 where gold counts for more than silver, 1 where all signals are alike.</param>
/// <param name="HomeAndAway">Whether they may go to one's home program and to hosts of away rotations.</param>
public sealed record CatalogSignalsResponse(string Pool, int Gold, int Silver, int Levels, bool HomeAndAway);

/// <summary>A recorded refresh.</summary>
/// <param name="Outcome"><c>refreshed</c> or <c>refused</c>.</param>
/// <param name="At">When it ended (UTC).</param>
/// <param name="RowsRead">Rows seen in all files.</param>
/// <param name="RowsRefused">Rows left out.</param>
/// <param name="Report">Name of the blob that says why.</param>
public sealed record LastRefreshResponse(string Outcome, DateTime At, int RowsRead, int RowsRefused, string Report);
