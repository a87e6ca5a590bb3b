using CsCheck;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Numerics;
using SmartPick.Engine.Odds;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;
using SmartPick.Simulation.Calibration;

namespace SmartPick.Engine.Tests.Odds;

/// <summary>
/// What becomes known of an applicant or a program makes the log-odds surer. With errors of coefficients off it does so whatever the
/// value, but for two things that only matter together with another that is not known: a failure, which a Step 2 CK not told may
/// make good, and a rule that may or may not concern a score not told. Of these, and with the errors on, it does so on average.
/// </summary>
public sealed class VarianceTests
{
    private const double Rounding = 1e-12;

    private static readonly ModelParameters WithoutErrors = ShippedModel.With(p => p with { StandardError = 0 });

    private static readonly ProgramDirectory Catalog = new(FictionalCatalog.Create(8, 300));

    private static readonly Lazy<ILookup<(ApplicantType Type, string Specialty), Applicant>> People = new(() =>
        new[] { ApplicantType.UsMdSenior, ApplicantType.UsDoSenior, ApplicantType.NonUsImg }
            .SelectMany(type => PeopleOf(type).Select(a => (Key: (type, a.Preferred), a.Applicant)))
            .ToLookup(a => a.Key, a => a.Applicant));

    // References and spreads are those of the very people that are averaged over.
    private static readonly Lazy<ModelParameters> Measured = new(() => ShippedModel.Parameters.With(
        FeatureMoments.Compute(
            ShippedModel.Parameters,
            2026,
            ShippedModel.Parameters.Reference,
            specialty => [.. PeopleOf(ApplicantType.UsMdSenior).Where(a => a.Preferred == specialty)])));

    public static TheoryData<string> ApplicantFields => [.. RandomProfiles.Fields.Keys];

    public static TheoryData<string> ProgramFields => [.. RandomPrograms.Fields.Keys];

    /// <summary>What the model assumes of a program's rule, each value with its prior.</summary>
    private static Dictionary<string, Func<string, ResidencyProgram, IEnumerable<(double Share, ResidencyProgram Program)>>> Rules { get; } = new(StringComparer.Ordinal)
    {
        ["comlex"] = (specialty, p) =>
            Policies(Prior("policy.comlex.accepted.prior", specialty), Prior("policy.comlex.discouraged.prior", specialty))
            .Select(policy => (policy.Share, p with { Comlex = policy.Policy })),
        ["minimumStep2ck"] = (specialty, p) =>
            Minima(specialty).Select(minimum => (minimum.Share, p with { MinimumStep2Ck = minimum.Score })),
        ["minimumStep2ckKind"] = (specialty, p) => new[] { true, false }.Select(strict =>
            (
                strict ? Prior("policy.minimum.strict.prior", specialty) : 1 - Prior("policy.minimum.strict.prior", specialty),
                p with { MinimumStep2CkIsStrict = strict })),
    };

    /// <summary>
    /// What the model assumes of a program's other columns: two values that have the mean and the spread, or each with its share.
    /// </summary>
    private static Dictionary<string, Func<ResidencyProgram, IEnumerable<(double Share, ResidencyProgram Program)>>> Spreads { get; } = new(
        StringComparer.Ordinal)
    {
        ["medianStep2ck"] = p => Two("selectivity.medianStep2ck", p, median => p with { MedianStep2Ck = 10 * median }),
        ["applicants"] = p =>
            Two("selectivity.applicantsPerPosition", p, log => p with { Applicants = (int)Math.Round((p.Positions ?? 1) * Math.Exp(log)) }),
        ["interviews"] = p => Two(
            "selectivity.interviewRate",
            p,
            rate => p with { Interviews = (int)Math.Round(((p.Applicants ?? 0) + 1) * Logit.ToProbability(rate)) }),
        ["researchFunding"] = p => Two(
            "selectivity.research",
            p,
            level => p with { ResearchFundingMillions = Prior("research.level.half", p.Specialty) * level / (1 - level) }),
        ["doShare"] = p => Two("affinity.doShare", p, tenth => p with { DoShare = tenth / 10 }),
        ["imgShare"] = p => Two("affinity.imgShare", p, tenth => p with { ImgShare = tenth / 10 }),
        ["irDivision"] = p =>
            Either(Prior("selectivity.irDivision.reference", p.Specialty), p with { IrDivision = true }, p with { IrDivision = false }),
        ["signalsAccepted"] = p =>
            Either(Prior("signal.accepted.prior", p.Specialty), p with { SignalsAccepted = true }, p with { SignalsAccepted = false }),
        ["setting"] = p => new[]
        {
            (ProgramSetting.University, "university"), (ProgramSetting.UniversityAffiliated, "university-affiliated"),
            (ProgramSetting.Community, "community"), (ProgramSetting.Military, "military"),
        }.Select(s => (Prior($"setting.{s.Item2}.share", p.Specialty), p with { Setting = s.Item1 })),
    };

