using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;

namespace SmartPick.Engine.Odds;

/// <summary>What an applicant's odds at every program of a specialty have in common.</summary>
internal sealed class SpecialtyView
{
    public SpecialtyView(Applicant applicant, string specialty, int matchYear, SpecialtyModel model, Workspace workspace)
    {
        Specialty = specialty;
        Model = model;
        Strength = new Strength(applicant, specialty, matchYear, model, workspace);
        Affinity = new Affinity(applicant, specialty, Strength, model);
        InterviewBase = model.InterviewBase.Once;
        MatchBase = model.MatchBase.Once;
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

    /// <summary>∂ logit(a·b) / ∂ logit a and / ∂ logit b at the odds of the mean applicant with the same roots.</summary>
    public (double Interview, double Match) Gradient(SignalLevel level, double roots)
    {
        var a = Logit.ToProbability(InterviewBase.Mean + roots + level switch
        {
            SignalLevel.Gold => Gold.Mean,
            SignalLevel.Silver => Silver.Mean,
            _ => 0,
        });
        var b = Logit.ToProbability(MatchBase.Mean + (Model.AffinityShare.Value * roots));
        return ((1 - a) / (1 - (a * b)), (1 - b) / (1 - (a * b)));
    }
}
