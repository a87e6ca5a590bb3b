namespace SmartPick.Engine.Recommendations;

/// <summary>How much to compute for a list.</summary>
/// <param name="IsProven">Whether to prove how good it is as far as work allows, and to improve it where the proof shows how.</param>
/// <param name="LikelyYears">The number of PGY-1 years beside a similar list, where to look for the best number; null to look everywhere.</param>
internal readonly record struct SolveEffort(bool IsProven, int? LikelyYears)
{
    public static SolveEffort Full => new(IsProven: true, LikelyYears: null);
}
