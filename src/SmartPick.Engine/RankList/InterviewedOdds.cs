using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.RankList;

/// <summary>
/// P(match | interview) after an interview that did take place. What the paper odds weigh (visa, exam and minimum-score rules)
/// is settled by it: a program that interviews considers the applicant.
/// </summary>
internal sealed class InterviewedOdds(OddsModel odds, ModelParameters model)
{
    private readonly Parameter _impression = model.Get("impression");
    private readonly double _reference = model.Get("impression.reference").Value;
    private readonly double _spread = model.Get("impression.spread").Value;

    /// <param name="program">A program that interviewed the applicant.</param>
    /// <param name="impression">How it went, 1–5; null widens the interval.</param>
    public Estimate At(ResidencyProgram program, int? impression)
    {
        var given = odds.At(program with { Visas = null, Comlex = null, MinimumStep2Ck = null, MinimumStep2CkIsStrict = null })
            .MatchGivenInterview;
        var deviation = (Logit.Of(given.High) - Logit.Of(given.Low)) / (2 * Estimate.HalfWidth);
        var fromImpression = impression is { } points ? (points - _reference) * _impression.StandardError : _spread * _impression.Value;
        return Estimate.FromLogit(
            Logit.Of(given.P) + Shift(impression),
            Math.Sqrt((deviation * deviation) + (fromImpression * fromImpression)));
    }

    /// <summary>Standard deviation in log-odds that the programs of a list share: errors of the model, which do not average out.</summary>
    public double SharedDeviation(ResidencyProgram program, int? impression)
    {
        var model = odds.SharedMatchDeviation(program.Specialty);
        var fromImpression = impression is { } points ? (points - _reference) * _impression.StandardError : 0;
        return Math.Sqrt((model * model) + (fromImpression * fromImpression));
    }

    private double Shift(int? impression) => impression is { } points ? (points - _reference) * _impression.Value : 0;
}
