using System.Collections.Frozen;
using System.Text.Json.Serialization;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Seasons;

/// <summary>The rules of one application season: specialties, fees and signals.</summary>
public sealed record SeasonRules
{
    /// <summary>Name of the season, the year of its Match.</summary>
    public required string Season { get; init; }

    public required int MatchYear { get; init; }

    /// <summary>Application services by code: through which programs are applied to, and at what fees.</summary>
    public required IReadOnlyDictionary<string, ServiceRules> Services
    {
        get;
        init => (field, Assistance) = (value, value.Values.Select(s => s.Fees.Assistance).FirstOrDefault(a => a is not null));
    }

    /// <summary>The AAMC's fee assistance, which at most one service has.</summary>
    [JsonIgnore]
    public FeeAssistance? Assistance { get; private init; }

    /// <summary>The bodies that match applicants and programs, by key.</summary>
    public required IReadOnlyDictionary<string, MatchBody> Matches { get; init; }

    /// <summary>Specialties by code.</summary>
    public required IReadOnlyDictionary<string, SpecialtyRules> Specialties
    {
        get;
        init
        {
            field = value;
            Preparatory = [.. value.Where(s => s.Value.IsPreparatory).Select(s => s.Key).Order(StringComparer.Ordinal)];
            Preferable = [.. value.Where(s => s.Value is { IsPreparatory: false, Unanswerable: null }).Select(s => s.Key)];
        }
    }

    /// <summary>Codes of the specialties that are a PGY-1 year, in order.</summary>
    public IReadOnlyList<string> Preparatory { get; private init; } = [];

    /// <summary>Codes of the specialties that can be asked for, in the order of the rules.</summary>
    public IReadOnlyList<string> Preferable { get; private init; } = [];

    /// <summary>Specialties by code whose programs are not in the data, each with the reason.</summary>
    public IReadOnlyDictionary<string, WithheldSpecialty> Withheld { get; init; } = FrozenDictionary<string, WithheldSpecialty>.Empty;

    /// <summary>Signals an applicant has, by pool, with how sure that is.</summary>
    [JsonPropertyName("signalPools")]
    public required IReadOnlyDictionary<string, PoolRules> Pools
    {
        get;
        init => (field, SignalPools) = (
            value,
            value.ToDictionary(p => p.Key, p => new SignalPool(p.Value.Gold, p.Value.Silver), StringComparer.Ordinal));
    }

    /// <summary>Signals an applicant has, by pool.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, SignalPool> SignalPools { get; private init; } = FrozenDictionary<string, SignalPool>.Empty;

    /// <summary>Citations by source key.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    /// <summary>Values of the specialties that are meant when none is named.</summary>
    public Dictionary<string, double> DefaultValues() => Preferable.Where(s => Specialties[s].DefaultValue is not null)
        .ToDictionary(s => s, s => Specialties[s].DefaultValue!.Value, StringComparer.Ordinal);

    /// <summary>The service through which programs of a specialty are applied to.</summary>
    /// <param name="specialty">Code of a specialty of the season.</param>
    public ServiceRules ServiceOf(string specialty) => Services[Specialties[specialty].Service];

    /// <summary>The fees of applications to programs of a specialty.</summary>
    /// <param name="specialty">Code of a specialty of the season.</param>
    public FeeSchedule FeesOf(string specialty) => ServiceOf(specialty).Fees.Schedule;

    /// <summary>The body that matches applicants to a specialty.</summary>
    /// <param name="specialty">Code of a specialty of the season.</param>
    public MatchBody MatchOf(string specialty) => Matches[Specialties[specialty].Match];

    /// <summary>What the season says of the signals to programs of a specialty.</summary>
    /// <param name="specialty">Code of a specialty of the season.</param>
    public PoolRules SignalsOf(string specialty) => Pools[Specialties[specialty].SignalPool];

    /// <summary>Pools of signals that specialties draw on, each once and in order.</summary>
    public IEnumerable<string> PoolsOf(IEnumerable<string> specialties) => specialties.Select(s => Specialties[s].SignalPool)
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Why a specialty cannot be asked for; null when it can be, or when the season does not know it.</summary>
    public string? WhyNot(string specialty) => Specialties.TryGetValue(specialty, out var rules)
        ? rules.IsPreparatory ? $"{rules.Name} is a PGY-1 year: it is added to a list where it is needed." : rules.Unanswerable
        : Withheld.GetValueOrDefault(specialty)?.Reason;

    /// <summary>These rules where only specialties with odds and fees can be asked for.</summary>
    /// <param name="modeled">Codes of the specialties that the model has odds for.</param>
    public SeasonRules Answerable(IReadOnlyCollection<string> modeled) => this with
    {
        Specialties = Specialties.ToDictionary(
            s => s.Key,
            s => s.Value with
            {
                Unanswerable = s.Value.IsPreparatory ? null
                    : !modeled.Contains(s.Key, StringComparer.Ordinal) ? $"We have no odds for {s.Value.Name} yet."
                    : Services[s.Value.Service] is { Fees.AreKnown: false } service ? $"We don’t know the fees of {service.Name}, which {s.Value.Name} uses."
                    : null,
            },
            StringComparer.Ordinal),
    };
}

