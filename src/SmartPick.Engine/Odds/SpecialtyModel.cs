using System.Runtime.CompilerServices;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;

namespace SmartPick.Engine.Odds;

/// <summary>The parameters of one specialty as plain fields, so that odds at a program cost no look-ups.</summary>
internal sealed class SpecialtyModel
{
    private readonly ModelParameters _model;
    private readonly string _specialty;

    // As long as the catalog that holds the program is in use.
    private readonly ConditionalWeakTable<ResidencyProgram, ProgramSelectivity> _selectivities = [];

    public SpecialtyModel(ModelParameters model, string specialty)
    {
        (_model, _specialty) = (model, specialty);
        Related = model.Links.RelatedTo(specialty);
        Core = model.Links.CoreBeside(specialty);
        Features = [.. StrengthFeatures.All.Select(f => Effect($"strength.{f.Name}"))];
        MatchTypes = [.. Enum.GetValues<ApplicantType>().Select(MatchType)];
        Types = [.. Enum.GetValues<ApplicantType>().Select(t => Coefficient($"strength.type.{ApplicantTypes.Code(t)}"))];
        TypicalScores = [.. Enum.GetValues<ApplicantType>().Select(TypicalScore)];
        VisaNeeded = [.. Enum.GetValues<ApplicantType>().Select(t => Value($"policy.visa.needed.{ApplicantTypes.Code(t)}"))];
        InterviewBase = Coefficient("interview.base");
        MatchBase = Coefficient("match.base");
        MarketShift = new Coefficient(Value("market.shift"), Value("market.drift"));
        StrengthShare = Coefficient("match.strengthShare");
        SelectivityShare = Coefficient("match.selectivityShare");
        AffinityShare = Coefficient("match.affinityShare");
        InterviewsPerPosition = Effect("match.interviewsPerPosition");
        InterviewLoading = Coefficient("dependence.interview");
        MatchLoading = Coefficient("dependence.match");
        Step2Matched = Value("benchmark.step2ck.matched");
        ResearchMatched = Value("benchmark.research.matched");
        ComlexSlope = Coefficient("strength.comlex.slope");
        ComlexReference = Value("strength.comlex.reference");
        ComlexSpread = Value("strength.comlex.spread");
        ReboundShare = Coefficient("strength.failures.rebound");
        MinorClerkshipWeight = Value("strength.honors.minorWeight");
        FirstAuthorBonus = Value("strength.research.firstAuthorBonus");
        Caps = StrengthFeatures.All.Select(f => model.Find($"strength.{f.Name}.cap", specialty)?.Value ?? double.PositiveInfinity)
            .ToArray();
        MedianStep2 = Effect("selectivity.medianStep2ck");
        InterviewRate = Effect("selectivity.interviewRate");
        ApplicantsPerPosition = Effect("selectivity.applicantsPerPosition");
        Size = Effect("selectivity.size");
        IrDivision = Effect("selectivity.irDivision");
        ResearchLevel = Effect("selectivity.research");
        SelectivityResidual = Math.Pow(Value("selectivity.residual"), 2);
        var settings = Enum.GetValues<ProgramSetting>();
        var shares = settings.Select(s => Value($"setting.{Code(s)}.share")).ToArray();
        SettingSelectivities = Centered([.. settings.Select(s => Coefficient($"selectivity.setting.{Code(s)}").Once)], shares);
        UnknownSettingSelectivity = Mixture([.. shares.Zip(SettingSelectivities, (share, selectivity) => new Outcome(share, selectivity))]);
        var within = Math.Pow(Value("research.level.spread"), 2);
        SettingResearch = [.. settings.Select(s => new Uncertain(Value($"research.level.{Code(s)}"), within, 0))];
        UnknownResearch = Mixture([.. shares.Zip(SettingResearch, (share, level) => new Outcome(share, level))]);
        ResearchHalf = Value("research.level.half");
        Mission = Coefficient("affinity.mission");
        Home = Coefficient("affinity.home");
        AwayHere = Coefficient("affinity.awayHere");
        Tie = Coefficient("affinity.tie").Once;
        Region = Coefficient("affinity.region").Once;
        Connection = Coefficient("affinity.connection").Once;
        Untold = [.. Enum.GetValues<AffinityContext>().Select(UntoldIn)];
        SharedUntoldShare = Value("affinity.untold.shared");
        TypicalAffinity = new PersonalAffinity(
            this, closeness: null, connected: null, homeProbability: 1, Features[StrengthFeatures.IndexOf("aways")].Reference);
        DoShare = Effect("affinity.doShare");
        ImgShare = Effect("affinity.imgShare");
        ShareCap = Value("affinity.share.cap");
        SponsorsJ1 = Value("policy.visa.j1.prior");
        SponsorsH1B = Value("policy.visa.h1b.prior");
        ComlexAccepted = Value("policy.comlex.accepted.prior");
        ComlexDiscouraged = Value("policy.comlex.discouraged.prior");
        ComlexOnlyPrior = Value("population.comlexOnly");
        Soft = Coefficient("policy.soft").Once;
        MinimumPrior = Value("policy.minimum.prior");
        MinimumMean = Value("policy.minimum.mean");
        MinimumSpread = Value("policy.minimum.spread");
        MinimumStrict = Value("policy.minimum.strict.prior");
        Gold = Coefficient("signal.gold");
        SilverShare = Coefficient("signal.silverShare");
        SignalsAccepted = Value("signal.accepted.prior");
        MaterialShare = Value("unknown.least.share");
        Regions = model.Regions;
    }

