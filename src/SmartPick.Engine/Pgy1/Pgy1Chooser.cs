using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Requests;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.Pgy1;

/// <summary>
/// Chooses PGY-1 applications for a list: greedily, each the one that takes most off P(an advanced position without a PGY-1
/// year), as long as it takes off what its fee is worth (the list's threshold over the share of a match that is lost without a
/// year) and the budget has room. The risk is submodular in the years, so greedy is near the best.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="season">Whose fees and signals.</param>
/// <param name="lossShare">The share of a match's value that is lost without a year, above 0 to 1.</param>
/// <param name="dependence">How decisions are correlated.</param>
/// <param name="kinds">The years there are.</param>
internal sealed class Pgy1Chooser(
    RecommendationRequest request,
    SeasonRules season,
    double lossShare,
    Dependence dependence,
    Pgy1Kind[] kinds)
{
    /// <param name="list">The list in preference order.</param>
    /// <param name="budget">What is left for PGY-1 applications.</param>
    /// <param name="kept">Years that the budget was split for: they are chosen even if a little less than their fee is worth.</param>
    public Pgy1Choice Choose(ReadOnlySpan<ListedProgram> list, Money budget, int kept) =>
        Choose(list, budget, kept, new Pgy1Fees(season, request.Limits, list));

    /// <summary>
    /// The years that are worth what they cost where no list is paid for: as many as any list of the like could have, since fee assistance
    /// leaves more to a shorter one.
    /// </summary>
    /// <param name="list">The list in preference order.</param>
    public Pgy1Choice Most(ReadOnlySpan<ListedProgram> list) =>
        Choose(list, Money.Unlimited, kept: 0, new Pgy1Fees(season, request.Limits, []));

    private Pgy1Choice Choose(ReadOnlySpan<ListedProgram> list, Money budget, int kept, Pgy1Fees fees)
    {
        using var risk = Pgy1Risk.ForSearch(list, dependence);
        var advanced = risk.Total;
        using var odds = new GridRows<(Pgy1Kind[] Kinds, Pgy1Risk Risk)>(
            kinds.Length * CompiledProblem.Levels, risk.Nodes, (kinds, risk), static (source, row, yes) =>
            {
                ref readonly var entry = ref source.Kinds[row / CompiledProblem.Levels].First.Entry;
                source.Risk.AtNodes(entry.InterviewP((SignalLevel)(row % CompiledProblem.Levels)), entry.MatchOpen, yes);
            });
        var left = new int[kinds.Length];
        for (var k = 0; k < left.Length; k++)
        {
            left[k] = kinds[k].Members.Count;
        }

        var signals = new Pgy1Signals(season, request.Limits);
        var years = new List<ChosenYear>();
        while (Best() is { } year)
        {
            years.Add(year);
            left[year.Kind]--;
            var specialty = kinds[year.Kind].Specialty;
            budget -= year.Fee;
            fees.Send(specialty);
            signals.Send(specialty, year.Signal);
            risk.Add(Odds(year.Kind, year.Signal));
        }

        return new Pgy1Choice(advanced, years);

        ChosenYear? Best()
        {
            ChosenYear? best = null;
            var most = 0.0;
            for (var s = 0; s < season.Preparatory.Count; s++)
            {
                var specialty = season.Preparatory[s];
                var fee = fees.Next(specialty);
                if (fee > budget || fees.Sent(specialty) >= Cap(specialty))
                {
                    continue;
                }

                var strongest = signals.Best(specialty);
                for (var k = 0; k < kinds.Length; k++)
                {
                    if (left[k] == 0 || kinds[k].Specialty != specialty)
                    {
                        continue;
                    }

                    var level = kinds[k].First.TakesSignals ? strongest : SignalLevel.None;
                    var reduction = risk.RiskReduction(Odds(k, level));
                    if (reduction > most && (years.Count < kept || reduction >= Worth(fee)))
                    {
                        (best, most) = (new ChosenYear(k, level, fee, reduction), reduction);
                    }
                }
            }

            return best;
        }

        double Worth(Money fee) => fee.Dollars * request.Threshold / lossShare / RecommendationRequest.FeeUnit;

        ReadOnlySpan<double> Odds(int kind, SignalLevel level) => odds[(kind * CompiledProblem.Levels) + (int)level];
    }

    /// <summary>
    /// Caps of its own where the request names the specialty; else no more PGY-1 programs than programs of the list may be.
    /// </summary>
    private int Cap(string specialty) =>
        request.Limits.PerSpecialty.TryGetValue(specialty, out var cap) ? cap : request.Limits.Applications;
}
