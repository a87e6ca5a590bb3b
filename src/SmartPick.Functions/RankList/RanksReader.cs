using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.RankList;

/// <summary>Reads the interviews of a request into the primary rank list.</summary>
internal sealed class RanksReader(SeasonRules season, ProgramDirectory directory)
{
    /// <summary>As many as an applicant can apply to.</summary>
    private const int MaxRanks = 300;

    private const int MaxImpression = 5;

    /// <summary>The ranks, most wanted first; meaningful only when no error is added.</summary>
    public IReadOnlyList<Rank> Read(JsonObjectReader root)
    {
        var interviews = root.Objects("interviews", ReadOne, MaxRanks) ?? [];
        if (root.IsAbsent("interviews"))
        {
            root.Error("interviews", "required", "Required; it may be empty.");
        }

        foreach (var twice in interviews.Where(i => i.Program is not null && i.Track is not null).GroupBy(i => (i.Program, i.Track)).SelectMany(g => g.Skip(1)))
        {
            root.Error($"{twice.Place}.programId", "duplicate", "This track of the program is on the list already.");
        }

        CheckPreferences(root, interviews);
        CheckImpressions(root, interviews);
        return [.. Ranks(interviews)];
    }

    private static IEnumerable<Rank> Ranks(IReadOnlyList<Interview> interviews)
    {
        foreach (var interview in interviews.OrderBy(i => i.Preference))
        {
            if (interview is { Program: { } program, Track: { } track })
            {
                yield return new Rank(program, track, ImpressionOf(program, interviews));
            }
        }
    }

    /// <summary>Whether a program may have a track: what is not known is left to the applicant.</summary>
    private bool MayOffer(ResidencyProgram program, Tracks track) =>
        season.Specialties.GetValueOrDefault(program.Specialty)?.IsPreparatory == true
            ? track == Tracks.Preliminary
            : program.Tracks?.HasFlag(track) != false;

    private Interview ReadOne(JsonObjectReader json)
    {
        var id = json.Required("programId", json.String("programId"));
        var program = id is null ? null : directory.Find(id);
        if (id is not null && program is null)
        {
            json.Error("programId", "not-found", $"There is no program '{id}'.");
        }

        var track = json.Required("track", json.Word("track", Vocabulary.OneTrack));
        if (program is not null && track is { } one && !MayOffer(program, one))
        {
            json.Error("track", "not-offered", "The program does not offer this track.");
        }

        var preference = json.Required("preference", json.Integer("preference", 1, MaxRanks));
        return new Interview(json.Place, program, track, preference, json.Integer("impression", 1, MaxImpression));
    }

    private static void CheckPreferences(JsonObjectReader root, IReadOnlyList<Interview> interviews)
    {
        foreach (var tied in interviews.Where(i => i.Preference is not null).GroupBy(i => i.Preference).SelectMany(g => g.Skip(1)))
        {
            root.Error($"{tied.Place}.preference", "duplicate", "Another track has this preference: a rank list has no ties.");
        }

        foreach (var beyond in interviews.Where(i => i.Preference > interviews.Count))
        {
            root.Error($"{beyond.Place}.preference", "out-of-range", $"Preferences count the list from 1 to {interviews.Count} without gaps.");
        }
    }

    /// <summary>An impression is of the interview, and the tracks of a program share one.</summary>
    private static void CheckImpressions(JsonObjectReader root, IReadOnlyList<Interview> interviews)
    {
        foreach (var other in interviews.Where(i => i.Program is not null && i.Impression is not null && i.Impression != ImpressionOf(i.Program, interviews)))
        {
            root.Error($"{other.Place}.impression", "contradiction", "Another track of the program has another impression: one interview, one impression.");
        }
    }

    private static int? ImpressionOf(ResidencyProgram program, IReadOnlyList<Interview> interviews) =>
        interviews.FirstOrDefault(i => i.Program == program && i.Impression is not null)?.Impression;

    private sealed record Interview(string Place, ResidencyProgram? Program, Tracks? Track, int? Preference, int? Impression);
}
