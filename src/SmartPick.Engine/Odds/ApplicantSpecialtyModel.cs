using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Odds;

/// <summary>What an applicant's odds at every program of a specialty have in common.</summary>
internal sealed class ApplicantSpecialtyModel
{
    public ApplicantSpecialtyModel(Applicant applicant, string specialty, int matchYear, SpecialtyModel model)
    {
        Specialty = specialty;
        Model = model;
        Strength = new Strength(applicant, specialty, matchYear, model);
        Affinity = new Affinity(applicant, specialty, Strength, model);
        var shift = model.MarketShift.Once;
        InterviewBase = model.InterviewBase.Once + shift;
        MatchBase = model.MatchBase.Once + new Uncertain(
            model.StrengthShare.Value * shift.Mean, 0, model.StrengthShare.Value * model.StrengthShare.Value * shift.EstimationVariance);
        if (model.MatchTypes[(int)applicant.Type] is { } type)
        {
            MatchBase += type.Once;
        }

        Gold = model.Gold.Once;
        Silver = Gold.Times(model.SilverShare);
        MaybeGold = Accepted(Gold);
        MaybeSilver = Accepted(Silver);

        Uncertain Accepted(Uncertain signal) =>
            SpecialtyModel.Mixture([new Outcome(model.SignalsAccepted, signal), new Outcome(1 - model.SignalsAccepted, default)]);
    }

    public string Specialty { get; }

    public SpecialtyModel Model { get; }

    public Strength Strength { get; }

    public Affinity Affinity { get; }

    /// <summary>What the log-odds of all its programs share, once asked for.</summary>
    public SharedErrors? Shared { get; set; }

    public Uncertain InterviewBase { get; }

    public Uncertain MatchBase { get; }

    public Uncertain Silver { get; }

    public Uncertain Gold { get; }

    /// <summary>A silver signal to a program of which it is not known whether it takes any.</summary>
    public Uncertain MaybeSilver { get; }

    public Uncertain MaybeGold { get; }

    /// <summary>
    /// ∂ logit(a·b) / ∂ logit a and / ∂ logit b for the mean applicant with typical ties, whatever this applicant's are, so that the
    /// variance falls with every field that becomes known.
    /// </summary>
    /// <param name="level">The signal sent.</param>
    public (double Interview, double Match) Gradient(SignalLevel level)
    {
        var a = Logit.ToProbability(InterviewBase.Mean + Model.TypicalAffinity.Total((AffinityContext)level).Mean + level switch
        {
            SignalLevel.Gold => Gold.Mean,
            SignalLevel.Silver => Silver.Mean,
            _ => 0,
        });
        var b = Logit.ToProbability(
            MatchBase.Mean + (Model.AffinityShare.Value * Model.TypicalAffinity.Total(AffinityContext.Interviewed).Mean));
        return ((1 - a) / (1 - (a * b)), (1 - b) / (1 - (a * b)));
    }
}
