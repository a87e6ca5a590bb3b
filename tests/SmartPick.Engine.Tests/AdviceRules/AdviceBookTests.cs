using System.Text;
using System.Text.Json;
using SmartPick.Engine.AdviceRules;

namespace SmartPick.Engine.Tests.AdviceRules;

/// <summary>Conditions on facts that may not be known, and rules that cannot be used.</summary>
public sealed class AdviceBookTests
{
    private const string Sound = """{"id": "a", "use": "strategy", "when": {"all": ["asks:ir-integrated"]}, "text": "Text.", "source": "Source"}""";

    [Theory]
    // all, any, none → holds
    [InlineData(true, true, false, true)]
    [InlineData(true, null, false, null)]
    [InlineData(true, null, true, false)]
    [InlineData(false, null, null, false)]
    [InlineData(null, true, false, null)]
    [InlineData(null, false, null, false)]
    [InlineData(true, true, null, null)]
    public void A_fact_not_known_leaves_a_condition_open_unless_the_rest_settles_it(bool? all, bool? any, bool? none, bool? holds)
    {
        var condition = new Condition(["all"], ["any"], ["none"]);

        Assert.Equal(holds, condition.Holds(name => name switch { "all" => all, "any" => any, _ => none }));
    }

    [Fact]
    public void Any_holds_when_one_does() =>
        Assert.True(new Condition(Any: ["no", "unknown", "yes"]).Holds(name => name switch { "yes" => true, "no" => false, _ => null }));

    [Fact]
    public void No_condition_always_holds() => Assert.True(new Condition().Holds(_ => null));

    [Theory]
    [InlineData("asks:ir-integrated", "asks:", "unknown fact 'asks:'")]
    [InlineData("asks:ir-integrated", "ask:dr", "unknown fact 'ask:dr'")]
    [InlineData("Text.", "Text {scores}.", "unknown figure 'scores'")]
    [InlineData("\"strategy\"", "\"gap\"", "severity")]
    public void A_rule_that_names_what_is_not_there_is_refused_by_name(string sound, string broken, string complaint)
    {
        var error = Assert.Throws<ArgumentException>(() => Parse(Sound.Replace(sound, broken, StringComparison.Ordinal)));

        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
        Assert.Contains("'a'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_given_twice_is_refused() => Assert.Throws<ArgumentException>(() => Parse(Sound, Sound));

    [Fact]
    public void A_misspelt_field_is_refused() =>
        Assert.Throws<JsonException>(() => Parse(Sound.Replace("\"text\"", "\"txt\"", StringComparison.Ordinal)));

    private static AdviceBook Parse(params string[] rules) => AdviceJson.Parse(rules.Select(Encoding.UTF8.GetBytes));
}
