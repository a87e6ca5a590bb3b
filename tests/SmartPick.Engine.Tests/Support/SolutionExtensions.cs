using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Tests.Support;

internal static class SolutionExtensions
{
    /// <summary>The chosen programs with their signals.</summary>
    public static (Candidate Candidate, SignalLevel Level)[] List(this PortfolioSolution solution) =>
        [.. solution.Picks.Select(p => (solution.Candidates[p.Place], p.Signal))];

    /// <summary>Chosen ids with signals, in id order: what the choice is, apart from the order of sending.</summary>
    public static string[] Choice(this PortfolioSolution solution) =>
        [.. solution.Picks.Select(p => $"{solution.Candidates[p.Place].Id} {p.Signal}").Order(StringComparer.Ordinal)];

    public static string[] Ids(this PortfolioSolution solution) => [.. solution.Chosen().Select(c => c.Id)];

    /// <summary>The chosen programs in send order.</summary>
    public static Candidate[] Chosen(this PortfolioSolution solution) => [.. solution.Picks.Select(p => solution.Candidates[p.Place])];

    /// <summary>Ids of the programs left out.</summary>
    public static string[] LeftOutIds(this PortfolioSolution solution) =>
        [.. solution.LeftOut.Select(l => solution.Candidates[l.Place].Id)];
}
