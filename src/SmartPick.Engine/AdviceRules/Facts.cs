using System.Collections.Concurrent;
using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.Seasons;

namespace SmartPick.Engine.AdviceRules;

/// <summary>
/// The closed vocabulary of conditions: facts of a context, each true, false or (null) not known. What the profile leaves
/// out is not known, save exams: one that is not mentioned counts as not taken.
/// </summary>
public static class Facts
{
    /// <summary>A smaller chance reads "under 1%": no reason to say that a specialty is worth applying to.</summary>
    private const double LeastChanceOfNote = 0.01;

    /// <summary>Facts by name.</summary>
    public static IReadOnlyDictionary<string, Func<AdviceContext, bool?>> All { get; } = new Dictionary<string, Func<AdviceContext, bool?>>(
        StringComparer.Ordinal)
    {
        // What is applied for
        ["asks-other"] = s => Others(s).Any(),
        ["asks-only-other-match"] = s => Matches(s).Any() && Matches(s).All(match => match.Note is not null),
        ["asks-other-match"] = s => Matches(s).Any(match => match.Note is not null),
        ["application-notes"] = s => ApplicationNotes(s).Any(),
        ["asks-three-specialties"] = s => s.Preferences.Specialties.Count >= 3,

        ["specialty-calibrated"] = s => NotCovered(s, ApplicantType.UsMdSenior).Length == 0,
        ["type-calibrated"] = s => NotCovered(s, s.Applicant.Type).Length == 0,

        // Who applies
        ["us-md-senior"] = s => s.Applicant.Type == ApplicantType.UsMdSenior,
        ["senior"] = s => IsStillSenior(s),
        ["student"] = s => !s.Applicant.IsImg ? IsStillSenior(s)
            : s.Applicant.GraduationYear is { } year ? year >= MatchYear(s) : null,
        ["osteopathic"] = s => s.Applicant.IsOsteopathic,
        ["img"] = s => s.Applicant.IsImg,
        ["long-since-graduation"] = s => s.Applicant.IsSenior ? false
            : s.Applicant.GraduationYear is { } year ? MatchYear(s) - year >= s.Threshold("readiness.graduation.years") : null,
        ["needs-visa"] = s => s.Applicant.NeedsVisa is { } need ? need != VisaNeed.None : s.Applicant.IsImg ? null : false,
        ["usce-enough"] = s => s.Applicant.UsClinicalExperienceMonths is { } months ? months >= s.Threshold("readiness.usce.months") : null,
        ["very-top"] = IsVeryTop,

        ["ties-told"] = s => s.Applicant.Ties is not null,

        ["graduate"] = s => !s.Applicant.IsSenior,
        ["pgy1-told"] = s => s.Applicant.Pgy1 is not null,
        ["pgy1-year"] = s => s.Applicant.Pgy1 is null ? null : s.Applicant.HasPgy1Year,
        ["states-without-programs"] = s => StatesWithoutPrograms(s).Any(),

        // Exams
        ["step1-scored"] = s => s.Applicant.Step1?.Score is not null,
        ["exam-contradicts"] = s => ExamScore.Of(s).Any(e => e.Contradicts),
        ["exam-below-passing"] = s => ExamScore.Of(s).Any(e => e.IsBelowPassing),
        ["step2ck-taken"] = s => s.Applicant.Step2Ck is { Passed: not false },
        ["step2ck-scored"] = s => s.Applicant.Step2Ck?.Score is not null,
        ["step2ck-at-reference"] = s => s.Applicant.Step2Ck?.Score is { } score ? score >= Reference(s) : null,
        ["step1-passed"] = s => s.Applicant.Step1 is { } exam ? exam.Passed ?? (exam.Score is not null ? true : null) : null,
        ["comlex-only"] = s => s.Applicant.Step2Ck is null && s.Applicant.ComlexLevel2 is not null,
        ["failed-exam"] = s => s.Applicant.FailedAttempts is { } failed ? failed > 0 : null,

        // School
        ["top-quartile"] = s => s.Applicant.ClassQuartile is { } quartile ? quartile == 1 : null,
        ["core-honors"] = s => Has(s.Applicant.Honors, h => h is Clerkship.Medicine or Clerkship.Surgery or Clerkship.Radiology),
        ["red-flag"] = s => Has(s.Applicant.RedFlags, _ => true),

        // Research
        ["has-products"] = s => Reaches(s.Applicant.Research, 1),
        ["enough-products"] = s => Reaches(s.Applicant.Research, s.Threshold("readiness.research.low")),
        ["first-author"] = s => s.Applicant.Research?.FirstAuthorPapers is { } papers ? papers > 0 : null,
        ["research-told"] = s => s.Applicant.Research is not null,

        // Letters
        ["letters-told"] = s => s.Applicant.Letters is not null,
        ["own-letter"] = s => Has(s.Applicant.Letters, l => l.IsOf(s.FirstChoice)),
        ["core-letter"] = s => Has(s.Applicant.Letters, l => l.IsOfAny(s.Model.Links.CoreBeside(s.FirstChoice))),
        ["mentor-letter"] = s => Has(s.Applicant.Letters, l => l.Writer == LetterWriter.ResearchMentor),
        ["more-letters-than-assignable"] = s =>
            s.Applicant.Letters is { } letters ? letters.Count > s.Threshold("readiness.letters.assignable") : null,

        // Rotations and commitment
        ["home-has-program"] = s => HomeHas(s, s.FirstChoice),
        ["home-sub-i"] = s => Has(s.Applicant.Rotations, r => r.Kind == RotationKind.HomeSubI && IsOfFirstChoice(s, r)),
        ["home-told"] = s => s.Applicant.HomeIsTold,
        ["away"] = s => Aways(s) is { } aways ? aways >= 1 : null,
        ["two-aways"] = s => Aways(s) is { } aways ? aways >= 2 : null,
        ["over-two-aways"] = s => Aways(s) is { } aways ? aways > 2 : null,
        ["interest-group"] = s => Has(s.Applicant.Leadership, l => l == LeadershipRole.InterestGroup),
        ["leadership"] = s => Has(s.Applicant.Leadership, _ => true),

        // The list
        ["list"] = s => s.List is { Programs.Count: > 0 },
        ["no-program-open"] = s => s.List is { OpenPrograms: 0 },
        ["lands-in-several"] = s => s.List?.Chances.Count(c => c.Value >= LeastChanceOfNote) > 1,
        ["short-by-choice"] = s => s.List is { AtCap: true } list && list.Programs.Count < s.Threshold("readiness.wide.low"),
        ["ends-early"] = s =>
            s.List is { AtCap: false, Programs.Count: > 0 } list && list.Programs.Count < s.Threshold("readiness.wide.low"),
        ["one-kind-of-setting"] = s => OneKindOfSetting(s),
        ["lists-military"] = s => s.List?.Programs.Any(p => p.Setting == ProgramSetting.Military),
        ["season-unconfirmed"] = s => s.List is { Programs.Count: > 0 } && UnconfirmedPools(s).Any(),
        ["signals-beyond-season"] = s => s.List?.Signals.Any(used => s.Season.Rules.SignalPools.GetValueOrDefault(used.Key) is var given
            && (used.Value.Gold > given.Gold || used.Value.Silver > given.Silver)),
        ["signals-not-for-own"] = s => SignaledElsewhere(s).Any(),
        ["sends-signals"] = s => s.List?.Signals.Values.Any(pool => pool.Gold + pool.Silver > 0),

        ["may-land-advanced"] = s => s.List is { } list ? list.Pgy1.Advanced > 0 : null,
        ["pgy1-listed"] = s => s.List is { } list ? list.Pgy1.Applications > 0 : null,

        // The rank list
        ["ranking"] = s => s.RankList is not null,
        ["several-ranks"] = s => s.RankList?.Ranks.Count > 1,
        ["ranks-residency"] = s => s.RankList?.Ranks.Any(r => r.IsResidency),
        ["ranks-advanced"] = s => s.RankList?.Ranks.Any(r => r.Track == Tracks.Advanced),
        ["ranks-preliminary"] = s => s.RankList?.Ranks.Any(r => !r.IsResidency),
        ["ranks-two-tracks"] = s =>
            s.RankList?.Ranks.Where(r => r.IsResidency).GroupBy(r => r.Program.Id, StringComparer.Ordinal).Any(g => g.Count() > 1),
        ["other-tracks"] = s => s.RankList is { } list ? list.Additions.Count > 0 : null,
        ["preliminary-above-residency"] = s => s.RankList?.Ranks.SkipWhile(r => r.IsResidency).Any(r => r.IsResidency),
        ["advanced-without-years"] = s => s.RankList?.AdvancedWithoutYears.Any(),
        ["supplemental-lists"] = s => s.RankList?.Supplemental.Values.Any(years => years.Count > 0),
        ["ranks-unlisted"] = s => s.RankList?.Ranks.Any(r => r.Program.IsUnlisted),
        ["interviewed-despite-rule"] = s => s.RankList is { } list ? list.RulesBroken.Count > 0 : null,

        // The season and the day
        ["rules-borrowed"] = s => s.Season.RulesAreBorrowed,
        ["season-assumed"] = s => s.Standing?.Assumed,
        ["season-over"] = s => s.Standing?.Reapplying,
        ["applications-closed"] = s => s.Standing is { } day ? day.ApplicationsOut || day.Reapplying : null,
        ["applications-out"] = s => s.Standing?.ApplicationsOut,
        ["dates-known"] = s => s.Standing?.DatesKnown,
    };

