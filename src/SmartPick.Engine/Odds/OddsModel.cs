using System.Runtime.InteropServices;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Portfolio;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>
/// Marginal, population-averaged odds of one applicant at any program:
/// logit P(interview) = base + strength − selectivity + affinity + signal;
/// logit P(match | interview) = base + share · strength − share · selectivity + share · affinity.
/// What is not known of applicant or program is averaged over.
/// </summary>
public sealed class OddsModel
{
    /// <summary>
    /// π/8: how a normal spread of the log-odds flattens their average, E[σ(x)] ≈ σ(mean / √(1 + π/8 · variance)) (MacKay 1992).
    /// </summary>
    public const double Flattening = Math.PI / 8;

    private readonly Applicant _applicant;
    private readonly ModelParameters _model;
    private readonly int _matchYear;
    private readonly Dictionary<string, ApplicantSpecialtyModel> _views = new(StringComparer.Ordinal);
    private readonly UnknownFields _unknown = new();
    private readonly List<Contribution> _contributions = [];
    private ApplicantSpecialtyModel? _last;

    /// <summary>The odds of an applicant to the specialties of the reference pool.</summary>
    /// <param name="applicant">Who applies.</param>
    /// <param name="matchYear">The year of the match.</param>
    /// <param name="model">The odds' parameters.</param>
    public OddsModel(Applicant applicant, int matchYear, ModelParameters model)
        : this(applicant, matchYear, model, model.Reference.Specialties)
    {
    }

    /// <param name="applicant">Who applies.</param>
    /// <param name="matchYear">The year of the match.</param>
    /// <param name="model">The odds' parameters.</param>
    /// <param name="specialties">Codes of the specialties applied to: decisions are correlated as theirs are.</param>
    public OddsModel(Applicant applicant, int matchYear, ModelParameters model, IReadOnlyCollection<string> specialties)
    {
        _applicant = applicant;
        _model = model;
        _matchYear = matchYear;
        Dependence = DependenceOf(specialties);
        LoadingErrors = new Dependence(model.Get("dependence.interview").StandardError, model.Get("dependence.match").StandardError);
    }

    /// <summary>
    /// How decisions are correlated. What the profile leaves unknown is one more thing that all programs see and we do not, so it adds to
    /// the loadings of those whose profile is complete: ρ' = (ρ + u) / (1 + u), with u = π/8 · variance of the unknown. Errors of the bases
    /// move all programs alike too, but do not enter here: published match rates fix what they come to together. They widen the interval.
    /// </summary>
    public Dependence Dependence { get; }

    /// <summary>The odds at the programs looked at so far.</summary>
    internal OddsCache Table { get; } = new();

    /// <summary>Standard errors of the loadings.</summary>
    internal Dependence LoadingErrors { get; }

    /// <summary>The odds at one program.</summary>
    public ProgramOdds At(ResidencyProgram program) => At(program, maySignal: true);

    /// <summary>The odds at one program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="maySignal">Whether the season lets the applicant signal it.</param>
    internal ProgramOdds At(ResidencyProgram program, bool maySignal)
    {
        var common = View(program.Specialty);
        var model = common.Model;
        var selectivity = model.SelectivityOf(program);
        var key = new OddsKey(
            common,
            selectivity.Total,
            selectivity.InterviewsPerPosition,
            common.Affinity.Of(program, selectivity),
            common.Affinity.Personal(program),
            AccessRules.Of(_applicant, program, model),
            maySignal ? program.SignalsAccepted : false);
        var place = Table.Find(key);
        if (place < 0)
        {
            place = Table.Add(key.Rules.Exclusion is null ? Entry(key) : new OddsEntry { Key = key });
        }

        return new ProgramOdds(program, this, place);
    }

    /// <summary>
    /// What the log-odds of all programs of a specialty share: it does not average out over a list, be it an error of a
    /// coefficient or what the profile leaves unknown.
    /// </summary>
    internal SharedErrors Shared(string specialty)
    {
        var common = View(specialty);
        return common.Shared ??= new SharedErrors(
            Math.Sqrt(common.Strength.Total.Variance),
            common.Model.StrengthShare.Value,
            common.Model.InterviewBase.StandardError,
            common.Model.MatchBase.StandardError,
            common.Model.MarketShift.StandardError,
            Math.Sqrt(common.Gold.EstimationVariance),
            Math.Sqrt(common.Silver.EstimationVariance),
            common.Model.AffinityShare.Value);
    }

