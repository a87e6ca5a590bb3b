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

    /// <summary>Specialties by code.</summary>
    public required IReadOnlyDictionary<string, SpecialtyRules> Specialties
    {
        get;
        init
        {
            field = value;
            Preparatory = [.. value.Where(s => s.Value.IsPreparatory).Select(s => s.Key).Order(StringComparer.Ordinal)];
            Preferable = [.. value.Where(s => !s.Value.IsPreparatory).Select(s => s.Key)];
        }
    }

    /// <summary>Codes of the specialties that are a PGY-1 year, in order.</summary>
    public IReadOnlyList<string> Preparatory { get; private init; } = [];

    /// <summary>Codes of the specialties that can be asked for, in the order of the rules.</summary>
    public IReadOnlyList<string> Preferable { get; private init; } = [];

    /// <summary>Application services by code: through which programs are applied to, and at what fees.</summary>
    public required IReadOnlyDictionary<string, ServiceRules> Services
    {
        get;
        init => (field, Assistance) = (value, value.Values.Select(s => s.Fees.Assistance).FirstOrDefault(a => a is not null));
    }

    /// <summary>The AAMC's fee assistance, which at most one service has.</summary>
    [JsonIgnore]
    public FeeAssistance? Assistance { get; private init; }

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

    /// <summary>The service through which programs of a specialty are applied to.</summary>
    /// <param name="specialty">Code of a specialty of the season.</param>
    public ServiceRules ServiceOf(string specialty) => Services[Specialties[specialty].Service];

    /// <summary>The fees of applications to programs of a specialty.</summary>
    /// <param name="specialty">Code of a specialty of the season.</param>
    public FeeSchedule FeesOf(string specialty) => ServiceOf(specialty).Fees.Schedule;

    /// <summary>Values of all specialties that can be asked for, to an applicant who says nothing.</summary>
    public Dictionary<string, double> DefaultValues() => Preferable.ToDictionary(s => s, s => Specialties[s].DefaultValue!.Value, StringComparer.Ordinal);
}

/// <summary>What a season says of a specialty.</summary>
/// <param name="Name">Its name in full.</param>
/// <param name="SignalPool">The pool that its signals come from; specialties may share one.</param>
/// <param name="DefaultValue">
/// Its value in (0,1] to an applicant who says nothing; null when it cannot be asked for (a preparatory year is added,
/// never asked for).
/// </param>
/// <param name="Service">Code of the application service; ERAS unless said.</param>
public sealed record SpecialtyRules(string Name, string SignalPool, double? DefaultValue, string Service = SpecialtyRules.Eras)
{
    /// <summary>Code of the AAMC's service, through which most specialties are applied to.</summary>
    public const string Eras = "eras";


    /// <summary>Whether it is a single PGY-1 year that prepares for an advanced position, and no residency of its own.</summary>
    public bool IsPreparatory => DefaultValue is null;
}

/// <summary>Signals of one pool.</summary>
public readonly record struct SignalPool(int Gold, int Silver);

/// <summary>What a season says of a pool of signals.</summary>
/// <param name="Gold">Gold signals.</param>
/// <param name="Silver">Silver signals, or all signals of a pool that has one level.</param>
/// <param name="Kind">How sure the numbers are.</param>
/// <param name="Note">A sentence for the applicant on where expected numbers come from.</param>
public sealed record PoolRules(int Gold, int Silver, Certainty Kind, string? Note = null);

/// <summary>What a season says of an application service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fees">Its fees, counted anew in each specialty.</param>
public sealed record ServiceRules(string Name, FeeRules Fees);

/// <summary>Application fees of a service.</summary>
public sealed record FeeRules
{
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