    /// <summary>Facts about a specialty that the rule names behind a colon, as in <c>asks:dr</c>.</summary>
    private static readonly Dictionary<string, Func<AdviceContext, string, bool?>> OfSpecialty = new(StringComparer.Ordinal)
    {
        ["asks"] = (s, specialty) => s.Preferences.Specialties.ContainsKey(specialty),
        ["lists"] = (s, specialty) => s.List?.Programs.Any(p => p.Specialty == specialty),
        ["home-has"] = HomeHas,
        ["letter"] = (s, specialty) => Has(s.Applicant.Letters, l => l.IsOf(specialty)),
        ["leader-letter"] = (s, specialty) => Has(s.Applicant.Letters, l => l.IsLeaders && l.IsOf(specialty)),
        ["project"] = (s, specialty) => s.Applicant.Research?.ProjectsIn(specialty) is { } projects ? projects > 0 : null,
        ["exposure"] = (s, specialty) => Has(s.Applicant.Rotations, r => r.Specialty is null || r.Specialty == specialty),
    };

    private static readonly ConcurrentDictionary<string, Func<AdviceContext, bool?>?> Found = new(StringComparer.Ordinal);

    /// <summary>A fact by its name; null when there is none.</summary>
    public static Func<AdviceContext, bool?>? Find(string name) => All.GetValueOrDefault(name) ?? Found.GetOrAdd(name, static key =>
        key.Split(':') is [var about, { Length: > 0 } specialty] && OfSpecialty.TryGetValue(about, out var fact) ? s => fact(s, specialty) : null);

