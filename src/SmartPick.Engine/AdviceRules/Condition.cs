namespace SmartPick.Engine.AdviceRules;

/// <summary>
/// When something applies: all of some facts, any of others, none of yet others. A fact that is not known leaves the
/// condition open unless the rest settles it (Kleene's logic), so what an applicant has not told never counts against them.
/// </summary>
/// <param name="All">Facts that must all hold; no demand when null or empty.</param>
/// <param name="Any">Facts of which at least one must; no demand when null or empty.</param>
/// <param name="None">Facts of which none may.</param>
public sealed record Condition(IReadOnlyList<string>? All = null, IReadOnlyList<string>? Any = null, IReadOnlyList<string>? None = null)
{
    public IReadOnlyList<string> All { get; } = All ?? [];

    public IReadOnlyList<string> Any { get; } = Any ?? [];

    public IReadOnlyList<string> None { get; } = None ?? [];

    /// <summary>Every fact the condition names.</summary>
    public IEnumerable<string> Names => All.Concat(Any).Concat(None);

    /// <param name="fact">Whether a fact holds; null when that is not known.</param>
    /// <returns>Whether the condition holds; null when what is known leaves that open.</returns>
    public bool? Holds(Func<string, bool?> fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return And(All, demanded: true) & Or(Any) & And(None, demanded: false);

        bool? And(IReadOnlyList<string> names, bool demanded)
        {
            bool? all = true;
            for (var i = 0; i < names.Count; i++)
            {
                all &= demanded ? fact(names[i]) : !fact(names[i]);
            }

            return all;
        }

        bool? Or(IReadOnlyList<string> names)
        {
            bool? any = names.Count == 0;
            for (var i = 0; i < names.Count; i++)
            {
                any |= fact(names[i]);
            }

            return any;
        }
    }
}
