namespace SmartPick.Engine.Recommendations;

/// <summary>Names of groups of programs that nothing tells apart.</summary>
internal static class EquivalenceGroups
{
    /// <summary>As many as most lists have; made once, because every program of every list is named by one.</summary>
    private static readonly string[] Usual = [.. Enumerable.Range(1, 512).Select(Make)];

    /// <summary>The name of a group, by its number from 1.</summary>
    public static string Name(int group) => group <= Usual.Length ? Usual[group - 1] : Make(group);

    private static string Make(int group) => FormattableString.Invariant($"g{group}");
}