    /// <summary>The specialties asked for that are not of the reference pool, which has advice of its own.</summary>
    internal static IEnumerable<string> Others(AdviceContext s) =>
        s.Preferences.Specialties.Keys.Except(s.Model.Reference.Specialties, StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Pools of the specialties asked for whose numbers are expected, unless the applicant says what they have.</summary>
    internal static IEnumerable<PoolRules> UnconfirmedPools(AdviceContext s) => s.Season.Rules.PoolsOf(s.Preferences.Specialties.Keys)
        .Where(pool => s.List?.SignalsTold.ContainsKey(pool) != true)
        .Select(pool => s.Season.Rules.Pools[pool])
        .Where(pool => pool.Kind == Certainty.Expected);

    /// <summary>The specialties asked for in which signals are not for one's own programs.</summary>
    internal static IEnumerable<string> SignaledElsewhere(AdviceContext s) =>
        AskedInSeason(s).Where(code => !s.Season.Rules.SignalsOf(code).AreForOwnPrograms).Order(StringComparer.Ordinal);

    /// <summary>
    /// The specialties asked for without a published match rate of a type; where none is asked for, that of the reference speaks.
    /// </summary>
    internal static string[] NotCovered(AdviceContext s, ApplicantType type) =>
        [.. s.Preferences.Specialties.Keys.DefaultIfEmpty(s.Model.Reference.Common).Where(asked => !s.Model.IsCalibrated(asked, type)).Order(StringComparer.Ordinal)];

    /// <summary>The bodies that match the specialties asked for.</summary>
    internal static IEnumerable<MatchBody> Matches(AdviceContext s) => AskedInSeason(s).Select(s.Season.Rules.MatchOf).Distinct();

    /// <summary>What must be known of how to apply to the specialties asked for, where it is not the usual way.</summary>
    internal static IEnumerable<string> ApplicationNotes(AdviceContext s) => AskedInSeason(s).Order(StringComparer.Ordinal)
        .SelectMany(
            code => new[] { s.Season.Rules.ServiceOf(code).Note, s.Season.Rules.MatchOf(code).Note, s.Season.Rules.Specialties[code].Note })
        .OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Preferred states in which no program of the specialties asked for is.</summary>
    internal static IEnumerable<string> StatesWithoutPrograms(AdviceContext s)
    {
        var states = s.Preferences.Specialties.Keys.SelectMany(s.Directory.Of).Select(p => p.State).ToHashSet(StringComparer.Ordinal);
        return (s.Preferences.States ?? []).Where(state => !states.Contains(state)).Order(StringComparer.Ordinal);
    }

    /// <summary>Application services of the specialties asked for.</summary>
    internal static IEnumerable<ServiceRules> ServicesAsked(AdviceContext s) => AskedInSeason(s)
        .Select(code => s.Season.Rules.Specialties[code].Service)
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        .Select(service => s.Season.Rules.Services[service]);

    /// <summary>The specialties asked for that the season has rules for.</summary>
    private static IEnumerable<string> AskedInSeason(AdviceContext s) =>
        s.Preferences.Specialties.Keys.Where(s.Season.Rules.Specialties.ContainsKey);

    /// <summary>Whether the applicant's school or hospital has a program of a specialty; null where it is not told.</summary>
    private static bool? HomeHas(AdviceContext s, string specialty) =>
        s.Applicant.HomeIsTold ? s.Directory.Of(specialty).Any(s.Applicant.IsHome) : null;

    /// <summary>Whether any of a list is such; null where the list is not known.</summary>
    private static bool? Has<T>(IReadOnlyList<T>? list, Func<T, bool> such) => list?.Any(such);

    /// <summary>Whether a rotation is in the most wanted specialty, or in one that the same people apply to.</summary>
    private static bool IsOfFirstChoice(AdviceContext s, Rotation rotation) =>
        rotation.Specialty is not { } specialty || s.Model.PoolOf(s.FirstChoice).Specialties.Contains(specialty, StringComparer.Ordinal);

    private static int? Aways(AdviceContext s) => s.Applicant.Rotations?.Count(r => r.Kind == RotationKind.Away && IsOfFirstChoice(s, r));

    /// <summary>Whether the products reach a number: counts not given could be anything from none up.</summary>
    private static bool? Reaches(Research? research, double number) => research switch
    {
        null => null,
        _ when research.KnownProducts >= number => true,
        { AllCounted: true } => false,
        _ => null,
    };

    /// <summary>Who applies again after the Match of their year has graduated.</summary>
    private static bool IsStillSenior(AdviceContext s) => s.Applicant.IsSenior && s.Standing?.Reapplying != true;

    private static int MatchYear(AdviceContext s) => s.Standing?.MatchYear ?? s.Season.MatchYear;

    private static double Reference(AdviceContext s) => s.Threshold("benchmark.step2ck.matched");

    /// <summary>Top scores, several IR projects, an honor society and a leader's letter, all of them.</summary>
    private static bool? IsVeryTop(AdviceContext s)
    {
        var applicant = s.Applicant;
        bool? score = applicant.Step2Ck?.Score is { } points ? points >= s.Threshold("readiness.top.step2ck") : null;
        bool? projects = applicant.Research?.ProjectsIn(s.FirstChoice) is { } known ? known >= s.Threshold("readiness.top.projects") : null;
        return score & projects & applicant.Aoa & Has(applicant.Letters, l => l.IsLeaders && l.IsOf(s.FirstChoice));
    }

    /// <summary>Whether all settings known on the list are of one kind; null where too few are known to tell.</summary>
    private static bool? OneKindOfSetting(AdviceContext s)
    {
        var known = s.List?.Programs.Where(p => p.Setting is not null).Select(p => p.Setting).ToArray();
        return known?.Length >= s.Threshold("readiness.settings.known") ? known.Distinct().Take(2).Count() == 1 : null;
    }
}