    /// <summary>Specialties whose projects and letters speak for this one too.</summary>
    public IReadOnlyList<string> Related { get; }

    /// <summary>Specialties whose letters count everywhere.</summary>
    public IReadOnlyList<string> Core { get; }

    /// <summary>Effects of the applicant's features, in the order of <see cref="StrengthFeatures.All"/>.</summary>
    public Effect[] Features { get; }

    /// <summary>Where each feature stops to count.</summary>
    public double[] Caps { get; }

    /// <summary>Log-odds by applicant type.</summary>
    public Coefficient[] Types { get; }

    /// <summary>
    /// Log-odds of a match given an interview by applicant type, beside what their strength adds; null where that is all.
    /// </summary>
    public Coefficient?[] MatchTypes { get; }

    /// <summary>Mean Step 2 CK by applicant type, in tens of points, for those who do not tell a score.</summary>
    public double[] TypicalScores { get; }

    /// <summary>P(needs a visa) by applicant type, for those who do not say.</summary>
    public double[] VisaNeeded { get; }

    /// <summary>Log-odds of an interview without a signal for the mean applicant at the mean program without ties.</summary>
    public Coefficient InterviewBase { get; }

    public Coefficient MatchBase { get; }

    /// <summary>
    /// How far the market has moved since the year of the interview figures, in log-odds of an interview, and how far it may drift to the
    /// season to come (standard deviation).
    /// </summary>
    public Coefficient MarketShift { get; }

    /// <summary>κ.</summary>
    public Coefficient StrengthShare { get; }

    /// <summary>How much of a program's selectivity carries over to the match stage.</summary>
    public Coefficient SelectivityShare { get; }

    public Coefficient AffinityShare { get; }

    public Effect InterviewsPerPosition { get; }

    public Coefficient InterviewLoading { get; }

    public Coefficient MatchLoading { get; }

    /// <summary>Mean Step 2 CK of matched US MD seniors, points.</summary>
    public double Step2Matched { get; }

    /// <summary>Mean number of scholarly products of matched US MD seniors.</summary>
    public double ResearchMatched { get; }

    /// <summary>Tens of Step 2 CK points that 100 points of COMLEX Level 2-CE predict.</summary>
    public Coefficient ComlexSlope { get; }

    public double ComlexReference { get; }

    public double ComlexSpread { get; }

    /// <summary>Share of a failure's effect that a strong Step 2 CK makes good.</summary>
    public Coefficient ReboundShare { get; }

    public double MinorClerkshipWeight { get; }

    public double FirstAuthorBonus { get; }

    public Effect MedianStep2 { get; }

    public Effect InterviewRate { get; }

    public Effect ApplicantsPerPosition { get; }

    public Effect Size { get; }

    public Effect IrDivision { get; }

    public Effect ResearchLevel { get; }

    public double SelectivityResidual { get; }

    public Uncertain[] SettingSelectivities { get; }

    public Uncertain UnknownSettingSelectivity { get; }

