using SmartPick.Catalog.Plausibility;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Csv;

/// <summary>One column of a program file, which is also one property of a program entity.</summary>
public abstract class ProgramColumn
{
    private protected ProgramColumn(string name, bool isRequired, string allowed)
    {
        Name = name;
        IsRequired = isRequired;
        Allowed = allowed;
    }

    /// <summary>Name in the header line.</summary>
    public string Name { get; }

    /// <summary>Whether every row must have a value; an empty optional cell means unknown.</summary>
    public bool IsRequired { get; }

    /// <summary>What a cell must be, as the end of a sentence.</summary>
    public string Allowed { get; }

    /// <summary>Place in <see cref="ProgramColumns.All"/>.</summary>
    internal int Index { get; set; }

    /// <summary>Reads a trimmed, non-empty cell.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="range">The plausible values; <c>null</c> when all are.</param>
    internal abstract CellReading Read(string text, PlausibleRange? range);

    internal abstract bool IsKnown(ResidencyProgram program);

    /// <summary>The entity property of a program; <c>null</c> when unknown.</summary>
    public abstract object? Store(ResidencyProgram program);

    /// <summary>The value that <see cref="Store"/> made a property of.</summary>
    /// <exception cref="InvalidDataException">The property is none that <see cref="Store"/> makes.</exception>
    internal abstract object Restore(object stored);
}

/// <summary>A column whose values are of type <typeparamref name="T"/>.</summary>
internal sealed class ProgramColumn<T>(string name, bool isRequired, CellKind<T> kind, Func<ResidencyProgram, object?> value)
    : ProgramColumn(name, isRequired, kind.Allowed)
    where T : notnull
{
    internal override CellReading Read(string text, PlausibleRange? range)
    {
        if (kind.TryParse(text, out var value))
        {
            return range is null || range.Contains(value)
                ? new CellReading(value, null, null)
                : new CellReading(null, null, new CellFault(
                    DataRules.Plausible, $"{Name} is not plausible outside {range.Text}. {range.Hint}"));
        }

        // A text that may mean several things is not understood, unless only one of them is plausible.
        CellReading? meaning = null;
        foreach (var form in kind.Rewrite(text))
        {
            if (kind.TryParse(form, out var parsed) && range?.Contains(parsed) != false)
            {
                if (meaning is { Value: T other } && !EqualityComparer<T>.Default.Equals(other, parsed))
                {
                    return NotUnderstood(text);
                }

                meaning ??= new CellReading(parsed, form, null);
            }
        }

        return meaning ?? NotUnderstood(text);
    }

    internal override bool IsKnown(ResidencyProgram program) => value(program) is not null;

    private CellReading NotUnderstood(string text) =>
        new(null, null, kind.Diagnose(text) ?? new CellFault(kind.Rule, $"{Name} must be {kind.Allowed}."));

    public override object? Store(ResidencyProgram program) =>
        value(program) is T known ? kind.Store(known) : null;

    internal override object Restore(object stored)
    {
        try
        {
            return kind.Restore(stored);
        }
        catch (InvalidCastException e)
        {
            throw new InvalidDataException($"The catalog table holds a {stored.GetType().Name} in column {Name}.", e);
        }
    }
}
