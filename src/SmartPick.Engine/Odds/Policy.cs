using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>How a program's rules treat an applicant.</summary>
/// <param name="Exclusion">Reason code of a strict rule that shuts the applicant out; null when none does.</param>
/// <param name="Text">The rule in plain words.</param>
/// <param name="Outcomes">What a rule that is not known could be: shift in log-odds (−∞ shuts out) and its probability.</param>
/// <param name="UnknownField">The field whose value would settle it.</param>
internal sealed record Policy(
    string? Exclusion, string Text, IReadOnlyList<(double Shift, double Probability)> Outcomes, string? UnknownField)
{
    /// <summary>The rules that bear on the applicant at the program.</summary>
    public static IEnumerable<Policy> Of(Applicant applicant, ResidencyProgram program, ModelParameters model)
    {
        if (applicant.NeedsVisa is VisaNeed.J1 or VisaNeed.H1B)
        {
            yield return Visa(applicant.NeedsVisa.Value, program, model);
        }

        if (applicant.Step2Ck is null && applicant.ComlexLevel2 is not null)
        {
            yield return Comlex(program, model);
        }

        if (program.MinimumStep2Ck is { } minimum)
        {
            if (applicant.Step2Ck?.Score is { } score)
            {
                if (score < minimum)
                {
                    yield return Minimum(program, model);
                }
            }
            else if (applicant.ComlexLevel2 is null)
            {
                yield return MaybeBelow(minimum, Minimum(program, model), program, model);
            }
        }
    }

    private static Policy Visa(VisaNeed need, ResidencyProgram program, ModelParameters model)
    {
        var (flag, name, prior) = need == VisaNeed.J1
            ? (VisaSponsorship.J1, "J-1", "policy.visa.j1.prior")
            : (VisaSponsorship.H1B, "H-1B", "policy.visa.h1b.prior");
        if (program.Visas is { } visas)
        {
            return visas.HasFlag(flag)
                ? Settled($"Sponsors {name}", 0)
                : new Policy("visa-not-sponsored", $"Does not sponsor {name}", [], null);
        }

        var share = model.Get(prior, program.Specialty).Value;
        return new Policy(null, $"{name} policy unknown", [(0, share), (double.NegativeInfinity, 1 - share)], "visa");
    }

    private static Policy Comlex(ResidencyProgram program, ModelParameters model)
    {
        var soft = model.Get("policy.soft", program.Specialty).Value;
        switch (program.Comlex)
        {
            case ExamPolicy.Accepted:
                return Settled("Takes COMLEX alone", 0);
            case ExamPolicy.Discouraged:
                return Settled("Prefers USMLE to COMLEX", soft);
            case ExamPolicy.NotAccepted:
                return new Policy("exam-not-accepted", "Does not take COMLEX alone", [], null);
            default:
                var accepted = model.Get("policy.comlex.accepted.prior", program.Specialty).Value;
                var discouraged = model.Get("policy.comlex.discouraged.prior", program.Specialty).Value;
                return new Policy(
                    null,
                    "COMLEX policy unknown",
                    [(0, accepted), (soft, discouraged), (double.NegativeInfinity, 1 - accepted - discouraged)],
                    "comlex");
        }
    }

    private static Policy Minimum(ResidencyProgram program, ModelParameters model)
    {
        var soft = model.Get("policy.soft", program.Specialty).Value;
        if (program.MinimumStep2CkIsStrict is { } strict)
        {
            return strict
                ? new Policy("below-hard-minimum", "Step 2 CK below its cutoff", [], null)
                : Settled("Step 2 CK below its stated preference", soft);
        }

        var cutoff = model.Get("policy.minimum.strict.prior", program.Specialty).Value;
        return new Policy(
            null,
            "Step 2 CK below a minimum that may be a cutoff",
            [(soft, 1 - cutoff), (double.NegativeInfinity, cutoff)],
            "minimumStep2ckKind");
    }

    /// <summary>A minimum for an applicant whose score is not known: below it with the share of applicants who are.</summary>
    private static Policy MaybeBelow(double minimum, Policy below, ResidencyProgram program, ModelParameters model)
    {
        var mean = model.Get("strength.step2ck.reference", program.Specialty).Value;
        var spread = model.Get("strength.step2ck.spread", program.Specialty).Value;
        var share = StandardNormal.Cdf(((minimum / 10) - mean) / spread);
        var outcomes = below.Exclusion is null ? below.Outcomes : [(double.NegativeInfinity, 1.0)];
        return new Policy(
            null,
            "Has a minimum Step 2 CK, and your score is not known",
            [(0, 1 - share), .. outcomes.Select(o => (o.Shift, share * o.Probability))],
            "step2ck");
    }

    private static Policy Settled(string text, double shift) => new(null, text, [(shift, 1)], null);
}
