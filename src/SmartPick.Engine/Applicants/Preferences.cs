using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Applicants;

/// <summary>What the applicant wants.</summary>
public sealed record Preferences
{
    /// <summary>Specialties applied to, each with its value to the applicant in (0,1].</summary>
    public required IReadOnlyDictionary<string, double> Specialties { get; init; }

    /// <summary>Preferred states; null when none is preferred.</summary>
    public IReadOnlyList<string>? States { get; init; }

    /// <summary>States not to be applied to.</summary>
    public IReadOnlyList<string> ExcludeStates { get; init; } = [];

    /// <summary>Value of each setting in [0,1]; a setting not named is worth the mean of those named.</summary>
    public IReadOnlyDictionary<ProgramSetting, double>? Settings { get; init; }

    public PreferenceWeights Weights { get; init; } = new();

    /// <summary>The applicant's own value, 0–1, of programs by id; it takes the place of the computed value.</summary>
    public IReadOnlyDictionary<string, double> Favorites { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether military programs may be on the list; else only those of <see cref="Include"/> are.</summary>
    public bool Military { get; init; }

    /// <summary>Ids of programs to apply to in any case.</summary>
    public IReadOnlySet<string> Include { get; init; } = new HashSet<string>();

    /// <summary>Ids of programs not to apply to.</summary>
    public IReadOnlySet<string> Exclude { get; init; } = new HashSet<string>();
}

/// <summary>How much each side of fit counts; only their proportions matter.</summary>
public sealed record PreferenceWeights(double Location = 1, double Setting = 1, double Research = 0, double Size = 0);

/// <summary>What the list is chosen for.</summary>
public enum Objective
{
    /// <summary>Every acceptable program is worth the same: maximize P(match).</summary>
    Match,

    /// <summary>Half for matching at all, half for where.</summary>
    Balanced,

    /// <summary>The applicant's own value of each program.</summary>
    Preference,
}
