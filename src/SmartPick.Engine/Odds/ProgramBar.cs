using SmartPick.Engine.Numerics;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>A program's selectivity in log-odds: 0 is the mean of its specialty, higher is harder.</summary>
/// <param name="LogOdds">Best estimate; 0 when nothing is known.</param>
/// <param name="Variance">What remains unknown of it: τ² when nothing is known.</param>
/// <param name="Text">What it rests on; null when nothing is known.</param>
internal readonly record struct ProgramBar(double LogOdds, double Variance, string? Text)
{
    public static ProgramBar Of(ResidencyProgram program, ModelParameters model)
    {
        var spread = model.Get("bar.spread", program.Specialty).Value;
        var bar = new ProgramBar(0, spread * spread, null);
        if (program.MedianStep2Ck is { } median)
        {
            var perTen = model.Get("bar.medianStep2ck", program.Specialty).Value;
            var reference = model.Get("bar.medianStep2ck.reference", program.Specialty).Value;
            bar = bar.Given(
                perTen * ((median / 10) - reference),
                model.Get("bar.medianStep2ck.residual", program.Specialty).Value,
                "its residents' median Step 2 CK");
        }

        if (program is { Applicants: > 0 and { } applicants, Interviews: { } interviews })
        {
            // Half an interview more and half an application more keep a program that interviewed nobody finite.
            var rate = (interviews + 0.5) / (applicants + 1.0);
            var reference = model.Get("bar.interviewRate.reference", program.Specialty).Value;
            bar = bar.Given(
                Logit.Of(reference) - Logit.Of(rate),
                model.Get("bar.interviewRate.residual", program.Specialty).Value,
                "its interviews per application");
        }

        return bar;
    }

    /// <summary>The bar after one more observation with a normal error: precisions add (conjugate normal update).</summary>
    private ProgramBar Given(double observed, double error, string text)
    {
        var precision = 1 / Variance;
        var observedPrecision = 1 / (error * error);
        var variance = 1 / (precision + observedPrecision);
        return new ProgramBar(
            ((LogOdds * precision) + (observed * observedPrecision)) * variance,
            variance,
            Text is null ? text : $"{Text} and {text}");
    }
}
