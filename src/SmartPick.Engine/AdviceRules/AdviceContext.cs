using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.AdviceRules;

/// <summary>What advice depends on: who applies for what, and as far as it is known, the list and the day.</summary>
public sealed record AdviceContext
{
    public required Applicant Applicant { get; init; }

    public required Preferences Preferences { get; init; }

    public required ApplicantSeason Season { get; init; }

    public required ModelParameters Model { get; init; }

    public required ProgramDirectory Directory { get; init; }

    /// <summary>The recommended list; null where none is made yet.</summary>
    public ListFacts? List { get; init; }

    /// <summary>The rank list after the interviews; null where there is none yet.</summary>
    public RankListTraits? RankList { get; init; }

    /// <summary>Where the day stands in the season; null where the answer must not depend on the day.</summary>
    public SeasonStanding? Standing { get; init; }

    /// <summary>The specialty most wanted; of equals, one that only some of a pool apply to.</summary>
    public string FirstChoice => field ??= Preferences.Specialties.Keys
        .OrderByDescending(s => Preferences.Specialties[s]).ThenBy(s => Model.PoolOf(s).Common == s).ThenBy(s => s, StringComparer.Ordinal)
        .FirstOrDefault("");

    /// <summary>The specialties asked for, the most wanted first.</summary>
    internal IEnumerable<string> ByPreference => Preferences.Specialties.Keys
        .OrderByDescending(s => s == FirstChoice).ThenByDescending(s => Preferences.Specialties[s]).ThenBy(s => s, StringComparer.Ordinal);

    /// <summary>A specialty in words.</summary>
    internal string NameOf(string specialty) => Season.Rules.Specialties.GetValueOrDefault(specialty)?.Name ?? specialty;

    /// <summary>Whether a letter from a program director or chair adds anything in a specialty.</summary>
    internal bool LeadersLetterCounts(string specialty) => Model.Get("strength.ownLeaderLetter", specialty).Value > 0;

    /// <summary>Whether a fact of <see cref="Facts"/> holds; null when that is not known.</summary>
    public bool? Fact(string name) => Facts.Find(name)!(this);

    /// <summary>A figure of <see cref="Figures"/> in words.</summary>
    public string Figure(string name) => Figures.All[name](this);

    /// <summary>A threshold of the model for the first choice.</summary>
    internal double Threshold(string name) => Model.Get(name, FirstChoice).Value;
}

/// <summary>What advice needs to know of a recommended list.</summary>
/// <param name="Chances">P(ending up in a specialty), by specialty.</param>
/// <param name="Programs">The programs of the list.</param>
/// <param name="AtCap">Whether the list uses all the applications that the applicant allows.</param>
/// <param name="Signals">Signals used, by pool.</param>
/// <param name="SignalsTold">Signals that the applicant says they have, by pool.</param>
/// <param name="OpenPrograms">Number of programs that could be applied to.</param>
/// <param name="Pgy1">PGY-1 years beside the list.</param>
public sealed record ListFacts(
    IReadOnlyDictionary<string, double> Chances,
    IReadOnlyList<ResidencyProgram> Programs,
    bool AtCap,
    IReadOnlyDictionary<string, SignalPool> Signals,
    IReadOnlyDictionary<string, SignalPool> SignalsTold,
    int OpenPrograms,
    Pgy1Outcome Pgy1);
