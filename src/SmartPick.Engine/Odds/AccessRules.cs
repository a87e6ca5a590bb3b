using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>
/// How a program's rules treat an applicant. A strict rule shuts out, a soft one lowers; one that is not known is each of these with
/// the probability that its prior says.
/// </summary>
/// <param name="Exclusion">Reason code of a strict rule that surely shuts the applicant out; null when none does.</param>
/// <param name="Visa">P(shut out for want of a visa).</param>
/// <param name="Exam">The exam rule.</param>
/// <param name="Minimum">The minimum score.</param>
internal readonly record struct AccessRules(string? Exclusion, double Visa, Rule Exam, Rule Minimum)
{
    /// <summary>P(shut out by any rule).</summary>
    public double Closed => 1 - ((1 - Visa) * (1 - Exam.Closed) * (1 - Minimum.Closed));

    public static AccessRules Of(Applicant applicant, ResidencyProgram program, SpecialtyModel model)
    {
        var rules = new AccessRules(
            null, VisaOf(applicant, program, model), ExamOf(applicant, program, model), MinimumOf(applicant, program, model));
        return rules with
        {
            Exclusion = rules.Visa == 1 ? "visa-not-sponsored"
                : rules.Exam.Closed == 1 ? "exam-not-accepted"
                : rules.Minimum.Closed == 1 ? "below-hard-minimum"
                : null,
        };
    }

    /// <summary>Has COMLEX to show and no Step 2 CK.</summary>
    public static bool IsComlexOnly(Applicant applicant) => applicant.Step2Ck is null && applicant.ComlexLevel2 is not null;

    /// <summary>The exclusion, or a rule that lowers the odds, in plain words.</summary>
    public void Explain(Applicant applicant, ResidencyProgram program, SpecialtyModel model, List<Contribution> contributions)
    {
        var visa = applicant.NeedsVisa == VisaNeed.H1B ? "H-1B" : "J-1";
        switch (Exclusion)
        {
            case "visa-not-sponsored":
                contributions.Add(new Contribution(Exclusion, double.NegativeInfinity, $"Does not sponsor {visa}"));
                return;
            case "exam-not-accepted":
                contributions.Add(new Contribution(Exclusion, double.NegativeInfinity, "Does not take COMLEX alone"));
                return;
            case "below-hard-minimum":
                contributions.Add(new Contribution(Exclusion, double.NegativeInfinity, FormattableString.Invariant($"Step 2 CK {applicant.Step2Ck!.Score:0.#} is below its cutoff of {program.MinimumStep2Ck:0.#}")));
                return;
        }

        if (Visa > 0)
        {
            contributions.Add(new Contribution("unknown-visa", Math.Log(1 - Visa), program.Visas is null ? $"{visa} policy unknown" : "May not sponsor the visa you need; we don’t know if you need one"));
        }

        if (Exam.Closed > 0)
        {
            contributions.Add(new Contribution("unknown-comlex", Math.Log(1 - Exam.Closed) + (Exam.Soft * model.Soft.Mean), program.Comlex is null ? "COMLEX policy unknown" : "Does not take COMLEX alone; we don’t know if you have a Step 2 CK score"));
        }
        else if (Exam.Soft == 1)
        {
            contributions.Add(new Contribution("soft-policy", model.Soft.Mean, "Prefers USMLE to COMLEX"));
        }

        if (Minimum.Soft == 1)
        {
            contributions.Add(new Contribution("soft-policy", model.Soft.Mean, FormattableString.Invariant($"Step 2 CK {applicant.Step2Ck!.Score:0.#} is below its stated preference of {program.MinimumStep2Ck:0.#}")));
        }
        else if (Minimum.Closed > 0)
        {
            contributions.Add(new Contribution("unknown-minimum", Math.Log(1 - Minimum.Closed) + (Minimum.Soft * model.Soft.Mean), MinimumText(applicant, program)));
        }
    }

    /// <summary>
    /// Fields that are not known, each with the variance that it leaves; being shut out counts as being e times less likely to be open.
    /// </summary>
    public void Open(Applicant applicant, ResidencyProgram program, SpecialtyModel model, UnknownFields unknown)
    {
        if (Visa > 0)
        {
            unknown.Add(
                program.Visas is null && applicant.NeedsVisa is not null ? "visa" : "applicant.needsVisa", Weight(new Rule(Visa, 0)));
        }

        if (Exam.IsOpen)
        {
            unknown.Add(program.Comlex is null ? "comlex" : "applicant.step2ck", Weight(Exam));
        }

        if (Minimum.IsOpen)
        {
            var field = program.MinimumStep2Ck is null ? "minimumStep2ck"
                : applicant.Step2Ck?.Score is null ? "applicant.step2ck"
                : "minimumStep2ckKind";
            unknown.Add(field, Weight(Minimum));
        }

        double Weight(Rule rule) => (rule.Closed / (1 - rule.Closed)) + (rule.Soft * (1 - rule.Soft) * model.Soft.Mean * model.Soft.Mean);
    }

    private static string MinimumText(Applicant applicant, ResidencyProgram program) => program.MinimumStep2Ck switch
    {
        null => "May have a minimum Step 2 CK above yours",
        { } minimum when applicant.Step2Ck?.Score is { } score =>
            FormattableString.Invariant($"Step 2 CK {score:0.#} is below a minimum of {minimum:0.#} that may be a cutoff"),
        { } minimum => FormattableString.Invariant($"Has a minimum Step 2 CK of {minimum:0.#}, and we don’t know your score"),
    };

    private static double VisaOf(Applicant applicant, ResidencyProgram program, SpecialtyModel model)
    {
        var needed = applicant.NeedsVisa switch
        {
            VisaNeed.None => 0,
            null => model.VisaNeeded[(int)applicant.Type],
            _ => 1,
        };
        if (needed == 0)
        {
            return 0;
        }

        var (flag, prior) = applicant.NeedsVisa == VisaNeed.H1B ? (VisaSponsorship.H1B, model.SponsorsH1B) : (
            VisaSponsorship.J1, model.SponsorsJ1);
        var sponsors = program.Visas is { } visas ? ((visas & flag) != 0 ? 1 : 0) : prior;
        return needed * (1 - sponsors);
    }

    private static Rule ExamOf(Applicant applicant, ResidencyProgram program, SpecialtyModel model)
    {
        var comlexOnly = IsComlexOnly(applicant) ? 1
            : applicant.Step2Ck is null && applicant.IsOsteopathic ? model.ComlexOnlyPrior
            : 0;
        return comlexOnly == 0 ? default : program.Comlex switch
        {
            ExamPolicy.Accepted => default,
            ExamPolicy.Discouraged => new Rule(0, comlexOnly),
            ExamPolicy.NotAccepted => new Rule(comlexOnly, 0),
            _ => Rule.Of(comlexOnly * (1 - model.ComlexAccepted - model.ComlexDiscouraged), comlexOnly * model.ComlexDiscouraged),
        };
    }

    private static Rule MinimumOf(Applicant applicant, ResidencyProgram program, SpecialtyModel model)
    {
        if (IsComlexOnly(applicant))
        {
            return default;
        }

        var below = BelowMinimum(applicant.Step2Ck?.Score / 10, program.MinimumStep2Ck / 10, model);
        var strict = program.MinimumStep2Ck is null ? model.MinimumStrict
            : program.MinimumStep2CkIsStrict switch
            {
                true => 1,
                false => 0,
                null => model.MinimumStrict,
            };
        return below == 0 ? default : Rule.Of(below * strict, below * (1 - strict));
    }

    /// <summary>P(the score is below the program's minimum), each known or with its prior; a program may have none.</summary>
    private static double BelowMinimum(double? score, double? minimum, SpecialtyModel model)
    {
        var step2 = model.Features[0];
        return (score, minimum) switch
        {
            ({ } s, { } m) => s < m ? 1 : 0,
            (null, { } m) => StandardNormal.Cdf((m - step2.Reference) / step2.StandardDeviation),
            ({ } s, null) => model.MinimumPrior * StandardNormal.Cdf((model.MinimumMean - s) / model.MinimumSpread),
            _ => model.MinimumPrior * StandardNormal.Cdf(
                (model.MinimumMean - step2.Reference) / Math.Sqrt((model.MinimumSpread * model.MinimumSpread) + (step2.StandardDeviation * step2.StandardDeviation))),
        };
    }
}

/// <summary>A rule's effect.</summary>
/// <param name="Closed">P(it shuts out).</param>
/// <param name="Soft">P(it lowers the odds), given that it does not shut out.</param>
internal readonly record struct Rule(double Closed, double Soft)
{
    /// <summary>Whether its effect is not known.</summary>
    public bool IsOpen => Closed is > 0 and < 1 || Soft is > 0 and < 1;

    /// <param name="closed">P(it shuts out).</param>
    /// <param name="soft">P(it lowers the odds).</param>
    public static Rule Of(double closed, double soft) => new(closed, closed < 1 ? soft / (1 - closed) : 0);
}
