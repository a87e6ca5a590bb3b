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
        Odds = Odds.Terms.InterviewP(SignalLevel.None),
        SilverOdds = At(SignalLevel.Silver),
        GoldOdds = At(SignalLevel.Gold),
        MatchOdds = Odds.Terms.MatchOpen,
    };

    private double? At(SignalLevel level) => Odds.TakesSignals ? Odds.Terms.InterviewP(level) : null;
}

/// <summary>The programs of the specialties asked for: those open to the applicant in preference order, and those shut.</summary>
internal sealed record Prospects(IReadOnlyList<Prospect> Open, IReadOnlyList<ProgramNotChosen> ShutOut)
{
    /// <summary>The open programs by id.</summary>
    public IReadOnlyDictionary<string, Prospect> ById { get; } = Open.ToDictionary(p => p.Id, StringComparer.Ordinal);

    public static Prospects Of(RecommendationRequest request, ProgramDirectory directory, OddsModel odds, ModelParameters model)
    {
        var preferences = request.Preferences;
        var value = new ProgramValue(preferences, model);
        var open = new List<(ProgramOdds Odds, double Value, ulong Tie)>(preferences.Specialties.Keys.Sum(s => directory.Of(s).Count));
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

        open.Sort((one, other) =>
            other.Value.CompareTo(one.Value) is not 0 and var byValue ? byValue
            : one.Tie.CompareTo(other.Tie) is not 0 and var byTie ? byTie
            : string.CompareOrdinal(one.Odds.Program.Id, other.Odds.Program.Id));
        var groups = new Dictionary<(OddsTerms Odds, double Value), string>();
        var prospects = new Prospect[open.Count];
        for (var order = 0; order < prospects.Length; order++)
        {
            var (at, own, _) = open[order];
            if (!groups.TryGetValue((at.Terms, own), out var group))
            {
                groups.Add((at.Terms, own), group = $"g{groups.Count + 1}");
            }

            prospects[order] = new Prospect(at, own, order, group);
        }

        return new Prospects(prospects, shut);
    }
}
