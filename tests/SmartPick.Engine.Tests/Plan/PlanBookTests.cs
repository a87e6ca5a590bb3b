using System.Text;
using System.Text.Json;
using SmartPick.Engine.Plan;

namespace SmartPick.Engine.Tests.Plan;

/// <summary>Steps that cannot be used.</summary>
public sealed class PlanBookTests
{
    private const string Sound = """
        {"order": 1, "stage": "Stage", "steps": [{"id": "a", "title": "Title", "from": {"year": -1, "month": 2, "day": 29}, "to": {"event": "submission", "days": -3},
         "when": {"all": ["senior"]}, "text": "Text.", "late": "Late.", "why": "Why.", "source": "Source"}]}
        """;

    [Fact]
    public void A_sound_stage_is_taken() => Assert.Single(Parse(Sound).Stages);

    [Theory]
    [InlineData("\"senior\"", "\"seniors\"", "unknown fact 'seniors'")]
    [InlineData("Text.", "Text {nothing}.", "unknown figure 'nothing'")]
    [InlineData("\"year\": -1, ", "", "either year, month and day, or an event")]
    [InlineData("\"month\": 2", "\"month\": 13", "either year, month and day, or an event")]
    [InlineData("{\"event\": \"submission\", \"days\": -3}", "{\"event\": \"submission\", \"year\": 1}", "either year, month and day, or an event")]
    public void A_step_that_cannot_be_dated_or_decided_is_refused_by_name(string sound, string broken, string complaint)
    {
        var error = Assert.Throws<ArgumentException>(() => Parse(Sound.Replace(sound, broken, StringComparison.Ordinal)));

        Assert.Contains("'a'", error.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_given_twice_is_refused() => Assert.Throws<ArgumentException>(() => Parse(Sound, Sound));

    [Fact]
    public void An_unknown_event_is_refused() =>
        Assert.Throws<JsonException>(() => Parse(Sound.Replace("\"submission\"", "\"submissions\"", StringComparison.Ordinal)));

    private static PlanBook Parse(params string[] stages) => PlanBook.Parse(stages.Select(Encoding.UTF8.GetBytes));
}
