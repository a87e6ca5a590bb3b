using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Pgy1;
using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.AdviceRules;

/// <summary>What advice depends on: who applies for what, and as far as it is known, the list and the day.</summary>
public sealed record Situation
{
    public required Applicant Applicant { get; init; }

    public required Preferences Preferences
    {
        get;
        init => (field, FirstChoice) = (value, FirstOf(value.Specialties));
    }

    public required ApplicantSeason Season { get; init; }

    public required ModelParameters Model { get; init; }

    public required ProgramDirectory Directory { get; init; }

    /// <summary>The recommended list; null where none is made yet.</summary>
    public ListTraits? List { get; init; }

    /// <summary>The rank list after the interviews; null where there is none yet.</summary>
    public RankListTraits? RankList { get; init; }

    /// <summary>Where the day stands in the season; null where the answer must not depend on the day.</summary>
    public SeasonStanding? Standing { get; init; }

    /// <summary>The specialty most wanted; of equals, the one with more figures of its own in this product: integrated IR.</summary>
    public string FirstChoice { get; private init; } = "";

    /// <summary>Whether a fact of <see cref="Facts"/> holds; null when that is not known.</summary>
    public bool? Fact(string name) => Facts.All[name](this);

    /// <summary>A figure of <see cref="Figures"/> in words.</summary>
    public string Figure(string name) => Figures.All[name](this);

    /// <summary>A threshold of the model for the first choice.</summary>
    internal double Threshold(string name) => Model.Get(name, FirstChoice).Value;

    private static string FirstOf(IReadOnlyDictionary<string, double> specialties)
    {
        var (first, most) = ("", double.NegativeInfinity);
        foreach (var (specialty, value) in specialties)
        {
            if (value > most || (value == most && ComesFirst(specialty, first)))
            {
                (first, most) = (specialty, value);
            }
        }

        return first;

        static bool ComesFirst(string one, string other) =>
            other != SpecialtyCodes.IntegratedIr && (one == SpecialtyCodes.IntegratedIr || string.CompareOrdinal(one, other) < 0);
    }
}

/// <summary>What advice needs to know of a recommended list.</summary>
/// <param name="Chances">P(ending up in a specialty), by specialty.</param>
/// <param name="Programs">The programs of the list.</param>
/// <param name="AtCap">Whether the list uses all the applications that the applicant allows.</param>
/// <param name="Signals">Signals used, by pool.</param>
/// <param name="SignalsTold">Signals that the applicant says they have, by pool.</param>
/// <param name="OpenPrograms">Number of programs that could be applied to.</param>
/// <param name="Pgy1">PGY-1 years beside the list.</param>
public sealed record ListTraits(
    IReadOnlyDictionary<string, double> Chances,
    IReadOnlyList<ResidencyProgram> Programs,
    bool AtCap,
    IReadOnlyDictionary<string, SignalPool> Signals,
    IReadOnlyDictionary<string, SignalPool> SignalsTold,
    int OpenPrograms,
    Pgy1Outcome Pgy1);
