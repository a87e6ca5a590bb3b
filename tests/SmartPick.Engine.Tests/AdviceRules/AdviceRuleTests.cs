using System.Text.RegularExpressions;
using SmartPick.Engine.AdviceRules;
using SmartPick.Engine.Tests.Support;

namespace SmartPick.Engine.Tests.AdviceRules;

/// <summary>The advice that ships: every rule fires for who needs it and stays silent for who does not.</summary>
public sealed partial class AdviceRuleTests
{
    public static TheoryData<string> Rules => [.. ShippedModel.Advice.Rules.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_fires_for_who_needs_it(string id)
    {
        var example = AdviceExamples.ForEveryone.Contains(id) ? AdviceExamples.All["dual-apply"].Fires : AdviceExamples.All[id].Fires;
        var given = Assert.Single(ShippedModel.Advice.Give(Rule(id).Use, example.AdviceContext()), a => a.Rule.Id == id);

        Assert.DoesNotMatch(Unfilled(), given.Text + given.Code);
        Assert.DoesNotContain("not known point", given.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_silent_for_who_does_not(string id)
    {
        if (AdviceExamples.ForEveryone.Contains(id))
        {
            Assert.Empty(Rule(id).When.Names);
            return;
        }

        Assert.DoesNotContain(ShippedModel.Advice.Give(Rule(id).Use, AdviceExamples.All[id].Silent.AdviceContext()), a => a.Rule.Id == id);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_cites_a_source_and_promises_nothing(string id)
    {
        var rule = Rule(id);

        Assert.NotEmpty(rule.Source);
        Assert.DoesNotMatch(Promise(), rule.Text);
        Assert.EndsWith(".", rule.Text, StringComparison.Ordinal);
        Assert.InRange(rule.Text.Length, 40, 450);
    }

    [Fact]
    public void Every_example_is_of_a_rule() =>
        Assert.Equal(
            ShippedModel.Advice.Rules.Select(r => r.Id).Order(StringComparer.Ordinal),
            AdviceExamples.All.Keys.Concat(AdviceExamples.ForEveryone).Order(StringComparer.Ordinal));

    [Fact]
    public void Who_tells_nothing_but_a_type_is_charged_with_nothing_but_the_exam()
    {
        var context = AdviceExamples.All["season-assumed"].Fires.AdviceContext();

        Assert.Equal(["no-step2ck"], ShippedModel.Advice.Give(AdviceUse.Gap, context).Select(a => a.Code));
    }

    private static AdviceRule Rule(string id) => ShippedModel.Advice.Rules.Single(r => r.Id == id);

    [GeneratedRegex(@"[{}]")]
    private static partial Regex Unfilled();

    [GeneratedRegex(@"\b(guarantee[ds]?|certainly|definitely|you will (match|get)|always|never fails)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Promise();
}