    /// <summary>
    /// Standard deviation of the log-odds of P(match | interview) that all programs of a specialty share.
    /// </summary>
    internal double SharedMatchDeviation(string specialty)
    {
        var common = View(specialty);
        return Math.Sqrt((common.MatchBase + common.Strength.Total.Times(common.Model.StrengthShare)).Variance);
    }

    /// <summary>
    /// Variance of logit(a·b) by the delta method.
    /// </summary>
    internal static double ProductVariance(ProgramOdds odds, SignalLevel level)
    {
        ref readonly var entry = ref odds.Entry;
        var (a, b) = entry.Key.Common.Gradient(level);
        return (a * a * entry.At(level).Variance) + (b * b * entry.MatchVariance) + (2 * a * b * entry.Covariance);
    }

    /// <summary>What the odds are made of, strongest first; valid until asked for the next odds.</summary>
    /// <param name="odds">Odds at a program.</param>
    /// <param name="signal">What a signal adds to them, if one is sent.</param>
    internal ReadOnlySpan<Contribution> Explain(ProgramOdds odds, Contribution? signal)
    {
        var (common, program) = (odds.Entry.Key.Common, odds.Program);
        var contributions = _contributions;
        contributions.Clear();
        if (odds.Exclusion is null)
        {
            contributions.AddRange(common.Strength.Contributions);
            contributions.AddRange(common.Model.SelectivityOf(program).Contributions);
            common.Affinity.Explain(program, contributions);
        }

        if (signal is not null)
        {
            contributions.Add(signal);
        }

        AccessRules.Of(_applicant, program, common.Model).Explain(_applicant, program, common.Model, contributions);
        contributions.RemoveAll(c => c.Effect == 0);
        contributions.Sort(Contribution.StrongestFirst);
        return CollectionsMarshal.AsSpan(contributions);
    }

    internal IReadOnlyList<string> UnknownOf(ProgramOdds odds)
    {
        if (odds.Exclusion is not null)
        {
            return [];
        }

        var (common, program) = (odds.Entry.Key.Common, odds.Program);
        _unknown.Clear();
        _unknown.Add(common.Strength.Unknown);
        _unknown.Add(common.Model.SelectivityOf(program).Unknown);
        common.Affinity.Open(program, _unknown);
        AccessRules.Of(_applicant, program, common.Model).Open(_applicant, program, common.Model, _unknown);
        if (odds.Entry.Key.SignalsAccepted is null)
        {
            _unknown.Add("signalsAccepted", common.MaybeGold.PopulationVariance);
        }

        return _unknown.Names(least: common.Model.MaterialShare * odds.Entry.None.Variance);
    }

    private static OddsEntry Entry(in OddsKey key)
    {
        var (common, selectivity, interviewsPerPosition, affinity, personal, rules, signalsAccepted) = key;
        var model = common.Model;
        var standing = common.Strength.Total - selectivity;
        var interview = common.InterviewBase + standing + affinity;
        var pull = affinity + personal.Total(AffinityContext.Interviewed);
        var match = common.MatchBase + common.Strength.Total.Times(model.StrengthShare) - selectivity.Times(model.SelectivityShare)
            + pull.Times(model.AffinityShare) + interviewsPerPosition;
        var (kappa, sigma, eta) = (model.StrengthShare.Value, model.SelectivityShare.Value, model.AffinityShare.Value);
        var takesSignals = signalsAccepted != false;
        var (silver, gold) = signalsAccepted is null ? (common.MaybeSilver, common.MaybeGold) : (common.Silver, common.Gold);
        var none = At(AffinityContext.None, interview);
        // Of those who might be stronger or weaker than told, programs interview the stronger: strength s with an interview is normal
        // around mean + variance · (1 − P(interview)), to first order.
        match += Uncertain.Known(kappa * common.Strength.Total.PopulationVariance * (1 - none.P));
        return new OddsEntry
        {
            Key = key,
            TakesSignals = takesSignals,
            Closed = rules.Closed,
            None = none,
            Silver = takesSignals ? At(AffinityContext.Silver, interview + silver) : default,
            Gold = takesSignals ? At(AffinityContext.Gold, interview + gold) : default,
            MatchOpen = Averaged(match.Mean, match.PopulationVariance),
            MatchVariance = match.Variance,
            Covariance = (kappa * common.Strength.Total.Variance) + (sigma * selectivity.Variance) + (eta * pull.Variance),
            OwnMatchVariance = (sigma * sigma * selectivity.Variance)
                + (eta * eta * (affinity.Variance + personal.Own(AffinityContext.Interviewed).Variance)),
        };

        StageOdds At(AffinityContext context, Uncertain open)
        {
            Span<Outcome> cases = stackalloc Outcome[4 * personal.Cases(context).Length];
            cases = Cases(cases, personal.Cases(context), rules, model);
            var mixed = SpecialtyModel.Mixture(cases);
            var total = open + personal.Averaged(context);
            var own = affinity.Variance + selectivity.Variance + personal.Averaged(context).Variance + mixed.Variance
                - (personal.Total(context).Variance - personal.Own(context).Variance);
            return new StageOdds(Averaged(total, cases), total.Variance + mixed.Variance, Math.Max(0, own));
        }
    }

