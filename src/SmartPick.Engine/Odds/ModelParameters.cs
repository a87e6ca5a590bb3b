using System.Collections.Concurrent;
using System.Collections.Frozen;
using SmartPick.Engine.Applicants;

namespace SmartPick.Engine.Odds;

/// <summary>All parameters of the model, by name and specialty.</summary>
public sealed class ModelParameters
{
    /// <summary>How the names of measures begin that are match rates of a type.</summary>
    private const string MatchRate = "match-rate";

    private readonly FrozenDictionary<(string Name, string? Specialty), Parameter> _parameters;
    private readonly ConcurrentDictionary<string, SpecialtyModel> _compiled = new(StringComparer.Ordinal);
    private FrozenSet<(string Specialty, ApplicantType Type)> _calibrated = [];
    private FrozenDictionary<string, string> _groupOf = FrozenDictionary<string, string>.Empty;

    /// <exception cref="ArgumentException">A parameter is given twice, is not finite, or names an unknown source.</exception>
    public ModelParameters(string version, bool calibrated, IReadOnlyDictionary<string, string> sources, IEnumerable<Parameter> parameters)
    {
        Version = version;
        Calibrated = calibrated;
        Sources = sources;
        All = [.. parameters];
        foreach (var parameter in All)
        {
            if (!double.IsFinite(parameter.Value) || !double.IsFinite(parameter.StandardError) || parameter.StandardError < 0)
            {
                throw new ArgumentException(
                    $"Parameter '{parameter.Name}' must be finite, with a standard error of at least 0.", nameof(parameters));
            }

            if (!sources.ContainsKey(parameter.Source))
            {
                throw new ArgumentException(
                    $"Parameter '{parameter.Name}' names the unknown source '{parameter.Source}'.", nameof(parameters));
            }
        }

        _parameters = All.ToFrozenDictionary(p => (p.Name, p.Specialty));
    }

    public string Version { get; }

    /// <summary>Whether the parameters were solved from the published aggregates, not only reasoned from them.</summary>
    public bool Calibrated { get; }

    /// <summary>Citations by source key.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    public IReadOnlyList<Parameter> All { get; }

    /// <summary>Which states lie in the same region.</summary>
    public StateRegions Regions { get; init; } = StateRegions.None;

    /// <summary>What the model cannot do, and who should not rely on it.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>The published figures that the model is calibrated with.</summary>
    public IReadOnlyList<CalibrationTarget> Targets
    {
        get;
        init
        {
            field = value;
            var fitted = value.Where(t => t.Use == TargetUse.Fit).ToArray();
            Specialties = [.. fitted.Select(t => t.Specialty).Distinct().Order(StringComparer.Ordinal)];
            _calibrated = fitted.Where(t => t.Measure.StartsWith(MatchRate, StringComparison.Ordinal))
                .Select(t => (t.Specialty, t.ApplicantType)).ToFrozenSet();
        }
    }

    = [];

    /// <summary>Specialties that the same people apply to; one that is in none is a pool of its own.</summary>
    public IReadOnlyList<ApplicantPool> Pools { get; init; } = [];

    /// <summary>How specialties bear on each other in an application.</summary>
    public SpecialtyLinks Links { get; init; } = SpecialtyLinks.None;

    /// <summary>The pool whose values stand for specialties that have none of their own or their group's.</summary>
    /// <exception cref="InvalidOperationException">The data names none, or several.</exception>
    public ApplicantPool Reference => Pools.Single(p => p.IsReference);

    /// <summary>Specialties that lend each other what one of them has no figures for.</summary>
    /// <exception cref="ArgumentException">A specialty borrows from two groups.</exception>
    public IReadOnlyList<SpecialtyGroup> Groups
    {
        get;
        init => (field, _groupOf) = (
            value, value.SelectMany(g => g.Specialties.Select(s => (s, g.Name)))
                .ToFrozenDictionary(g => g.s, g => g.Name, StringComparer.Ordinal));
    }

    = [];

    /// <summary>Parameters that nothing published determines, with what they follow.</summary>
    public IReadOnlyList<BorrowedParameter> Borrowed { get; init; } = [];

    /// <summary>Points of the ridge to show beside the chosen one.</summary>
    public IReadOnlyList<RidgeChoice> Ridge { get; init; } = [];

    /// <summary>What the calibration found: published figures beside the model's.</summary>
    public CalibrationTables Calibration { get; init; } = new([], []);

    /// <summary>Specialties with figures of their own, in order.</summary>
    public IReadOnlyList<string> Specialties { get; private init; } = [];

    /// <summary>Specialties that there are odds for: with figures of their own, or borrowed.</summary>
    public IReadOnlyCollection<string> Modeled => [.. Specialties.Union(Groups.SelectMany(g => g.Specialties), StringComparer.Ordinal)];

    /// <summary>The pool that a specialty's applicants belong to.</summary>
    public ApplicantPool PoolOf(string specialty) =>
        Pools.FirstOrDefault(p => p.Specialties.Contains(specialty, StringComparer.Ordinal)) ?? new ApplicantPool([specialty]);

    /// <summary>The parameter for the specialty, else its group's, else the one for all specialties; null when there is none.</summary>
    public Parameter? Find(string name, string specialty) =>
        _parameters.GetValueOrDefault((name, specialty))
        ?? (_groupOf.TryGetValue(specialty, out var group) ? _parameters.GetValueOrDefault((name, group)) : null)
        ?? _parameters.GetValueOrDefault((name, null));

    /// <summary>The parameter for the specialty, else its group's, else the one for all specialties.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Parameter Get(string name, string specialty) => Find(name, specialty) ?? Get(name);

    /// <summary>Whether a specialty's match rate of a type of applicants was fitted to a published one, not taken from others.</summary>
    public bool IsCalibrated(string specialty, ApplicantType type) => _calibrated.Contains((specialty, type));

    /// <summary>The group that a specialty borrows from; null where it has figures of its own.</summary>
    public SpecialtyGroup? LenderOf(string specialty) =>
        _groupOf.TryGetValue(specialty, out var name) ? Groups.First(g => g.Name == name) : null;

    /// <summary>This model with some parameters added or replaced.</summary>
    public ModelParameters With(IEnumerable<Parameter> changed)
    {
        var all = All.ToDictionary(p => (p.Name, p.Specialty));
        foreach (var parameter in changed)
        {
            all[(parameter.Name, parameter.Specialty)] = parameter;
        }

        return new ModelParameters(Version, Calibrated, Sources, all.Values)
        {
            Regions = Regions,
            Targets = Targets,
            Borrowed = Borrowed,
            Ridge = Ridge,
            Pools = Pools,
            Groups = Groups,
            Links = Links,
            Calibration = Calibration,
            Limits = Limits,
        };
    }

    /// <summary>The parameters of a specialty as plain fields.</summary>
    internal SpecialtyModel Compiled(string specialty) =>
        _compiled.GetOrAdd(specialty, static (s, model) => new SpecialtyModel(model, s), this);

    /// <exception cref="KeyNotFoundException">There is no such parameter for all specialties.</exception>
    public Parameter Get(string name) =>
        _parameters.GetValueOrDefault((name, null)) ?? throw new KeyNotFoundException($"The model has no parameter '{name}'.");
}
