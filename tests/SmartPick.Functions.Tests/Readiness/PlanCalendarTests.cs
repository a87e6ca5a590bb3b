using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartPick.Engine.Plan;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Readiness;
using SmartPick.Functions.Tests.Recommendations;
using SmartPick.Functions.Tests.Support;
using Calendar = Ical.Net.Calendar;

namespace SmartPick.Functions.Tests.Readiness;

/// <summary>The plan as iCalendar: read back by the library, and against RFC 5545 by hand.</summary>
[Collection(SeededAppTests.Name)]
public sealed partial class PlanCalendarTests(SeededApp app)
{
    private static readonly DateOnly Today = new(2028, 2, 29);

    private static readonly PlanItem Step = new()
    {
        Id = "step",
        Stage = "M4",
        Title = "A title, with; marks",
        From = new DateOnly(2028, 2, 28),
        To = new DateOnly(2028, 2, 29),
        Kind = Certainty.Confirmed,
        Status = PlanStatus.Now,
        Done = null,
        Text = "Line one,\nline \\ two; " + new string('é', 90),
        Why = "Because",
        Source = "Source",
        Dates = "Dates",
    };

    [Theory]
    [InlineData("text/calendar", "")]
    [InlineData("application/json", "?format=ics")]
    public async Task The_calendar_holds_the_next_dozen_steps_that_are_left(string accept, string query)
    {
        using var plan = await app.Client.PostAsync(Api.At("/api/v1/readiness"), Api.Json(Requests.Average.ToJsonString()));
        var steps = JsonElement.Parse(await plan.Content.ReadAsStringAsync()).GetProperty("plan").EnumerateArray()
            .Where(i => i.GetProperty("status").GetString() != "passed" && !(i.TryGetProperty("done", out var done) && done.ValueKind == JsonValueKind.True))
            .Select(i => (From: i.GetProperty("window").GetProperty("from").GetString(), To: i.GetProperty("window").GetProperty("to").GetString(), Title: i.GetProperty("title").GetString()))
            .OrderBy(i => i.From, StringComparer.Ordinal).ThenBy(i => i.To, StringComparer.Ordinal)
            .Take(12)
            .Select(i => (i.From, i.Title))
            .ToArray();
        Assert.NotEmpty(steps);
        using var request = Api.Request(HttpMethod.Post, "/api/v1/readiness" + query, Api.Json(Requests.Average.ToJsonString()));
        request.Headers.Add("Accept", accept);
        using var response = await app.Client.SendAsync(request);

        Assert.Equal("text/calendar; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var events = Calendar.Load(await response.Content.ReadAsStringAsync())!.Events;
        Assert.Equal(steps.Order(), events.Select(e => (
            (string?)e.DtStart!.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            e.Summary?.Replace(" (expected date)", "", StringComparison.Ordinal))).Order());
        Assert.All(events, e => Assert.False(e.DtStart!.HasTime));
    }

    [Fact]
    public void Texts_come_back_as_they_were()
    {
        var read = Assert.Single(Calendar.Load(Written())!.Events);

        Assert.Equal(Step.Title, read.Summary);
        Assert.StartsWith(Step.Text, read.Description, StringComparison.Ordinal);
        Assert.Equal([Step.Stage], read.Categories);
        Assert.Equal(new DateOnly(2028, 3, 1), read.DtEnd!.Date);
    }

    [Fact]
    public void Lines_end_and_fold_as_the_standard_wants()
    {
        var text = Written();
        var lines = text.Split("\r\n");

        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("END:VCALENDAR", lines[^2]);
        Assert.Single(lines, "VERSION:2.0");
        Assert.Single(lines, line => line.StartsWith("PRODID:", StringComparison.Ordinal));
    }

    [Fact]
    public void Whole_days_are_stamped_with_the_day_and_escaped()
    {
        var text = Fold().Replace(Written(), "");

        Assert.Contains("\r\nUID:step-2028@plan.smartpick\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTAMP:20280229T000000Z\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTART;VALUE=DATE:20280228\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nDTEND;VALUE=DATE:20280301\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nSUMMARY:A title\\, with\\; marks\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DESCRIPTION:Line one\\,\\nline \\\\ two\\; é", text, StringComparison.Ordinal);
        Assert.Contains("\r\nTRANSP:TRANSPARENT\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_done_or_over_is_left_out()
    {
        Assert.Empty(Calendar.Load(Written(Step with { Done = true }))!.Events);
        Assert.Empty(Calendar.Load(Written(Step with { Status = PlanStatus.Passed }))!.Events);
        Assert.Empty(Calendar.Load(Written(Step with { From = Today.AddDays(-3), To = Today.AddDays(-1) }))!.Events);
    }

    [Fact]
    public void A_step_reminds_a_week_before()
    {
        var alarm = Assert.Single(Assert.Single(Calendar.Load(Written())!.Events).Alarms);

        Assert.Equal("DISPLAY", alarm.Action);
        Assert.Contains("\r\nTRIGGER:-P7D\r\n", Written(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_is_not_confirmed_says_so() =>
        Assert.Equal(
            $"{Step.Title} (expected date)",
            Assert.Single(Calendar.Load(Written(Step with { Kind = Certainty.Expected }))!.Events).Summary);

    [Fact]
    public void The_same_day_writes_the_same_bytes() => Assert.Equal(Written(), Written());

    private static string Written(PlanItem? step = null) =>
        PlanCalendar.Write(new DatedPlan(new SeasonStanding(2028, false, false, false, true), [step ?? Step]), Today);

    [GeneratedRegex("\r\n[ \t]")]
    private static partial Regex Fold();
}
