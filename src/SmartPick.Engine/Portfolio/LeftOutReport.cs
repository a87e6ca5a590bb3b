namespace SmartPick.Engine.Portfolio;

/// <summary>Says of every program that was not chosen why, and what it would have added.</summary>
internal static class LeftOutReport
{
    /// <summary>The programs in candidate order.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="selection">What was chosen.</param>
    /// <param name="values">The value of the whole of it.</param>
    public static LeftOut[] Of(CompiledProblem problem, Selection selection, PrefixValues values)
    {
        var reports = new LeftOut?[problem.Source.Candidates.Count];
        for (var place = 0; place < reports.Length; place++)
        {
            reports[place] = new LeftOut(place, LeftOutReason.Excluded, 0);
        }

        for (var kind = 0; kind < problem.Classes.Length; kind++)
        {
            var (places, taken) = (problem.Classes[kind].Places, selection.Taken(kind));
            if (taken < places.Count)
            {
                var gain = values.Gain(kind);
                var reason = Reason(problem, selection, kind, gain);
                foreach (var place in places[taken..])
                {
                    reports[place] = new LeftOut(place, reason, gain);
                }
            }

            foreach (var place in places[..taken])
            {
                reports[place] = null;
            }
        }

        return [.. reports.OfType<LeftOut>()];
    }

    private static LeftOutReason Reason(CompiledProblem problem, Selection selection, int kind, double gain) =>
        gain <= 0 || gain < problem.Source.FeeWeight * selection.NextFee(kind).Dollars ? LeftOutReason.AddsTooLittle
            : selection.FitsCaps(kind) ? LeftOutReason.OverBudget
            : LeftOutReason.OverLimit;
}