    public static TheoryData<string> SpreadColumns => [.. Spreads.Keys];

    public static TheoryData<string> RuleFields => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(ApplicantFields))]
    public void But_for_errors_a_field_told_raises_no_variance(string field) => Gen.Select(
        RandomProfiles.Complete, Gen.Bool.Array[RandomProfiles.Fields.Count], RandomPrograms.Any).ForEach(400, one =>
    {
        var (whole, told, program) = one;
        var (less, more) = Told(field, whole, RandomProfiles.Part(whole, told));
        if (more.Step2Ck?.Score is not null || Failures(more) == Failures(less))
        {
            var open = RandomPrograms.WithoutRules(program);
            AssertNoneRises(Variances(less, open, WithoutErrors), Variances(more, open, WithoutErrors));
        }
    });

    [Theory]
    [MemberData(nameof(ProgramFields))]
    public void But_for_errors_a_column_filled_raises_no_variance(string field) => Gen.Select(
        RandomProfiles.Any, RandomPrograms.Complete, Gen.Bool.Array[RandomPrograms.Fields.Count]).ForEach(400, one =>
    {
        var (applicant, whole, filled) = one;
        var part = RandomPrograms.Part(whole, filled);
        var (less, more) = (RandomPrograms.Fields[field](RandomPrograms.Bare, part), RandomPrograms.Fields[field](whole, part));
        if (!Rules.ContainsKey(field) || applicant.Step2Ck?.Score is not null || AccessRules.IsComlexOnly(applicant))
        {
            AssertNoneRises(Variances(applicant, less, WithoutErrors), Variances(applicant, more, WithoutErrors));
        }
    });

    [Theory]
    [MemberData(nameof(RuleFields))]
    public void A_rule_that_becomes_known_raises_no_variance_on_average(string field) => Gen.Select(
        RandomProfiles.Any, RandomPrograms.Any).ForEach(60, one =>
    {
        var (applicant, program) = one;
        var less = RandomPrograms.Fields[field](RandomPrograms.Bare, program);
        // What kind a minimum is says nothing without the minimum.
        less = less.MinimumStep2Ck is null ? less with { MinimumStep2CkIsStrict = null } : less;
        // Given that the program stays open, which is the likelier under the rules that exclude fewer.
        var known = Rules[field](program.Specialty, less)
            .Select(rule => (rule.Share, Odds: new OddsModel(applicant, 2026, ShippedModel.Parameters).At(rule.Program), rule.Program))
            .Where(rule => rule.Odds.Exclusion is null)
            .Select(rule => (Share: rule.Share * (1 - rule.Odds.Entry.Closed), Variances: Variances(applicant, rule.Program, ShippedModel.Parameters)))
            .Where(rule => rule.Share > 0).ToArray();
        AssertNoneRises(Variances(applicant, less, ShippedModel.Parameters), Mean(known));
    });

    [Theory]
    [MemberData(nameof(ApplicantFields))]
    public void With_errors_a_field_told_raises_no_variance_on_average(string field) => Gen.Select(
        RandomProfiles.Any, Gen.OneOf(Catalog.Programs.Where(p => p.Specialty != "ty").ToArray()), Gen.Bool.Array[RandomPrograms.Fields.Count]).ForEach(12, one =>
    {
        var (told, program, filled) = one;
        var open = RandomPrograms.WithoutRules(RandomPrograms.Part(program, filled));
        var set = RandomProfiles.Fields[field];
        // The model takes an applicant to sit one exam of each pair: no failures are expected of the other.
        var part = TypeThatTells(field) == ApplicantType.UsDoSenior
            ? told with { Type = ApplicantType.UsDoSenior, Step1 = null, Step2Ck = null }
            : told with { Type = TypeThatTells(field), ComlexLevel1 = null, ComlexLevel2 = null };
        // What goes with a score is known better with it than over everybody: the average is over people of any score.
        part = field is "classQuartile" or "aoa" or "honors" or "research" ? part with { Step2Ck = null, ComlexLevel2 = null } : part;
        var (blank, parameters) = (new Applicant { Type = part.Type }, Measured.Value);
        var less = set(blank, part);
        var known = Values(field, open, parameters).Where(value => set(value.Applicant, blank) != blank)
            .Select(value => (value.Share, Variances(set(value.Applicant, part), open, parameters))).ToArray();
        var (before, after) = (Variances(less, open, parameters), Mean(known));
        if (field is "ties" or "homeInstitution")
        {
            // How common they are differs by signal: the average here is over programs without one, and after the interview.
            (before, after) = (before[..2], [Mean(Known(AffinityContext.Interviewed))[0], Mean(Known(AffinityContext.None))[1]]);
        }

        AssertNoneRises(before, after);

        (double Share, double[] Variances)[] Known(AffinityContext context) =>
            [.. Values(field, open, parameters, context).Select(value => (value.Share, Variances(set(value.Applicant, part), open, parameters)))];
    });

    [Theory]
    [MemberData(nameof(SpreadColumns))]
    public void With_errors_a_column_filled_raises_no_variance_on_average(string field) => Gen.Select(
        RandomProfiles.Any, RandomPrograms.Any).ForEach(200, one =>
    {
        var (applicant, program) = one;
        // Counts enter by their ratios: with both others known, theirs would settle more than the one.
        var less = RandomPrograms.WithoutRules(field switch
        {
            "applicants" => RandomPrograms.Fields[field](RandomPrograms.Bare, program) with { Interviews = null },
            "interviews" => RandomPrograms.Fields[field](RandomPrograms.Bare, program) with { Positions = null },
            _ => RandomPrograms.Fields[field](RandomPrograms.Bare, program),
        });
        var known = Spreads[field](less).Where(value => value.Share > 0)
            .Select(value => (value.Share, Variances(applicant, value.Program, ShippedModel.Parameters))).ToArray();
        // Two values stand for all that a column can be, around a mean that is common to programs of every setting: so much is not exact.
        AssertNoneRises([.. Variances(applicant, less, ShippedModel.Parameters).Select(v => v * 1.005)], Mean(known));
    });

    /// <summary>The values that the model takes a field to have, each with its share.</summary>
    private static IEnumerable<(double Share, Applicant Applicant)> Values(
        string field, ResidencyProgram program, ModelParameters model, AffinityContext context = AffinityContext.None)
    {
        var someone = new Applicant { Type = TypeThatTells(field) };
        double Share(string name) => model.Get($"{name}.{context.ToString().ToLowerInvariant()}", program.Specialty).Value;
        switch (field)
        {
            case "homeInstitution":
                var home = Share("affinity.home.prior");
                return [(home, someone with { HomeInstitution = program.Institution }), (1 - home, someone with { HomeInstitution = "elsewhere" })];
            case "ties":
                var (tie, region) = (Share("affinity.tie.prior"), Share("affinity.region.prior"));
                var neighbor = Catalog.Programs.Select(p => p.State).First(
                    s => s != program.State && model.Regions.AreNear(s, program.State));
                return [(tie, With(program.State)), (region, With(neighbor)), (1 - tie - region, With())];
            default:
                return People.Value[(someone.Type, program.Specialty)].Select(person => (1.0, person));
        }

        Applicant With(params string[] states) => someone with { Ties = new Ties(states, []) };
    }

    private static ApplicantType TypeThatTells(string field) => field switch
    {
        "comlexLevel1" or "comlexLevel2" => ApplicantType.UsDoSenior,
        "graduationYear" or "usClinicalExperienceMonths" or "needsVisa" => ApplicantType.NonUsImg,
        _ => ApplicantType.UsMdSenior,
    };

    private static IReadOnlyList<SimulatedApplicant> PeopleOf(ApplicantType type) =>
        Population.Create(7, 400, 2026, type, ShippedModel.Parameters, Catalog);

    private static (Applicant Less, Applicant More) Told(string field, Applicant whole, Applicant part) =>
        (RandomProfiles.Fields[field](new Applicant { Type = whole.Type }, part), RandomProfiles.Fields[field](whole, part));

    private static int Failures(Applicant applicant) => applicant.FailedAttempts ?? 0;

    /// <summary>
    /// Of the log-odds of a match after an interview, then of an interview and of both at each signal level; none if excluded.
    /// </summary>
    private static double[] Variances(Applicant applicant, ResidencyProgram program, ModelParameters parameters)
    {
        var model = new OddsModel(applicant, 2026, parameters);
        var odds = model.At(program);
        return odds.Exclusion is null
            ? [odds.Entry.MatchVariance, .. odds.Levels.SelectMany(level => new[] { odds.Entry.At(level).Variance, OddsModel.ProductVariance(odds, level) })]
            : [];
    }

    private static double[] Mean((double Share, double[] Variances)[] all)
    {
        var total = all.Sum(a => a.Share);
        return total == 0
            ? []
            : [.. Enumerable.Range(0, all.Min(a => a.Variances.Length)).Select(i => all.Sum(a => a.Share * a.Variances[i]) / total)];
    }

    private static void AssertNoneRises(double[] before, double[] after) => Assert.All(
        before.Zip(after), v => Assert.InRange(v.Second, 0, v.First + Rounding));

    private static (double Share, ExamPolicy Policy)[] Policies(double accepted, double discouraged) =>
        [(accepted, ExamPolicy.Accepted), (discouraged, ExamPolicy.Discouraged), (1 - accepted - discouraged, ExamPolicy.NotAccepted)];

    /// <summary>Minima around their mean; the programs without one have one that all meet.</summary>
    private static IEnumerable<(double Share, double Score)> Minima(string specialty)
    {
        var (some, mean, spread) = (
            Prior("policy.minimum.prior", specialty), Prior("policy.minimum.mean", specialty), Prior("policy.minimum.spread", specialty));
        var rule = NormalRule.Trapezoid(65, 6.5);
        return rule.Nodes.ToArray().Zip(rule.Weights.ToArray(), (node, weight) => (some * weight, 10 * (mean + (spread * node))))
            .Append((1 - some, 1));
    }

    private static IEnumerable<(double Share, ResidencyProgram Program)> Two(
        string effect, ResidencyProgram program, Func<double, ResidencyProgram> at)
    {
        var (mean, spread) = (Prior($"{effect}.reference", program.Specialty), Prior($"{effect}.spread", program.Specialty));
        return Either(0.5, at(mean - spread), at(mean + spread));
    }

    private static IEnumerable<(double Share, ResidencyProgram Program)> Either(
        double share, ResidencyProgram one, ResidencyProgram other) =>
        [(share, one), (1 - share, other)];

    private static double Prior(string name, string specialty) => ShippedModel.Parameters.Get(name, specialty).Value;
}
