using System.Globalization;
using SmartPick.Catalog.Csv;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Refresh;

/// <summary>What would be different about the programs of one specialty.</summary>
internal sealed class ProgramChanges
{
    private readonly IReadOnlyCollection<ResidencyProgram> _live;
    private readonly Dictionary<string, (ResidencyProgram? Before, ResidencyProgram? After)> _changes = new(StringComparer.Ordinal);

    private ProgramChanges(IReadOnlyCollection<ResidencyProgram> live, IReadOnlyCollection<ResidencyProgram> next)
    {
        _live = live;
        var before = live.ToDictionary(p => p.Id, StringComparer.Ordinal);
        foreach (var program in next)
        {
            var known = before.GetValueOrDefault(program.Id);
            if (known != program)
            {
                _changes[program.Id] = (known, program);
            }
        }

        foreach (var gone in before.Keys.Except(next.Select(p => p.Id), StringComparer.Ordinal))
        {
            _changes[gone] = (before[gone], null);
        }

        Ids = [.. _changes.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>Ids of the programs that are new, gone or different, in order.</summary>
    public IReadOnlyList<string> Ids { get; }

    public int Count => _changes.Count;

    public static ProgramChanges Between(IEnumerable<ResidencyProgram> live, IEnumerable<ResidencyProgram> next) =>
        new([.. live], [.. next]);

    /// <summary>The live programs with some of the changes.</summary>
    public IEnumerable<ResidencyProgram> With(IReadOnlyList<string> ids)
    {
        var changed = ids.ToHashSet(StringComparer.Ordinal);
        return _live.Where(p => !changed.Contains(p.Id)).Concat(ids.Select(id => _changes[id].After).OfType<ResidencyProgram>());
    }

    /// <summary>The column that changes, where it is one, and the change in words.</summary>
    public (string? Column, string What) Describe(string id) => _changes[id] switch
    {
        (null, _) => (null, "new"),
        (_, null) => (null, "removed"),
        var (before, after) => Describe(before!, after!),
    };

    private static (string? Column, string What) Describe(ResidencyProgram before, ResidencyProgram after)
    {
        var different = ProgramColumns.All.Where(c => !Equals(c.Store(before), c.Store(after))).ToArray();
        var what = string.Join(", ", different.Select(c => $"{c.Name}: {Text(c.Store(before))} → {Text(c.Store(after))}"));
        return (different is [var only] ? only.Name : null, what);
    }

    private static string Text(object? value) => value switch
    {
        null => "unknown",
        DateTimeOffset day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
