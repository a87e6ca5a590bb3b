using System.Buffers;

namespace SmartPick.Engine.Portfolio;

/// <summary>Says of every program that was not chosen why, and what it would have added.</summary>
internal sealed class LeftOutReport
{
    private const int Chosen = -1;
    private const int Excluded = -2;

    private readonly CompiledProblem _problem;
    private readonly Selection _selection;
    private readonly (LeftOutReason Reason, double Gain)[] _reasons;

    /// <param name="problem">The problem.</param>
    /// <param name="selection">What was chosen.</param>
    /// <param name="values">The value of the whole of it.</param>
    public LeftOutReport(CompiledProblem problem, Selection selection, PrefixValues values)
    {
        (_problem, _selection) = (problem, selection);
        _reasons = new (LeftOutReason, double)[problem.Classes.Length];
        for (var kind = 0; kind < _reasons.Length; kind++)
        {
            if (selection.Taken(kind) < problem.Classes[kind].Count)
            {
                _reasons[kind] = Explain(kind, values.Gain(kind));
            }
        }
    }

    /// <summary>The programs in candidate order.</summary>
    public IReadOnlyList<LeftOut> List()
    {
        var rented = ArrayPool<int>.Shared.Rent(_problem.Source.Candidates.Count);
        var kinds = rented.AsSpan(0, _problem.Source.Candidates.Count);
        kinds.Fill(Excluded);
        for (var k = 0; k < _problem.Classes.Length; k++)
        {
            var places = _problem.Classes[k].Places.AsSpan();
            for (var i = 0; i < places.Length; i++)
            {
                kinds[places[i]] = i < _selection.Taken(k) ? Chosen : k;
            }
        }

        var leftOut = new LeftOut[kinds.Length - _selection.Applications];
        var count = 0;
        for (var place = 0; place < kinds.Length; place++)
        {
            if (kinds[place] == Excluded)
            {
                leftOut[count++] = new LeftOut(place, LeftOutReason.Excluded, 0);
            }
            else if (kinds[place] is >= 0 and var kind)
            {
                leftOut[count++] = new LeftOut(place, _reasons[kind].Reason, _reasons[kind].Gain);
            }
        }

        ArrayPool<int>.Shared.Return(rented);
        return leftOut;
    }

    private (LeftOutReason, double) Explain(int kind, double gain) =>
        (gain <= 0 || gain < _problem.Source.FeeWeight * _selection.NextFee(kind).Dollars ? LeftOutReason.AddsTooLittle
            : _selection.FitsCaps(kind) ? LeftOutReason.OverBudget
            : LeftOutReason.OverLimit, gain);
}
