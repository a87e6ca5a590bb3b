using System.Collections.Frozen;

namespace SmartPick.Engine.Odds;

/// <summary>All parameters of the model, by name and specialty.</summary>
public sealed class ModelParameters
{
    private readonly FrozenDictionary<(string Name, string? Specialty), Parameter> _parameters;

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
    }

    public string Version { get; }

    /// <summary>Whether the parameters were solved from the published aggregates, not only reasoned from them.</summary>
    public bool Calibrated { get; }

    /// <summary>Citations by source key.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; }

    public IReadOnlyList<Parameter> All { get; }

    /// <summary>Which states lie in the same region.</summary>
    public StateRegions Regions { get; init; } = StateRegions.None;

    /// <summary>The parameter for the specialty, or the one for all specialties.</summary>
    /// <exception cref="KeyNotFoundException">There is neither.</exception>
    public Parameter Get(string name, string specialty) =>
        _parameters.GetValueOrDefault((name, specialty)) ?? Get(name);

    /// <exception cref="KeyNotFoundException">There is no such parameter for all specialties.</exception>
    public Parameter Get(string name) =>
        _parameters.GetValueOrDefault((name, null)) ?? throw new KeyNotFoundException($"The model has no parameter '{name}'.");
}