/// <summary>What a season says of a specialty.</summary>
public sealed record SpecialtyRules
{
    /// <summary>Its name in full.</summary>
    public required string Name { get; init; }

    /// <summary>Key of the application service.</summary>
    public required string Service { get; init; }

    /// <summary>Key of the body that runs the match.</summary>
    public required string Match { get; init; }

    /// <summary>The pool that its signals come from; specialties may share one.</summary>
    public required string SignalPool { get; init; }

    /// <summary>Its value in (0,1] to an applicant who names no specialty; null when it is not meant then.</summary>
    public double? DefaultValue { get; init; }

    /// <summary>
    /// Whether it is a single PGY-1 year that prepares for an advanced position: added where needed, never asked for.
    /// </summary>
    [JsonPropertyName("preparatory")]
    public bool IsPreparatory { get; init; }

    /// <summary>What its applicants must know about how to apply, where it differs from its service; null when it does not.</summary>
    public string? Note { get; init; }

    /// <summary>Why it cannot be asked for; null when it can be.</summary>
    [JsonIgnore]
    public string? Unanswerable { get; init; }
}

/// <summary>A specialty whose programs are not in the data.</summary>
/// <param name="Name">Its name in full.</param>
/// <param name="Reason">A sentence for the applicant who asks for it.</param>
public sealed record WithheldSpecialty(string Name, string Reason);

/// <summary>What a season says of an application service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Note">What its applicants must know; null when it is the usual one.</param>
public sealed record ServiceRules(string Name, string? Note = null)
{
    /// <summary>Its fees, counted anew in each specialty.</summary>
    public FeeRules Fees { get; init; } = FeeRules.Unknown;
}

/// <summary>A body that matches applicants and programs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Note">What its applicants must know; null when it is the usual one.</param>
public sealed record MatchBody(string Name, string? Note = null);

/// <summary>Signals of one pool.</summary>
public readonly record struct SignalPool(int Gold, int Silver);

/// <summary>What a season says of a pool of signals.</summary>
/// <param name="Gold">Gold signals.</param>
/// <param name="Silver">Silver signals, or all signals of a pool that has one level.</param>
/// <param name="Kind">How sure the numbers are.</param>
/// <param name="Note">A sentence for the applicant on where expected numbers come from.</param>
public sealed record PoolRules(int Gold, int Silver, Certainty Kind, string? Note = null)
{
    /// <summary>How many levels of signals differ: 1 where all are alike, 2 where gold counts for more than silver.</summary>
    [JsonIgnore]
    public int Levels => Gold > 0 ? 2 : 1;

    /// <summary>
    /// What is said of signals to one's home program and to hosts of away rotations; null where they are as welcome as any.
    /// </summary>
    public HomeAndAwaySignals? HomeAndAway { get; init; }

    /// <summary>Whether signals may go to one's home program and to hosts of away rotations.</summary>
    [JsonIgnore]
    public bool AreForOwnPrograms => HomeAndAway?.Allowed != false;
}

/// <summary>Signals to an applicant's home program and to hosts of away rotations.</summary>
/// <param name="Allowed">Whether they may be sent.</param>
/// <param name="Kind">How sure that is.</param>
public sealed record HomeAndAwaySignals(bool Allowed, Certainty Kind);

/// <summary>Application fees of a service.</summary>
public sealed record FeeRules
{
    /// <summary>Fees that nobody has said.</summary>
    public static FeeRules Unknown { get; } = new() { Kind = Certainty.Expected, Tiers = [], NotIncluded = [] };

    /// <summary>Whether there are prices.</summary>
    [JsonIgnore]
    public bool AreKnown => Tiers.Count > 0;

    /// <summary>How sure the prices are.</summary>
    public required Certainty Kind { get; init; }

    /// <summary>A sentence for the applicant on where expected prices come from.</summary>
    public string? Note { get; init; }

    /// <summary>Price tiers, counted anew in each specialty. The first may have a flat price.</summary>
    public required IReadOnlyList<FeeTier> Tiers { get; init; }

    /// <summary>The fees of the applications to one specialty.</summary>
    [JsonIgnore]
    public FeeSchedule Schedule => field ??= new FeeSchedule(Tiers, isAssisted: Assistance is not null);

    /// <summary>Reduced fees for those who qualify; null where the service has none.</summary>
    public FeeAssistance? Assistance { get; init; }

    /// <summary>What the fees leave out.</summary>
    public required IReadOnlyList<NotIncludedFee> NotIncluded { get; init; }
}

/// <summary>Reduced fees for those who qualify.</summary>
/// <param name="Rate">Share of the fees that is waived, 0–1.</param>
/// <param name="Applications">For how many applications at most.</param>
public sealed record FeeAssistance(double Rate, int Applications);

/// <summary>A cost that applicants meet beside the application fees.</summary>
public sealed record NotIncludedFee(string What);
