using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Tests.Support;

internal static class SolutionExtensions
{
    /// <summary>The chosen programs with their signals.</summary>
    public static (Candidate Candidate, SignalLevel Level)[] List(this PortfolioSolution solution) =>
        [.. solution.Picks.Select(p => (p.Candidate, p.Signal))];

    /// <summary>Chosen ids with signals, in id order: what the choice is, apart from the order of sending.</summary>
    public static string[] Choice(this PortfolioSolution solution) =>
        [.. solution.Picks.Select(p => $"{p.Candidate.Id} {p.Signal}").Order(StringComparer.Ordinal)];

    public static string[] Ids(this PortfolioSolution solution) => [.. solution.Picks.Select(p => p.Candidate.Id)];
}
