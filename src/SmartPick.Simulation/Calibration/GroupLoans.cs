using SmartPick.Engine.Odds;

namespace SmartPick.Simulation.Calibration;

/// <summary>
/// What the specialties of a group lend: of every parameter that differs between specialties the mean of those with figures, with their
/// spread added to its error.
/// </summary>
/// <param name="model">The model with all that was solved.</param>
/// <param name="found">What was solved and measured.</param>
internal sealed class GroupLoans(ModelParameters model, IReadOnlyList<Parameter> found)
{
    private const int Digits = 4;

    /// <summary>Names of given parameters that are lent beside what was found.</summary>
    private static readonly string[] Lent =
        ["benchmark.", "selectivity.", "policy.", "strength.", "population.step2ck.mean.", "population.comlexOnly"];

    private const string Types = "strength.type.";

    private readonly HashSet<(string Name, string? Specialty)> _found = [.. found.Select(p => (p.Name, p.Specialty))];

    /// <summary>
    /// The parameters of every group, under its name, and those of a type of applicants under that of a member that has no figure for it.
    /// </summary>
    public IReadOnlyList<Parameter> All() => [.. model.Groups.SelectMany(group =>
    {
        Parameter[] lent = [.. Names(group).Select(name => Mean(group, name))];
        return lent.Concat(lent.Where(p => p.Name.StartsWith(Types, StringComparison.Ordinal)).SelectMany(
            p => group.From.Except(Own(group, p.Name).Select(own => own.Specialty!)).Select(member => p with { Specialty = member })));
    })];

    private IEnumerable<string> Names(SpecialtyGroup group) => model.All
        .Where(p => p.Specialty is { } specialty && group.From.Contains(specialty, StringComparer.Ordinal)
            && (_found.Contains((p.Name, p.Specialty)) || Lent.Any(prefix => p.Name.StartsWith(prefix, StringComparison.Ordinal))))
        .Select(p => p.Name).Distinct();

    private Parameter Mean(SpecialtyGroup group, string name)
    {
        var of = Own(group, name);
        // One specialty alone has no spread: then that between all that differ stands in.
        var spread = Variance(of.Length > 1 ? of : [.. model.All.Where(p => p.Name == name && p.Specialty is not null)]);
        var error = of.Average(p => p.StandardError * p.StandardError);
        return new Parameter
        {
            Name = name,
            Specialty = group.Name,
            Value = Math.Round(of.Average(p => p.Value), Digits),
            StandardError = error > 0 ? Math.Round(Math.Sqrt(error + spread), Digits) : 0,
            Unit = of[0].Unit,
            Kind = ParameterKind.Derived,
            Source = "group-mean",
            Note = $"Mean of {string.Join(", ", of.Select(p => p.Specialty))}; the error holds the spread between them.",
        };
    }

    private Parameter[] Own(SpecialtyGroup group, string name) =>
        [.. model.All.Where(p => p.Name == name && p.Specialty is { } specialty && group.From.Contains(specialty, StringComparer.Ordinal))];

    private static double Variance(Parameter[] of)
    {
        var mean = of.Average(p => p.Value);
        return of.Length > 1 ? of.Sum(p => (p.Value - mean) * (p.Value - mean)) / (of.Length - 1) : 0;
    }
}
