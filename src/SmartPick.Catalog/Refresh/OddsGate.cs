using System.Globalization;
using SmartPick.Catalog.Csv;
using SmartPick.Catalog.Plausibility;
using SmartPick.Catalog.Storage;
using SmartPick.Engine.Programs;

namespace SmartPick.Catalog.Refresh;

/// <summary>
/// Refuses a catalog that would change the chances of reference applicants too much, and names the row that does it: a value can be
/// plausible by itself and still wrong.
/// </summary>
internal sealed class OddsGate(ReferenceMarket? market, RefreshSettings settings)
{
    // Each one named costs some twenty recommendations, and the refresh is refused already.
    private const int MaxNamed = 10;

    /// <summary>Adds a problem for each row that moves a chance too much.</summary>
    /// <param name="lastGood">The live programs.</param>
    /// <param name="draft">What would replace them; receives the problems.</param>
    /// <param name="cancellationToken">Stops between two recommendations.</param>
    public void Check(IReadOnlyCollection<ResidencyProgram> lastGood, CatalogDraft draft, CancellationToken cancellationToken)
    {
        if (market is null || settings.MaxOddsChange >= 1)
        {
            return;
        }

        var live = lastGood.ToLookup(p => p.Specialty, StringComparer.Ordinal);
        var next = draft.Programs.ToLookup(p => p.Specialty, StringComparer.Ordinal);
        foreach (var specialty in market.Specialties)
        {
            // There is nothing to compare a new specialty with, and one that goes is the business of the other gate.
            var changes = ProgramChanges.Between(live[specialty], next[specialty]);
            if (!live[specialty].Any() || !next[specialty].Any() || changes.Count == 0
                || draft.Problems.CountOf(ProblemEffect.RefreshRefused) >= MaxNamed)
            {
                continue;
            }

            try
            {
                Check(market, specialty, changes, draft, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // What fails here would fail for every applicant.
                draft.Problems.Add(new DataProblem(
                    ProblemEffect.RefreshRefused, ProgramBlobs.Prefix, 0, null, specialty, DataRules.Odds,
                    $"No recommendation can be made from the new data of {specialty}: {e.Message}"));
            }
        }
    }

    private void Check(
        ReferenceMarket odds, string specialty, ProgramChanges changes, CatalogDraft draft, CancellationToken cancellationToken)
    {
        var before = ReferenceProfiles.Shipped.All.Select(p => Chance(p, changes.With([]))).ToArray();
        var pending = changes.Ids;
        while (pending.Count > 0 && draft.Problems.CountOf(ProblemEffect.RefreshRefused) < MaxNamed)
        {
            var moved = ReferenceProfiles.Shipped.All
                .Select((profile, i) => (Profile: profile, Before: before[i], After: Chance(profile, changes.With(pending))))
                .MaxBy(m => Math.Abs(m.After - m.Before));
            var change = Math.Abs(moved.After - moved.Before);
            if (change <= settings.MaxOddsChange)
            {
                return;
            }

            var id = MostEffective(pending, ids => Math.Abs(Chance(moved.Profile, changes.With(ids)) - moved.Before));
            var alone = Chance(moved.Profile, changes.With([id]));
            if (Math.Abs(alone - moved.Before) < change / 2)
            {
                draft.Problems.Add(Spread(specialty, pending.Count, moved.Profile, moved.Before, moved.After));
                return;
            }

            draft.Problems.Add(Single(changes, id, moved.Profile, moved.Before, alone, draft));
            pending = [.. pending.Where(p => p != id)];
        }

        double Chance(ReferenceProfile profile, IEnumerable<ResidencyProgram> programs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return odds.MatchProbability(profile, specialty, programs, cancellationToken);
        }
    }

    /// <summary>Halves the changes, and always follows the half that does more.</summary>
    private static string MostEffective(IReadOnlyList<string> ids, Func<IReadOnlyList<string>, double> effect)
    {
        while (ids.Count > 1)
        {
            IReadOnlyList<string> first = [.. ids.Take(ids.Count / 2)];
            IReadOnlyList<string> second = [.. ids.Skip(ids.Count / 2)];
            ids = effect(first) >= effect(second) ? first : second;
        }

        return ids[0];
    }

    private DataProblem Single(ProgramChanges changes, string id, ReferenceProfile profile, double before, double after, CatalogDraft draft)
    {
        var (file, line) = draft.SourceOf(id) ?? (ProgramBlobs.Prefix, 0);
        var (column, what) = changes.Describe(id);
        return new DataProblem(
            ProblemEffect.RefreshRefused, file, line, column, what, DataRules.Odds,
            $"Program {id} alone ({what}) changes the chance of matching of a {Moved(profile, before, after)}. Correct the row, or "
                + "accept the change if it is right.");
    }

    private DataProblem Spread(string specialty, int rows, ReferenceProfile profile, double before, double after) => new(
        ProblemEffect.RefreshRefused, ProgramBlobs.Prefix, 0, null, specialty, DataRules.Odds,
        FormattableString.Invariant($"{rows} changed programs of {specialty} together change the chance of matching of a ")
            + $"{Moved(profile, before, after)}. No single row does it: "
            + "check whether a column is on another scale, or accept the change if it is right.");

    private string Moved(ReferenceProfile profile, double before, double after)
    {
        var most = string.Create(CultureInfo.InvariantCulture, $"{100 * settings.MaxOddsChange:0.#}");
        return string.Create(CultureInfo.InvariantCulture, $"{profile.Name} from {100 * before:0.#}% to {100 * after:0.#}%; ")
            + $"{most} points are the most that a refresh may do unasked";
    }
}
