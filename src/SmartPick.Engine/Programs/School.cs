namespace SmartPick.Engine.Programs;

/// <summary>
/// One US medical school as the catalog knows it. Optional properties are <c>null</c> when the data does not know them.
/// </summary>
public sealed record School
{
    /// <summary>Key of the school, words in lower case joined by hyphens; unique.</summary>
    public required string Key { get; init; }

    /// <summary>Its name in full.</summary>
    public required string Name { get; init; }

    /// <summary>Its name as people shorten it; unique.</summary>
    public required string ShortName { get; init; }

    /// <summary>Other names that people type; two schools may share one.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    public required SchoolDegree Degree { get; init; }

    public required string City { get; init; }

    /// <summary>Two-letter postal code of the state or territory: where its students have a tie.</summary>
    public required string State { get; init; }

    public GeoPoint? Location { get; init; }

    public SchoolOwnership? Ownership { get; init; }

    /// <summary>
    /// Institution keys of its home programs, those with most programs first; empty when it has no home program in any specialty.
    /// </summary>
    public required IReadOnlyList<string> Institutions { get; init; }

    /// <summary>Where the row's facts come from.</summary>
    public required string Source { get; init; }
}

/// <summary>The degree that a medical school gives.</summary>
public enum SchoolDegree
{
    /// <summary>Allopathic.</summary>
    MD,

    /// <summary>Osteopathic.</summary>
    DO,
}

/// <summary>Who owns a medical school.</summary>
public enum SchoolOwnership
{
    Public,
    Private,
}
