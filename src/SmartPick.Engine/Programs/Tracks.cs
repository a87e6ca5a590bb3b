namespace SmartPick.Engine.Programs;

/// <summary>Kinds of positions a program offers in the match.</summary>
[Flags]
public enum Tracks
{
    None = 0,

    /// <summary>C: starts in PGY-1.</summary>
    Categorical = 1,

    /// <summary>A: starts in PGY-2 and needs a separate PGY-1 year.</summary>
    Advanced = 2,

    /// <summary>P: one PGY-1 year only.</summary>
    Preliminary = 4,

    /// <summary>
    /// R: starts in PGY-2 in the year of the match, for physicians who have had the PGY-1 year. The data does not know which programs
    /// have them.
    /// </summary>
    Physician = 8,
}