    /// <summary>Every combination of what ties, a connection and soft rules could add, with its probability.</summary>
    private static Span<Outcome> Cases(Span<Outcome> cases, ReadOnlySpan<Outcome> personal, AccessRules rules, SpecialtyModel model)
    {
        personal.CopyTo(cases);
        var count = With(cases, personal.Length, rules.Exam.Soft, model.Soft);
        return cases[..With(cases, count, rules.Minimum.Soft, model.Soft)];
    }

    /// <summary>Splits each case into those with and without one more shift; returns how many there are then.</summary>
    private static int With(Span<Outcome> cases, int count, double share, Uncertain shift)
    {
        if (share == 0)
        {
            return count;
        }

        var split = share == 1 ? 0 : count;
        for (var i = 0; i < count; i++)
        {
            var (was, before) = cases[i];
            cases[split + i] = new Outcome(was * share, before + shift);
            if (split > 0)
            {
                cases[i] = new Outcome(was * (1 - share), before);
            }
        }

        return split + count;
    }

    private static double Averaged(Uncertain open, ReadOnlySpan<Outcome> cases)
    {
        var scale = 1 / Math.Sqrt(1 + (Flattening * open.PopulationVariance));
        var p = 0.0;
        foreach (var (share, shift) in cases)
        {
            p += share * Logit.ToProbability((open.Mean + shift.Mean) * scale);
        }

        return p;
    }

    private static double Averaged(double mean, double spread) => Logit.ToProbability(mean / Math.Sqrt(1 + (Flattening * spread)));

    /// <summary>The mean over the pools of the specialties applied to.</summary>
    private Dependence DependenceOf(IReadOnlyCollection<string> specialties)
    {
        string[] pooled = [.. specialties.SelectMany(s => _model.PoolOf(s).Specialties).Distinct().Order(StringComparer.Ordinal)];
        var (interview, match) = (0.0, 0.0);
        foreach (var specialty in pooled)
        {
            var common = View(specialty);
            var unknown = common.Strength.Total.PopulationVariance;
            interview += Loading(common.Model.InterviewLoading.Value, unknown);
            match += Loading(common.Model.MatchLoading.Value, Math.Pow(common.Model.StrengthShare.Value, 2) * unknown);
        }

        return new Dependence(interview / pooled.Length, match / pooled.Length);

        static double Loading(double residual, double unknown) =>
            Math.Min(Dependence.MaxLoading, (residual + (Flattening * unknown)) / (1 + (Flattening * unknown)));
    }

    private ApplicantSpecialtyModel View(string specialty)
    {
        if (_last?.Specialty == specialty)
        {
            return _last;
        }

        if (!_views.TryGetValue(specialty, out var common))
        {
            common = new ApplicantSpecialtyModel(_applicant, specialty, _matchYear, _model.Compiled(specialty));
            _views.Add(specialty, common);
        }

        return _last = common;
    }
}

/// <summary>Standard deviations in log-odds of what all programs of a specialty have in common.</summary>
/// <param name="Strength">The applicant's strength.</param>
/// <param name="StrengthShare">How much of it carries over to the match stage.</param>
/// <param name="Interview">The base of the interview stage.</param>
/// <param name="Match">The base of the match stage.</param>
/// <param name="Drift">The market of the season to come; it carries over to the match stage as strength does.</param>
/// <param name="Gold">What a gold signal adds.</param>
/// <param name="Silver">What a silver signal adds.</param>
/// <param name="AffinityShare">How much of an affinity carries over to the match stage.</param>
internal sealed record SharedErrors(
    double Strength, double StrengthShare, double Interview, double Match, double Drift, double Gold, double Silver, double AffinityShare);
