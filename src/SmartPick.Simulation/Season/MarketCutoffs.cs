using SmartPick.Engine.Numerics;

namespace SmartPick.Simulation.Season;

/// <summary>
/// The cutoffs, in probits, at which a market clears: those that give as many invitations, and as many who would have matched,
/// as its seasons gave (a stable match is a system of cutoffs: Azevedo and Leshno 2016). The model as it stands has them at 0; a
/// cutoff above that means that it promises more than there is.
/// </summary>
/// <param name="Interview">The cutoff before the interview.</param>
/// <param name="Match">The cutoff after it.</param>
public readonly record struct MarketCutoffs(double Interview, double Match)
{
    private const double Widest = 10;
    private const int Halvings = 40;

    /// <summary>The cutoffs of the applications given, all sent to one program, or to the programs of one specialty.</summary>
    public static MarketCutoffs Create(SeasonTally tally, ReadOnlySpan<int> applications)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var sent = new double[applications.Length];
        var onPaper = new double[applications.Length];
        var interviews = new double[applications.Length];
        var inPerson = new double[applications.Length];
        var (invitations, wanted) = (0, 0);
        for (var i = 0; i < applications.Length; i++)
        {
            sent[i] = tally.Seasons;
            onPaper[i] = tally.Market.InterviewQuantiles[applications[i]];
            interviews[i] = tally.Interviews[applications[i]];
            inPerson[i] = tally.Market.MatchQuantiles[applications[i]];
            invitations += tally.Invitations[applications[i]];
            wanted += tally.Wanted[applications[i]];
        }

        return new MarketCutoffs(Solve(onPaper, sent, invitations), Solve(inPerson, interviews, wanted));
    }

    /// <summary>The odds at these cutoffs.</summary>
    public SentApplication Clear(SentApplication application) => application with
    {
        Interview = StandardNormal.Cdf(StandardNormal.Quantile(application.Interview) - Interview),
        Match = StandardNormal.Cdf(StandardNormal.Quantile(application.Match) - Match),
    };

    /// <summary>
    /// What a base in log-odds would have to be for a cutoff of 0 to clear the market: the odds of the reference applicant at
    /// this cutoff.
    /// </summary>
    public static double ClearingBase(double logOdds, double cutoff) =>
        Logit.Of(StandardNormal.Cdf(StandardNormal.Quantile(Logit.ToProbability(logOdds)) - cutoff));

    /// <summary>The cutoff at which Σ weight · Φ(score − cutoff) is the count (bisection: the sum falls as the cutoff rises).</summary>
    private static double Solve(double[] scores, double[] weights, double count)
    {
        var (low, high) = (-Widest, Widest);
        var over = new double[scores.Length];
        for (var i = 0; i < Halvings; i++)
        {
            var cutoff = (low + high) / 2;
            SpanMath.Subtract(scores, cutoff, over);
            StandardNormal.Cdf(over);
            if (SpanMath.Dot(over, weights) > count)
            {
                low = cutoff;
            }
            else
            {
                high = cutoff;
            }
        }

        return (low + high) / 2;
    }
}
