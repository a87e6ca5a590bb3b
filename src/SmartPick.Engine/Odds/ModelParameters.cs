using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace SmartPick.Engine.Odds;

/// <summary>All parameters of the model, by name and specialty.</summary>
public sealed class ModelParameters
{
    private readonly FrozenDictionary<(string Name, string? Specialty), Parameter> _parameters;
    private readonly ConcurrentDictionary<string, SpecialtyModel> _compiled = new(StringComparer.Ordinal);

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
                throw new ArgumentException($"Parameter '{parameter.Name}' must be finite, with a standard error of at least 0.", nameof(parameters));
            }

            if (!sources.ContainsKey(parameter.Source))
            {
                throw new ArgumentException($"Parameter '{parameter.Name}' names the unknown source '{parameter.Source}'.", nameof(parameters));
            }
        }

        _parameters = All.ToFrozenDictionary(p => (p.Name, p.Specialty));
        Specialties = [.. All.Where(p => p.Name == "population.applications").Select(p => p.Specialty).OfType<string>().Order(StringComparer.Ordinal)];
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
    public IReadOnlyList<CalibrationTarget> Targets { get; init; } = [];

    /// <summary>Parameters that nothing published determines, with what they follow.</summary>
    public IReadOnlyList<BorrowedParameter> Borrowed { get; init; } = [];

    /// <summary>Points of the ridge to show beside the chosen one.</summary>
    public IReadOnlyList<RidgeChoice> Ridge { get; init; } = [];

    /// <summary>What the calibration found: published figures beside the model's.</summary>
    public CalibrationTables Calibration { get; init; } = new([], []);

    /// <summary>Specialties that applicants can aim at.</summary>
    public IReadOnlyList<string> Specialties { get; }

    /// <summary>The parameter for the specialty, or the one for all specialties; null when there is neither.</summary>
    public Parameter? Find(string name, string specialty) =>
        _parameters.GetValueOrDefault((name, specialty)) ?? _parameters.GetValueOrDefault((name, null));

    /// <summary>The parameter for the specialty, or the one for all specialties.</summary>
    /// <exception cref="KeyNotFoundException">There is neither.</exception>
    public Parameter Get(string name, string specialty) =>
        _parameters.GetValueOrDefault((name, specialty)) ?? Get(name);

    /// <summary>This model with some parameters added or replaced.</summary>
    public ModelParameters With(IEnumerable<Parameter> changed)
    {
        var all = All.ToDictionary(p => (p.Name, p.Specialty));
        foreach (var parameter in changed)
        {
            all[(parameter.Name, parameter.Specialty)] = parameter;
        }

        return new ModelParameters(Version, Calibrated, Sources, all.Values) { Regions = Regions, Targets = Targets, Borrowed = Borrowed, Ridge = Ridge, Calibration = Calibration, Limits = Limits };
    }

    /// <summary>The parameters of a specialty as plain fields.</summary>
    internal SpecialtyModel Compiled(string specialty) => _compiled.GetOrAdd(specialty, static (s, model) => new SpecialtyModel(model, s), this);

    /// <exception cref="KeyNotFoundException">There is no such parameter for all specialties.</exception>
    public Parameter Get(string name) =>
        _parameters.GetValueOrDefault((name, null)) ?? throw new KeyNotFoundException($"The model has no parameter '{name}'.");
}
