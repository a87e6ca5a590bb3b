using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Text;

namespace SmartPick.Functions.RankList;

/// <summary>Checks the supplemental lists of a request: PGY-1 programs to be used after a match to an advanced position.</summary>
internal sealed class SupplementalChecks(SeasonRules season, ProgramDirectory directory, IReadOnlyList<Rank> ranks)
{
    private readonly ResidencyProgram[] _advanced = [.. ranks.Where(r => r.Track == Tracks.Advanced).Select(r => r.Program)];

    /// <summary>The lists by the advanced program's id; null when the request does not mention any.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ResidencyProgram>>? ListsOf(IReadOnlyList<SupplementalDraft>? drafts)
    {
        if (drafts is null)
        {
            return null;
        }

        var lists = new Dictionary<string, IReadOnlyList<ResidencyProgram>>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            var programs = ProgramsOf(draft);
            if (draft.For is not { } named)
            {
                continue;
            }

            if (Advanced(named) is not { } advanced)
            {
                draft.Error("for", "no-advanced-rank", $"No advanced track of '{named}' is among the interviews.");
            }
            else if (!lists.TryAdd(advanced.Id, programs))
            {
                draft.Error("for", "duplicate", $"There is already a supplemental list for '{named}'.");
            }
        }

        return lists;
    }

    /// <summary>The advanced rank's program that a text names: by its id, or by its name where it is not in the data.</summary>
    private ResidencyProgram? Advanced(string named) => Array.Find(
        _advanced,
        p => p.Id == named || (p.IsUnlisted && TextFolding.Name(p.Name) == TextFolding.Name(named)));

    private List<ResidencyProgram> ProgramsOf(SupplementalDraft draft)
    {
        var programs = new List<ResidencyProgram>();
        foreach (var (i, id) in draft.Programs.Index())
        {
            var field = FormattableString.Invariant($"programs[{i}]");
            if (directory.Find(id) is not { } program)
            {
                draft.Error(field, "not-found", $"There is no program '{id}'.");
            }
            else if (!OffersPgy1(program))
            {
                draft.Error(field, "not-allowed", $"'{id}' is not known to offer a PGY-1 year alone.");
            }
            else if (programs.Contains(program))
            {
                draft.Error(field, "duplicate", $"'{id}' is already on this list.");
            }
            else
            {
                programs.Add(program);
            }
        }

        return programs;
    }

    private bool OffersPgy1(ResidencyProgram program) =>
        season.Specialties.GetValueOrDefault(program.Specialty)?.IsPreparatory == true
            || program.Tracks?.HasFlag(Tracks.Preliminary) == true;
}
