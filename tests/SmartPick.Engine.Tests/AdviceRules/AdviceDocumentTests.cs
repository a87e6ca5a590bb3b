using System.Text;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Tests.Support;
using SmartPick.Tests.Shared;

namespace SmartPick.Engine.Tests.AdviceRules;

/// <summary>docs/advice.md is written from the rules and the examples of these tests; <c>./dev docs</c> writes it anew.</summary>
public sealed class AdviceDocumentTests
{
    private const string WriteVariable = "SMARTPICK_WRITE_DOCS";

    private static readonly Dictionary<AdviceUse, string> Headings = new()
    {
        [AdviceUse.Strategy] = "Strategy: `strategy` of recommendations and readiness",
        [AdviceUse.Warning] = "Warnings: `warnings` of recommendations and readiness",
        [AdviceUse.Gap] = "Gaps: `gaps` of readiness",
        [AdviceUse.Letters] = "Letters: the first that fires opens `letters.text` of readiness",
        [AdviceUse.Research] = "Research: the first that fires is `research.text` of readiness",
        [AdviceUse.HomeSubI] = "Home sub-internship: the first that fires is `rotations.homeSubI.text` of readiness",
        [AdviceUse.Aways] = "Aways: the first that fires is `rotations.text` of readiness",
        [AdviceUse.Preparation] = "Preparation for statement and interviews: `preparation` of readiness",
        [AdviceUse.Contingency] = "If it turns out so: `contingency` of readiness and rank list",
        [AdviceUse.RankList] = "Rank list: `advice` of the rank list",
    };

    [Fact]
    public void The_document_is_what_the_data_say()
    {
        var file = Path.Combine(Repository.Root, "docs", "advice.md");
        var document = Write();
        if (Environment.GetEnvironmentVariable(WriteVariable) is not null)
        {
            File.WriteAllText(file, document);
        }

        Assert.True(document == File.ReadAllText(file), "docs/advice.md differs from the data: run ./dev docs and commit the result.");
    }

    private static string Write()
    {
        var text = new StringBuilder("""
            # Advice

            Written from `data/advice` and the examples of its tests by `./dev docs`; do not edit.

            A rule fires when its condition holds for certain: what an applicant has not told never counts against them. Conditions name facts of a
            closed vocabulary (`Facts` in `src/SmartPick.Engine/AdviceRules`); `{name}` in a text is a figure of the applicant's own.
            Every rule is tested on both of its examples.

            """);
        foreach (var (use, heading) in Headings)
        {
            text.Append("\n## ").Append(heading).Append(
                "\n\n| rule | fires when | text | source | fires for | silent for |\n|---|---|---|---|---|---|\n");
            foreach (var rule in ShippedModel.Advice.Rules.Where(r => r.Use == use))
            {
                var (fires, silent) = AdviceExamples.All.TryGetValue(rule.Id, out var examples) ? (examples.Fires.Who, examples.Silent.Who) : ("everyone", "nobody");
                text.Append("| ").AppendJoin(" | ", $"`{rule.Id}`{(rule.Severity is { } severity ? $" ({severity})" : "")}", When(rule.When), rule.Text, rule.Source, fires, silent).Append(" |\n");
            }
        }

        return text.ToString();
    }

    private static string When(Condition condition)
    {
        var parts = condition.All.Select(f => f)
            .Concat(condition.Any.Count > 0 ? [$"({string.Join(" or ", condition.Any)})"] : [])
            .Concat(condition.None.Select(f => $"not {f}"));
        return string.Join(", ", parts) is { Length: > 0 } text ? text : "always";
    }
}
