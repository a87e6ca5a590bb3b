using System.Text;

namespace SmartPick.Engine.Odds;

/// <summary>One named reason behind a program's odds.</summary>
/// <param name="Factor">Stable code of the reason.</param>
/// <param name="Effect">Log-odds it adds to (or takes from) P(interview).</param>
/// <param name="Text">The reason in plain words, with the value it rests on.</param>
public sealed record Contribution(string Factor, double Effect, string Text)
{
    /// <summary>By size of the effect, then by factor.</summary>
    internal static readonly Comparison<Contribution> StrongestFirst = (one, other) =>
        Math.Abs(other.Effect).CompareTo(Math.Abs(one.Effect)) is not 0 and var bySize ? bySize : string.CompareOrdinal(
            one.Factor, other.Factor);

    /// <summary>The code of a feature: its name in lower case with hyphens.</summary>
    internal static string FactorOf(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c))
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
