using ArchUnitNET.Domain;

namespace SmartPick.Architecture.Tests;

/// <summary>Which namespaces use which, with the types that do.</summary>
internal sealed class NamespaceGraph
{
    private readonly ILookup<(string From, string To), string> _reasons;
    private readonly ILookup<string, string> _targets;

    private NamespaceGraph(IEnumerable<((string From, string To) Edge, string Reason)> uses)
    {
        _reasons = uses.Distinct().OrderBy(use => use, Comparer<((string, string), string)>.Default)
            .ToLookup(use => use.Edge, use => use.Reason);
        _targets = _reasons.Select(use => use.Key).ToLookup(edge => edge.From, edge => edge.To);
    }

    /// <summary>The namespaces of one assembly.</summary>
    /// <param name="architecture">The loaded assembly.</param>
    /// <param name="root">Its name, with which its namespaces begin.</param>
    public static NamespaceGraph Create(ArchUnitNET.Domain.Architecture architecture, string root)
    {
        // A type parameter belongs to no namespace, but the loader gives it that of one of its users.
        var uses =
            from type in architecture.Types
            from dependency in type.Dependencies
            where dependency.Target is not GenericParameter
            let edge = (From: dependency.Origin.Namespace?.FullName ?? "", To: dependency.Target.Namespace?.FullName ?? "")
            where edge.From != edge.To && IsInside(edge.From, root) && IsInside(edge.To, root)
            select (edge, $"{dependency.Origin.Name} uses {dependency.Target.Name}");
        return new(uses);
    }

    /// <summary>The dependencies that are part of a cycle, in words, one line each.</summary>
    public IEnumerable<string> Cycles() => _reasons
        .Where(use => ReachableFrom(use.Key.To).Contains(use.Key.From))
        .Select(use => $"{use.Key.From} needs {use.Key.To}: {string.Join(", ", use)}");

    private static bool IsInside(string name, string root) =>
        name == root || name.StartsWith(root + ".", StringComparison.Ordinal);

    private HashSet<string> ReachableFrom(string start)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        var open = new Stack<string>(seen);
        while (open.TryPop(out var current))
        {
            foreach (var target in _targets[current].Where(seen.Add))
            {
                open.Push(target);
            }
        }

        return seen;
    }
}
