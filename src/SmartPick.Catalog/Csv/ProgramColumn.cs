using System.Diagnostics.CodeAnalysis;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Csv;

/// <summary>One column of a program file, which is also one property of a program entity.</summary>
public abstract class ProgramColumn
{
    private protected ProgramColumn(string name, bool isRequired, string rule, string allowed)
    {
        Name = name;
        IsRequired = isRequired;
        Rule = rule;
        Allowed = allowed;
    }

    /// <summary>Name in the header line.</summary>
    public string Name { get; }

    /// <summary>Whether every row must have a value; an empty optional cell means unknown.</summary>
    public bool IsRequired { get; }

    /// <summary>What a cell must be, as the end of a sentence.</summary>
    public string Allowed { get; }

    internal string Rule { get; }

    /// <summary>Place in <see cref="ProgramColumns.All"/>.</summary>
    internal int Index { get; set; }

    /// <summary>Reads a trimmed, non-empty cell.</summary>
    internal abstract bool TryParse(string text, [NotNullWhen(true)] out object? value);

    internal abstract bool IsKnown(ResidencyProgram program);

    /// <summary>The entity property of a program; <c>null</c> when unknown.</summary>
    public abstract object? Store(ResidencyProgram program);

    /// <summary>The value that <see cref="Store"/> made a property of.</summary>
    /// <exception cref="InvalidDataException">The property is none that <see cref="Store"/> makes.</exception>
    internal abstract object Restore(object stored);
}

/// <summary>A column whose values are of type <typeparamref name="T"/>.</summary>
internal sealed class ProgramColumn<T>(string name, bool isRequired, CellKind<T> kind, Func<ResidencyProgram, object?> value)
    : ProgramColumn(name, isRequired, kind.Rule, kind.Allowed)
    where T : notnull
{
    internal override bool TryParse(string text, [NotNullWhen(true)] out object? value)
    {
        var accepted = kind.TryParse(text, out var parsed);
        value = accepted ? parsed : null;
        return accepted;
    }

    internal override bool IsKnown(ResidencyProgram program) => value(program) is not null;

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