    public Uncertain[] SettingResearch { get; }

    public Uncertain UnknownResearch { get; }

    /// <summary>Millions of dollars at which the research level is one half.</summary>
    public double ResearchHalf { get; }

    public Coefficient Mission { get; }

    public Coefficient Home { get; }

    public Coefficient AwayHere { get; }

    public Uncertain Tie { get; }

    public Uncertain Region { get; }

    /// <summary>A personal connection: somebody there knows the applicant, or the applicant has people in town.</summary>
    public Uncertain Connection { get; }

    /// <summary>How common each tie is among the programs of a typical applicant, by <see cref="AffinityContext"/>.</summary>
    public UntoldAffinity[] Untold { get; }

    /// <summary>Ties and the like of an applicant who tells nothing of them.</summary>
    public PersonalAffinity TypicalAffinity { get; }

    /// <summary>Share of the variance of untold ties that all programs of a list have in common.</summary>
    public double SharedUntoldShare { get; }

    public Effect DoShare { get; }

    public Effect ImgShare { get; }

    public double ShareCap { get; }

    public double SponsorsJ1 { get; }

    public double SponsorsH1B { get; }

    public double ComlexAccepted { get; }

    public double ComlexDiscouraged { get; }

    public double ComlexOnlyPrior { get; }

    /// <summary>A soft rule against the applicant.</summary>
    public Uncertain Soft { get; }

    public double MinimumPrior { get; }

    public double MinimumMean { get; }

    public double MinimumSpread { get; }

    public double MinimumStrict { get; }

    public Coefficient Gold { get; }

    public Coefficient SilverShare { get; }

    public double SignalsAccepted { get; }

    /// <summary>Share of a program's variance from which an unknown field is worth naming.</summary>
    public double MaterialShare { get; }

    public StateRegions Regions { get; }

    /// <summary>A program's selectivity.</summary>
    public ProgramSelectivity SelectivityOf(ResidencyProgram program) =>
        _selectivities.TryGetValue(program, out var selectivity) ? selectivity : _selectivities.GetValue(
            program, p => new ProgramSelectivity(p, this));

    /// <summary>Mean and variance of a quantity that is one of several (law of total variance).</summary>
    public static Uncertain Mixture(ReadOnlySpan<Outcome> outcomes)
    {
        var (mean, spread, error) = (0.0, 0.0, 0.0);
        foreach (var (share, shift) in outcomes)
        {
            mean += share * shift.Mean;
            spread += share * (shift.PopulationVariance + (shift.Mean * shift.Mean));
            error += share * shift.EstimationVariance;
        }

        return new Uncertain(mean, Math.Max(0, spread - (mean * mean)), error);
    }

    private static Uncertain[] Centered(Uncertain[] values, double[] shares)
    {
        var mean = values.Zip(shares, (v, share) => share * v.Mean).Sum();
        return [.. values.Select(v => v - Uncertain.Known(mean))];
    }

    private static string Code(ProgramSetting setting) => setting switch
    {
        ProgramSetting.University => "university",
        ProgramSetting.UniversityAffiliated => "university-affiliated",
        ProgramSetting.Community => "community",
        _ => "military",
    };

    private Effect Effect(string name) => new(
        Coefficient(name), Value($"{name}.reference"), Value($"{name}.spread"), _model.Find($"{name}.perStep2ck", _specialty)?.Value ?? 0);

    private UntoldAffinity UntoldIn(AffinityContext context)
    {
        return new UntoldAffinity(Prior("tie"), Prior("region"), Prior("home"), Prior("awayHere"), Prior("connection"));

        double Prior(string what) => Value($"affinity.{what}.prior.{context.ToString().ToLowerInvariant()}");
    }

    private double TypicalScore(ApplicantType type) =>
        _model.Find($"population.step2ck.mean.{ApplicantTypes.Code(type)}", _specialty)?.Value ?? Features[0].Reference;

    private Coefficient? MatchType(ApplicantType type) =>
        _model.Find($"match.type.{ApplicantTypes.Code(type)}", _specialty) is { } parameter ? Odds.Coefficient.Of(parameter) : null;

    private Coefficient Coefficient(string name) => Odds.Coefficient.Of(_model.Get(name, _specialty));

    private double Value(string name) => _model.Get(name, _specialty).Value;
}
