using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Seasons;
using SmartPick.Functions.Contracts;

namespace SmartPick.Functions.RankList;

/// <summary>Reads the supplemental lists of a request: PGY-1 programs for the event of matching to an advanced position.</summary>
internal sealed class SupplementalReader(SeasonRules season, ProgramDirectory directory, IReadOnlyList<Rank> ranks)
{
    private const int MaxLists = 300;

    private readonly HashSet<string> _advanced = ranks.Where(r => r.Track == Tracks.Advanced).Select(r => r.Program.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>The lists by the advanced program's id; null when the request says nothing of them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ResidencyProgram>>? Read(JsonObjectReader root)
    {
        var lists = new Dictionary<string, IReadOnlyList<ResidencyProgram>>(StringComparer.Ordinal);
        var read = root.Objects(
            "supplemental",
            json =>
            {
                var id = json.Required("for", json.String("for"));
                var programs = ReadPrograms(json);
                if (id is not null && !_advanced.Contains(id))
                {
                    json.Error("for", "no-advanced-rank", $"No advanced track of '{id}' is among the interviews.");
                }
                else if (id is not null && !lists.TryAdd(id, programs))
                {
                    json.Error("for", "duplicate", $"There is already a supplemental list for '{id}'.");
                }

                return programs;
            },
            MaxLists);
        return read is null ? null : lists;
    }

    private List<ResidencyProgram> ReadPrograms(JsonObjectReader json)
    {
        var ids = json.Strings("programs");
        if (json.IsAbsent("programs"))
        {
            json.Error("programs", "required", "Required; it may be empty.");
        }

        var programs = new List<ResidencyProgram>();
        foreach (var (i, id) in (ids ?? []).Index())
        {
            var field = FormattableString.Invariant($"programs[{i}]");
            if (directory.Find(id) is not { } program)
            {
                json.Error(field, "not-found", $"There is no program '{id}'.");
            }
            else if (!OffersPgy1(program))
            {
                json.Error(field, "not-allowed", $"'{id}' is not known to offer a PGY-1 year alone.");
            }
            else if (programs.Contains(program))
            {
                json.Error(field, "duplicate", $"'{id}' is on this list already.");
            }
            else
            {
                programs.Add(program);
            }
        }

        return programs;
    }

    private bool OffersPgy1(ResidencyProgram program) =>
        season.Specialties.GetValueOrDefault(program.Specialty)?.IsPreparatory == true || program.Tracks?.HasFlag(Tracks.Preliminary) == true;
}
