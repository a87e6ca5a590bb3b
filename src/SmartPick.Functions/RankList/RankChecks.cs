using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Seasons;

namespace SmartPick.Functions.RankList;

/// <summary>Checks the interviews of a request against the catalog and each other, and makes the primary rank list of them.</summary>
internal sealed class RankChecks(SeasonRules season, ProgramDirectory directory, Applicant? applicant)
{
    /// <summary>The ranks, most wanted first; meaningful only when no error is reported.</summary>
    public IReadOnlyList<Rank> RanksOf(IReadOnlyList<InterviewDraft> interviews)
    {
        foreach (var interview in interviews)
        {
            CheckProgram(interview);
        }

        CheckDuplicates(interviews);
        CheckPreferences(interviews);
        CheckImpressions(interviews);
        return [.. Ranks(interviews)];
    }

    private IEnumerable<Rank> Ranks(IReadOnlyList<InterviewDraft> interviews)
    {
        foreach (var interview in interviews.OrderBy(i => i.Preference))
        {
            if (interview.Track is { } track && ProgramOf(interview) is { } program)
            {
                yield return new Rank(program, track, ImpressionOf(program.Id, interviews));
            }
        }
    }

    /// <summary>The program of the data, or one that the applicant names; null when that cannot be read.</summary>
    private ResidencyProgram? ProgramOf(InterviewDraft interview) => interview switch
    {
        { ProgramId: { } id } => directory.Find(id),
        { Name: { } name, Specialty: { } specialty } => UnlistedProgram.Create(specialty, name),
        _ => null,
    };

    private void CheckProgram(InterviewDraft interview)
    {
        if (interview.Key is null)
        {
            return;
        }

        var field = interview.ProgramId is null ? "specialty" : "programId";
        if (ProgramOf(interview) is not { } program)
        {
            interview.Error("programId", "not-found", $"There is no program '{interview.ProgramId}'.");
        }
        else if (program.IsUnlisted && !season.Specialties.ContainsKey(program.Specialty))
        {
            interview.Error(field, "not-allowed", season.WhyNot(program.Specialty)
                ?? $"Unknown specialty '{program.Specialty}'; expected one of: {string.Join(", ", season.Preferable.Concat(season.Preparatory))}.");
        }
        else if (season.Specialties.GetValueOrDefault(program.Specialty) is not { } rules)
        {
            interview.Error(field, "not-allowed", $"The {season.Season} season has no rules for {program.Specialty}.");
        }
        else if (rules.Unanswerable is { } reason)
        {
            interview.Error(field, "not-allowed", reason);
        }
        else if (interview.Track == Tracks.Physician && applicant is { HasPgy1Year: false })
        {
            interview.Error("track", "not-allowed",
                "R positions are for physicians who have done or are in a PGY-1 year: set applicant.pgy1 to completed or current.");
        }
        else if (interview.Track is { } track && !MayOffer(program, track))
        {
            interview.Error("track", "not-offered", "The program does not offer this track.");
        }
    }

    /// <summary>Whether a program may have a track: what is unknown is left to the applicant.</summary>
    private bool MayOffer(ResidencyProgram program, Tracks track) =>
        season.Specialties.GetValueOrDefault(program.Specialty)?.IsPreparatory == true
            ? track == Tracks.Preliminary
            : track == Tracks.Physician || program.Tracks?.HasFlag(track) != false;

    private static void CheckDuplicates(IReadOnlyList<InterviewDraft> interviews)
    {
        var tracks = interviews.Where(i => i.Key is not null && i.Track is not null).GroupBy(i => (i.Key, i.Track));
        foreach (var duplicate in tracks.SelectMany(g => g.Skip(1)))
        {
            duplicate.Error(
                duplicate.ProgramId is null ? "name" : "programId", "duplicate", "This track of the program is already on the list.");
        }
    }

    private static void CheckPreferences(IReadOnlyList<InterviewDraft> interviews)
    {
        foreach (var tied in interviews.Where(i => i.Preference is not null).GroupBy(i => i.Preference).SelectMany(g => g.Skip(1)))
        {
            tied.Error("preference", "duplicate", "Another track has this preference: a rank list has no ties.");
        }

        foreach (var beyond in interviews.Where(i => i.Preference > interviews.Count))
        {
            beyond.Error("preference", "out-of-range", $"Preferences count from 1 to {interviews.Count} without gaps.");
        }
    }

    /// <summary>An impression is of the interview, and the tracks of a program share one.</summary>
    private static void CheckImpressions(IReadOnlyList<InterviewDraft> interviews)
    {
        var rated = interviews.Where(i => i.Key is not null && i.Impression is not null);
        foreach (var other in rated.Where(i => i.Impression != ImpressionOf(i.Key!, interviews)))
        {
            other.Error("impression", "contradiction",
                "Another track of the program has another impression; one interview has one impression.");
        }
    }

    private static int? ImpressionOf(string key, IReadOnlyList<InterviewDraft> interviews) =>
        interviews.FirstOrDefault(i => i.Key == key && i.Impression is not null)?.Impression;
}
