using SmartPick.Engine.Odds;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Recommendations;

/// <summary>A program the applicant could apply to, with odds and own value.</summary>
internal sealed record Prospect(ProgramOdds Odds, double Value, int PreferenceOrder, string TieGroup)
{
    public ResidencyProgram Program => Odds.Program;

    public string Id => Odds.Program.Id;

    public Candidate ToCandidate(double value) => new()
    {
        Id = Id,
        Group = Program.Specialty,
        Value = value,
        Odds = Odds.InterviewP(SignalLevel.None),
        SilverOdds = At(SignalLevel.Silver),
        GoldOdds = At(SignalLevel.Gold),
        MatchOdds = Odds.MatchOpen,
    };

    private double? At(SignalLevel level) => Odds.TakesSignals ? Odds.InterviewP(level) : null;
}

/// <summary>The programs of the specialties asked for: those open to the applicant in preference order, and those shut.</summary>
internal sealed record Prospects(IReadOnlyList<Prospect> Open, IReadOnlyList<ProgramNotChosen> ShutOut)
{
    public static Prospects Of(RecommendationRequest request, ProgramDirectory directory, OddsModel odds, ModelParameters model)
    {
        var preferences = request.Preferences;
        var value = new ProgramValue(preferences, model);
        var open = new List<(ProgramOdds Odds, double Value, ulong Tie)>();
        var shut = new List<ProgramNotChosen>();
        foreach (var program in preferences.Specialties.Keys.Order(StringComparer.Ordinal).SelectMany(directory.Of))
        {
            if (preferences.Exclude.Contains(program.Id)
                || (preferences.ExcludeStates.Contains(program.State, StringComparer.Ordinal) && !preferences.Include.Contains(program.Id)))
            {
                shut.Add(new ProgramNotChosen(program.Id, "excluded", "You excluded it.", 0));
                continue;
            }

            var at = odds.At(program);
            if (at.Exclusion is { } exclusion)
            {
                shut.Add(new ProgramNotChosen(program.Id, exclusion, $"{at.Contributions[0].Text}.", 0));
                continue;
            }

            open.Add((at, value.Of(program), TieOrder.Key(request.TieSeed, program.Id)));
        }

        var groups = new Dictionary<object, string>();
        return new Prospects(
            [
                .. open.OrderByDescending(p => p.Value).ThenBy(p => p.Tie).ThenBy(p => p.Odds.Program.Id, StringComparer.Ordinal)
                    .Select((p, order) => new Prospect(p.Odds, p.Value, order, TieGroup(p.Odds, p.Value))),
            ],
            shut);

        string TieGroup(ProgramOdds at, double own)
        {
            var key = (at.Program.Specialty, own, at.Closed, at.None, at.Silver, at.Gold, at.MatchOpen, at.MatchVariance);
            return groups.TryGetValue(key, out var name) ? name : groups[key] = $"g{groups.Count + 1}";
        }
    }
}
