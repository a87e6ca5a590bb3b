using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SmartPick.Engine.AdviceRules;

/// <summary>All rules of advice.</summary>
public sealed partial class AdviceBook
{
    private readonly FrozenSet<string> _codes;

    /// <exception cref="ArgumentException">A rule is given twice, or names a fact or figure that does not exist.</exception>
    public AdviceBook(IEnumerable<AdviceRule> rules)
    {
        Rules = [.. rules.OrderBy(r => r.Use).ThenBy(r => r.Severity).ThenBy(r => r.Order).ThenBy(r => r.Id, StringComparer.Ordinal)];
        _codes = Rules.Select(r => r.Code ?? r.Id).ToFrozenSet(StringComparer.Ordinal);
        foreach (var rule in Rules)
        {
            Check(rule);
        }

        if (Rules.GroupBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Advice '{twice.Key}' is given twice.", nameof(rules));
        }
    }

    /// <summary>A book that says nothing, for those who only want the figures.</summary>
    public static AdviceBook Empty { get; } = new([]);

    /// <summary>The rules in the order their advice is given.</summary>
    public IReadOnlyList<AdviceRule> Rules { get; }

    /// <summary>Whether any rule has this code.</summary>
    public bool Knows(string code) => _codes.Contains(code);

    /// <summary>The advice of one use that a context calls for.</summary>
    public IEnumerable<GivenAdvice> Give(AdviceUse use, AdviceContext context)
    {
        Func<string, bool?> fact = context.Fact;
        Func<string, string> figure = context.Figure;
        foreach (var rule in Rules)
        {
            if (rule.Use == use && rule.When.Holds(fact) == true)
            {
                yield return new GivenAdvice(rule, Fill(rule.Code ?? rule.Id, figure), Fill(rule.Text, figure));
            }
        }
    }

    /// <summary>A text with its figures filled in.</summary>
    internal static string Fill(string text, Func<string, string> figure)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            return text;
        }

        var filled = new DefaultInterpolatedStringHandler(text.Length, 0);
        var end = 0;
        foreach (var found in Placeholder().EnumerateMatches(text))
        {
            filled.AppendFormatted(text.AsSpan(end, found.Index - end));
            end = found.Index + found.Length;
            filled.AppendFormatted(figure(text[(found.Index + 1)..(end - 1)]));
        }

        filled.AppendFormatted(text.AsSpan(end));
        return filled.ToStringAndClear();
    }

    /// <exception cref="ArgumentException">The condition names a fact, or a text a figure, that does not exist.</exception>
    internal static void CheckNames(string what, Condition when, params string[] texts)
    {
        if (when.Names.FirstOrDefault(name => Facts.Find(name) is null) is { } fact)
        {
            throw new ArgumentException($"{what} names the unknown fact '{fact}'; known: {string.Join(", ", Facts.All.Keys)}.");
        }

        if (texts.SelectMany(text => Placeholder().Matches(text)).Select(m => m.Groups[1].Value).FirstOrDefault(name => !Figures.All.ContainsKey(name)) is { } figure)
        {
            throw new ArgumentException($"{what} names the unknown figure '{figure}'; known: {string.Join(", ", Figures.All.Keys)}.");
        }
    }

    private static void Check(AdviceRule rule)
    {
        CheckNames($"Advice '{rule.Id}'", rule.When, rule.Text, rule.Code ?? "");
        if (rule.Severity is null == (rule.Use == AdviceUse.Gap))
        {
            throw new ArgumentException($"Advice '{rule.Id}': a severity is for gaps, and every gap has one.");
        }

        if (rule.Headline && rule.Use != AdviceUse.Warning)
        {
            throw new ArgumentException($"Advice '{rule.Id}': only warnings can be headlines.");
        }
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}

/// <summary>Advice as given to one applicant.</summary>
/// <param name="Rule">The rule that called for it.</param>
/// <param name="Code">Its code.</param>
/// <param name="Text">Its words, with the applicant's own figures.</param>
public sealed record GivenAdvice(AdviceRule Rule, string Code, string Text);
