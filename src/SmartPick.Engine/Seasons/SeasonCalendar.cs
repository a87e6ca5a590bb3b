using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartPick.Engine.Applicants;

namespace SmartPick.Engine.Seasons;

/// <summary>When things happen in any season: as known for it, or as expected from the nearest season in which it is known.</summary>
public sealed class SeasonCalendar
{
    private readonly SeasonDates[] _byYear;
    private readonly ConcurrentDictionary<(SeasonEvent Event, int MatchYear, string? Service), SeasonDate> _found = [];

    /// <exception cref="ArgumentException">An event is in no season, or ends before it begins.</exception>
    public SeasonCalendar(IEnumerable<SeasonDates> seasons)
    {
        _byYear = [.. seasons.OrderBy(s => s.MatchYear).Select(WithMargin)];
        foreach (var known in Enum.GetValues<SeasonEvent>())
        {
            if (!_byYear.Any(s => s.Dates.Any(d => d.Event == known && d.Service is null)))
            {
                throw new ArgumentException($"No season has a date of {known}.", nameof(seasons));
            }
        }

        if (_byYear.SelectMany(s => s.Dates).FirstOrDefault(d => d.To < d.From) is { } wrong)
        {
            throw new ArgumentException($"{wrong.Event} ends on {wrong.To:O}, before it begins.", nameof(seasons));
        }
    }

    /// <param name="files">The text of each season's dates, in any order.</param>
    /// <exception cref="JsonException">A text is malformed.</exception>
    /// <exception cref="ArgumentException">Dates are missing or contradict each other.</exception>
    public static SeasonCalendar Parse(IEnumerable<byte[]> files) => new(files.Select(file =>
        JsonSerializer.Deserialize(file, SeasonDatesJsonContext.Default.SeasonDates) ?? throw new JsonException(
            "A file of season dates is empty.")));

    /// <summary>
    /// The date of an event in the season of a Match: of its own file, else expected from the nearest season that has it.
    /// </summary>
    /// <param name="what">The event.</param>
    /// <param name="matchYear">The year of the Match.</param>
    /// <param name="service">Code of an application service that may have a date of its own.</param>
    public SeasonDate Of(SeasonEvent what, int matchYear, string? service = null) =>
        _found.GetOrAdd(
            (what, matchYear, service),
            static (asked, calendar) => calendar.Find(asked.Event, asked.MatchYear, asked.Service),
            this);

    private SeasonDate Find(SeasonEvent what, int matchYear, string? service)
    {
        var own = _byYear.Any(s => s.Dates.Any(d => d.Event == what && d.Service == service)) ? service : null;
        var season = _byYear.Where(s => s.Dates.Any(d => d.Event == what && d.Service == own))
            .OrderBy(s => Math.Abs(s.MatchYear - matchYear)).ThenByDescending(s => s.MatchYear).First();
        var date = season.Dates.Single(d => d.Event == what && d.Service == own);
        return season.MatchYear == matchYear ? date : date.Expected(matchYear - season.MatchYear, season.MatchYear, season.Margin.Days);
    }

    private static SeasonDates WithMargin(SeasonDates season) => season with
    {
        Dates = [.. season.Dates.Select(d => d with { MarginDays = d.Kind == Certainty.Confirmed ? 0 : season.Margin.Days })],
    };

    /// <summary>Where a day stands for an applicant, and for which season they can be advised.</summary>
    /// <param name="applicant">The applicant.</param>
    /// <param name="today">The day in <see cref="EasternTime"/>.</param>
    public SeasonStanding StandingOf(Applicant applicant, DateOnly today)
    {
        var next = today.Year;
        while (Of(SeasonEvent.Submission, next).IsOver(today))
        {
            next++;
        }

        var named = applicant.IsSenior || (applicant.IsImg && applicant.GraduationYear > next) ? applicant.GraduationYear : null;
        var over = named is { } year && Of(SeasonEvent.MatchWeek, year).IsOver(today);
        var matchYear = named is { } own && !over ? own : next;
        return new SeasonStanding(
            matchYear,
            Assumed: applicant.IsSenior && named is null,
            Reapplying: over,
            ApplicationsOut: Of(SeasonEvent.Submission, matchYear).IsOver(today),
            DatesKnown: Of(SeasonEvent.Submission, matchYear).Kind == Certainty.Confirmed);
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SeasonDates))]
internal sealed partial class SeasonDatesJsonContext : JsonSerializerContext;
