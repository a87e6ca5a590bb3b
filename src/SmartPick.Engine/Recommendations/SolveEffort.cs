namespace SmartPick.Engine.Recommendations;

/// <summary>How much to compute for a list.</summary>
/// <param name="IsProven">Whether to prove how good it is as far as work allows, and to improve it where the proof shows how.</param>
/// <param name="LikelyYears">
/// The number of PGY-1 years beside a similar list, where to look for the best number; null to look everywhere.
/// </param>
internal readonly record struct SolveEffort(bool IsProven, int? LikelyYears)
{
    /// <summary>For a list that is recommended.</summary>
    public static SolveEffort Full => new(IsProven: true, LikelyYears: null);

    /// <summary>
    /// For a list of which only what it comes to is asked, of a request that differs in little from one whose list has so many years
    /// beside it.
    /// </summary>
    public static SolveEffort Similar(int years) => new(IsProven: false, years);
}
