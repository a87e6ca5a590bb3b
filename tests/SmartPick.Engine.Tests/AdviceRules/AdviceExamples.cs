using SmartPick.Engine.Applicants;
using SmartPick.Engine.Programs;
using SmartPick.Engine.RankList;
using SmartPick.Engine.Seasons;
using SmartPick.Engine.Tests.Support;
using SmartPick.Fictional;
using static SmartPick.Engine.Tests.RankList.Lists;

namespace SmartPick.Engine.Tests.AdviceRules;

/// <summary>For every rule of advice, one applicant who needs it and one who does not.</summary>
internal static class AdviceExamples
{
    private static readonly Dictionary<string, double> Ir = new() { ["ir-integrated"] = 1 };
    private static readonly Dictionary<string, double> Dr = new() { ["dr"] = 1 };
    private static readonly Dictionary<string, double> Three =
        new() { ["ir-integrated"] = 1, ["dr"] = 0.7, [Example.ThirdSpecialty] = 0.5 };

    private static readonly Applicant TypeAlone = new() { Type = ApplicantType.UsMdSenior };

    private static readonly Example Average = new("average US MD senior, IR and DR") { Applicant = MadeUp.Average };
    private static readonly Example AverageIr = new("average US MD senior, IR only") { Applicant = MadeUp.Average, Specialties = Ir };
    private static readonly Example AverageDr = new("average US MD senior, DR only") { Applicant = MadeUp.Average, Specialties = Dr };
    private static readonly Example Strong = new("strong US MD senior, IR and DR") { Applicant = MadeUp.Strong };
    private static readonly Example Unknown = new("US MD senior who tells nothing else") { Applicant = TypeAlone };
    private static readonly Example Do = new("US DO senior with COMLEX only")
    {
        Applicant = MadeUp.Average with { Type = ApplicantType.UsDoSenior, Step1 = null, Step2Ck = null, ComlexLevel1 = new(true, null, 1), ComlexLevel2 = new(true, 620, 1) },
    };

    private static readonly Example NotTaken =
        new("average US MD senior before Step 2 CK") { Applicant = MadeUp.Average with { Step2Ck = null } };

    private static readonly Example FailedStep1 = new("Step 1 passed at the second attempt, no Step 2 CK yet")
    {
        Applicant = MadeUp.Average with { Step1 = new(true, null, 2), Step2Ck = null },
    };

    private static readonly Example Img = new("non-US IMG, J-1, one month of US experience, graduated 2019")
    {
        Applicant = MadeUp.Average with
        {
            Type = ApplicantType.NonUsImg,
            GraduationYear = 2019,
            NeedsVisa = VisaNeed.J1,
            UsClinicalExperienceMonths = 1,
        },
    };

    private static readonly Example SettledImg = new("US IMG, no visa, six months of US experience, graduated 2025")
    {
        Applicant = MadeUp.Average with
        {
            Type = ApplicantType.UsImg,
            GraduationYear = 2025,
            NeedsVisa = VisaNeed.None,
            UsClinicalExperienceMonths = 6,
        },
    };

    private static readonly Example Categorical =
        Average with { Who = "where all positions are categorical", Programs = p => p.Specialty == "ty" || p.Tracks == Tracks.Categorical };

    private static readonly Example Years = Ranked("an advanced rank with a supplemental list", A(Dr("1"))) with
    {
        RankList = Of(A(Dr("1"))) with { Supplemental = new Dictionary<string, IReadOnlyList<ResidencyProgram>> { ["1"] = [Ty("9")] } },
    };

    private static readonly SeasonStanding Ahead = new(2026, Assumed: false, Reapplying: false, ApplicationsOut: false, DatesKnown: true);

    public static IReadOnlyDictionary<string, (Example Fires, Example Silent)> All { get; } = new Dictionary<string, (Example, Example)>(
        StringComparer.Ordinal)
    {
        ["dual-apply"] = (Strong with { Who = "strong US MD senior, IR and DR, 40 applications", Applications = 40 }, AverageIr),
        ["consider-dr"] = (AverageIr, Average),
        ["dr-with-ir"] = (Average, AverageDr),
        ["dr-sincerity"] = (Average, AverageDr),
        ["apply-widely"] = (
            AverageIr with { Who = "average US MD senior, IR only, 12 applications" },
            Average with { Who = "average US MD senior, no limit that binds", Applications = 200 }),
        ["ends-early"] = (
            Average with { Who = "average US MD senior, IR and DR, 60 applications", Applications = 60 },
            AverageIr with { Who = "average US MD senior, IR only, 12 applications" }),
        ["apply-selectively"] = (Strong, Average),
        ["mix-settings"] = (
            Average with { Who = "list of university programs only", Programs = p => p.Setting == ProgramSetting.University }, Average),
        ["signals"] = (Average, Average with { Who = "where no program takes signals", Programs = p => p.SignalsAccepted == false }),
        ["ir-not-listed"] = (Average with { Who = "average US MD senior, IR and DR, 4 applications", Applications = 4 }, AverageIr),
        ["comlex-only-strategy"] = (Do, Average),
        ["season-rules-borrowed"] = (
            Average with { Who = "senior of 2031", Applicant = MadeUp.Average with { GraduationYear = 2031 } }, Average),
        ["uncalibrated-type"] = (With("US citizen of a school abroad", a => a with { Type = ApplicantType.UsImg }), Do),
        ["borrowed-odds"] = (Average with { Who = "average US MD senior, IM/psychiatry", Specialties = new Dictionary<string, double> { ["im-psychiatry"] = 1 } }, Average),
        ["aways-graduate-general"] = (
            Elsewhere("graduate of 2019", a => a with { Type = ApplicantType.UsMdGraduate, GraduationYear = 2019 }), Average),
        ["explain-years-general"] = (
            Elsewhere("graduate of 2019", a => a with { Type = ApplicantType.UsMdGraduate, GraduationYear = 2019 }), Average),
        ["home-sub-i-general"] = (
            Elsewhere("whose institution has a program", a => a with { HomeInstitution = Example.InstitutionElsewhere }), Average),
        ["home-sub-i-elsewhere-general"] = (
            Elsewhere("whose institution has none", a => a with { HomeInstitution = Example.InstitutionWithIr }), Average),
        ["home-sub-i-if-any-general"] = (Elsewhere("average US MD senior"), Average),
        ["home-sub-i-graduate-general"] = (
            Elsewhere("graduate of 2019", a => a with { Type = ApplicantType.UsMdGraduate, GraduationYear = 2019 }), Average),
        ["letters-not-told-general"] = (Elsewhere("letters not told", a => a with { Letters = null }), Average),
        ["letters-complete-general"] = (Elsewhere("letters of the specialty and a surgeon", a => a with { Letters = [new Letter(Example.ThirdSpecialty, LetterWriter.Attending), SampleLetters.Surgery] }), Average),
        ["no-own-letter"] = (Elsewhere("average US MD senior"), Average),
        ["no-core-honors-general"] = (Elsewhere("no honors", a => a with { Honors = [] }), Average),
        ["unmatched-general"] = (Elsewhere("average US MD senior"), Average),
        ["research-below-general"] = (Elsewhere("one abstract", a => a with { Research = new Research(1, 0, 0, 0, null) }), Average),
        ["research-not-told-general"] = (Elsewhere("research not told", a => a with { Research = null }), Average),
        ["research-partly-told-general"] = (
            Elsewhere("one abstract, the rest not told", a => a with { Research = new Research(1, null, null, null, null) }), Average),
        ["few-products-general"] = (Elsewhere("one abstract", a => a with { Research = new Research(1, 0, 0, 0, null) }), Average),
        ["matched-elsewhere"] = (Elsewhere("average US MD senior"), Average),
        ["unmatched"] = (Average, Elsewhere("average US MD senior")),
        ["home-sub-i-if-any"] = (Average, Elsewhere("average US MD senior")),
        ["comlex-only"] = (Do, Average),
        ["no-score"] = (NotTaken, Average),
        ["ties-not-told"] = (Unknown, Average),
        ["signals-not-for-own"] = (Elsewhere("signals not for home or away programs"), Average),
        ["signals-beyond-season"] = (Average with { Who = "twelve applications with gold", Signals = new Dictionary<string, SignalPool> { ["radiology"] = new(12, 0) } }, Average),
        ["step1-score-unused"] = (With("Step 1 of 231", a => a with { Step1 = new(true, 231, 1) }), Unknown),
        ["exam-contradicts"] = (
            With("Step 2 CK passed with 195", a => a with { Step2Ck = new(true, 195, 1) }),
            With("Step 2 CK passed with 213, before the passing score rose", a => a with { Step2Ck = new(true, 213, 1) })),
        ["exam-below-passing"] = (
            With("Step 2 CK of 1, result not told", a => a with { Step2Ck = new(null, 1, 1) }),
            With("Step 2 CK failed with 195", a => a with { Step2Ck = new(false, 195, 1) })),
        ["states-without-programs"] = (Average with { Who = "who prefers Guam", States = ["GU"] }, Average),
        ["pgy1-year"] = (
            With("graduate in a PGY-1 year", a => a with { Type = ApplicantType.UsMdGraduate, Pgy1 = Pgy1Training.Current }),
            With("graduate without a PGY-1 year", a => a with { Type = ApplicantType.UsMdGraduate, Pgy1 = Pgy1Training.None })),
        ["pgy1-not-told"] = (With("graduate who doesn’t say", a => a with { Type = ApplicantType.UsMdGraduate }), Average),
        ["military-programs"] = (
            Average with { Who = "list of military programs only", Military = true, Programs = p => p.Setting == ProgramSetting.Military },
            Average with { Who = "where no program is military", Programs = p => p.Setting != ProgramSetting.Military }),
        ["application-notes"] = (
            Average with { Who = "DR and urology", Specialties = new Dictionary<string, double> { ["dr"] = 1, ["urology"] = 0.5 } },
            Average),
        ["three-specialties"] = (Average with { Who = "IR, DR and anesthesiology", Specialties = Three }, Average),
        ["no-program-open"] = (Average with { Who = "an empty catalog", Programs = _ => false }, Average),
        ["over-two-aways"] = (
            With("three aways in IR", a => a with { Rotations = Aways(3) }), With("two aways in IR", a => a with { Rotations = Aways(2) })),
        ["season-assumed"] = (Unknown with { Standing = Ahead with { Assumed = true } }, Average with { Standing = Ahead }),
        ["season-over"] = (
            Average with { Who = "senior whose Match is over", Standing = Ahead with { Reapplying = true } },
            Average with { Standing = Ahead }),
        ["season-unconfirmed"] = (Average, Average with { Who = "who says how many signals they have", Signals = new Dictionary<string, SignalPool> { ["radiology"] = new(6, 6) } }),
        ["applications-closed"] = (
            Average with { Who = "senior in the interview season", Standing = Ahead with { ApplicationsOut = true } },
            Average with { Standing = Ahead }),
        ["dates-expected"] = (
            Average with { Who = "senior of a season without published dates", Standing = Ahead with { DatesKnown = false } },
            Average with { Standing = Ahead }),
        ["rank-unlisted"] = (
            Ranked("a program that is not in the data", C(UnlistedProgram.Create("dr", "Mercy Hospital"))),
            Ranked("a program of the data", C(Dr("1")))),
        ["failure-needs-rebound"] = (FailedStep1, Average),
        ["failure-not-rebutted"] = (
            With("Step 1 at the second attempt, Step 2 CK 240", a => a with { Step1 = new(true, null, 2), Step2Ck = new(true, 240, 1) }),
            FailedStep1),
        ["failure-rebutted"] = (
            With("Step 1 at the second attempt, Step 2 CK 264", a => a with { Step1 = new(true, null, 2), Step2Ck = new(true, 264, 1) }),
            Average),
        ["red-flag"] = (With("leave of absence", a => a with { RedFlags = [RedFlag.LeaveOfAbsence] }), Average),
        ["no-step2ck"] = (NotTaken, Average),
        ["score-below-matched"] = (With("Step 2 CK 236", a => a with { Step2Ck = new(true, 236, 1) }), Strong),
        ["no-core-honors"] = (With("only pediatrics honored", a => a with { Honors = [Clerkship.Pediatrics] }), Unknown),
        ["no-ir-commitment"] = (With("no IR project, rotation or interest group", a => a with { Rotations = [] }), Unknown),
        ["few-products"] = (With("one abstract", a => a with { Research = new Research(1, 0, 0, 0, new Dictionary<string, int> { ["ir-integrated"] = 0 }) }), Average),
        ["no-ir-project"] = (Average, Strong),
        ["no-first-author"] = (Average, Strong),
        ["no-ir-letter"] = (Average, Strong),
        ["no-leader-letter"] = (
            With("letters of an IR attending and a surgeon", a => a with { Letters = [SampleLetters.IrAttending, SampleLetters.Surgery] }),
            Strong),
        ["no-core-letter"] = (With("letter of an IR attending alone", a => a with { Letters = [SampleLetters.IrAttending] }), Average),
        ["no-dr-letter"] = (With("letter of a surgeon alone", a => a with { Letters = [SampleLetters.Surgery] }), Average),
        ["mentor-letter"] = (Average, With("one abstract", a => a with { Research = new Research(1, 0, 0, 0, new Dictionary<string, int> { ["ir-integrated"] = 0 }) })),
        ["more-letters-than-assignable"] = (With("five letters", a => a with { Letters = [SampleLetters.IrAttending, SampleLetters.IrChief, SampleLetters.DrFaculty, SampleLetters.Surgery, SampleLetters.Other] }), Strong),
        ["no-home-sub-i"] = (
            With("home institution with IR, no sub-I", a => a with { HomeInstitution = Example.InstitutionWithIr }), Unknown),
        ["no-home-program"] = (
            With("home institution without IR", a => a with { HomeInstitution = Example.InstitutionWithoutIr }), Unknown),
        ["no-away"] = (Average, Strong),
        ["little-usce"] = (Img, SettledImg),
        ["visa-policy"] = (Img, SettledImg),
        ["long-since-graduation"] = (Img, SettledImg),
        ["case-to-tell"] = (Strong, Average),
        ["case-to-find"] = (Average, Strong),
        ["project-to-tell"] = (Average, With("no scholarly product", a => a with { Research = new Research(0, 0, 0, 0, new Dictionary<string, int> { ["ir-integrated"] = 0 }) })),
        ["why-ir"] = (AverageIr, AverageDr),
        ["why-dr"] = (AverageDr, AverageIr),
        ["dual-question"] = (Average, AverageIr),
        ["future-of-ir"] = (AverageIr, AverageDr),
        ["explain-failure"] = (FailedStep1, Average),
        ["explain-red-flag"] = (With("leave of absence", a => a with { RedFlags = [RedFlag.LeaveOfAbsence] }), Average),
        ["explain-years"] = (Img, SettledImg),
        ["matched-ir"] = (AverageIr, AverageDr),
        ["matched-dr-for-ir"] = (Average, AverageDr),
        ["matched-dr"] = (AverageDr, Average),
        ["pgy1"] = (Average, Categorical),
        ["pgy1-none"] = (Average with { Who = "a catalog without transitional years", Programs = p => p.Specialty != "ty" }, Average),
        ["pgy1-missing"] = (Average, Categorical),
        ["without-pgy1"] = (Ranked("an advanced rank", A(Dr("1"))), Ranked("categorical ranks alone", C(Dr("1")), C(Dr("2")))),
        ["preliminary-only"] = (Ranked("a preliminary rank at the end", A(Dr("1")), P(Ty("9"))), Ranked("no preliminary rank", A(Dr("1")))),
        ["rank-true-order"] = (Ranked("two ranks", C(Dr("1")), C(Dr("2"))), Ranked("one rank", C(Dr("1")))),
        ["rank-only-acceptable"] = (Ranked("one rank", C(Dr("1"))), Ranked("an empty list")),
        ["rank-tracks"] = (
            Ranked("C and A at one program", C(Dr("1")), A(Dr("1")), C(Dr("2"))), Ranked("two programs", C(Dr("1")), A(Dr("2")))),
        ["rank-other-tracks"] = (
            Ranked("C where A is not known", C(Dr("1"))),
            Ranked("C where only C is offered", C(Dr("1") with { Tracks = Tracks.Categorical }))),
        ["rank-preliminary-above"] = (
            Ranked("a transitional year above DR", P(Ty("9")), C(Dr("1"))), Ranked("a transitional year below DR", C(Dr("1")), P(Ty("9")))),
        ["rank-no-supplemental"] = (Ranked("an advanced rank without years", A(Dr("1"))), Years),
        ["rank-supplemental-order"] = (Years, Ranked("an advanced rank without years", A(Dr("1")))),
        ["rank-no-interviews"] = (Ranked("an empty list"), Ranked("one rank", C(Dr("1")))),
        ["interviewed-despite-rule"] = (
            Ranked("J-1 needed, and an interview where it is not sponsored", C(Dr("1") with { Visas = VisaSponsorship.None })) with { Applicant = Img.Applicant },
            Ranked("J-1 needed, and an interview where it is sponsored", C(Dr("1") with { Visas = VisaSponsorship.J1 })) with { Applicant = Img.Applicant }),
        ["matched-other"] = (Average with { Who = "IR, DR and anesthesiology", Specialties = Three }, Average),
        ["letters-not-told"] = (Unknown, Average),
        ["letters-complete"] = (Strong, Average),
        ["letters-complete-dr"] = (AverageDr, Average),
        ["letters-incomplete"] = (Average, Unknown),
        ["research-not-told"] = (Unknown, Average),
        ["research-below"] = (With("one abstract", a => a with { Research = new Research(1, 0, 0, 0, new Dictionary<string, int> { ["ir-integrated"] = 0 }) }), Average),
        ["research-without-ir"] = (Average, Strong),
        ["research-on-target"] = (Strong, Unknown),
        ["research-partly-told"] = (
            With("one paper, other counts not told", a => a with { Research = new(null, null, 1, null, null) }), Unknown),
        ["home-sub-i-graduate"] = (Img, Average),
        ["home-sub-i-done"] = (Strong, Average),
        ["home-sub-i-late"] = (
            Average with { Who = "senior in the interview season", Standing = Ahead with { ApplicationsOut = true } },
            Average with { Standing = Ahead }),
        ["home-sub-i-advised"] = (With("home institution with IR", a => a with { HomeInstitution = Example.InstitutionWithIr }), Unknown),
        ["home-sub-i-elsewhere"] = (
            With("home institution without IR", a => a with { HomeInstitution = Example.InstitutionWithoutIr }), Unknown),
        ["aways-graduate"] = (Img, Average),
        ["aways-late"] = (
            Average with { Who = "senior in the interview season", Standing = Ahead with { ApplicationsOut = true } },
            Average with { Standing = Ahead }),
        ["aways-enough"] = (With("two aways in IR", a => a with { Rotations = Aways(2) }), Strong),
        ["aways-one-more"] = (Strong, Average),
    };

    /// <summary>Rules for every applicant: silent for none.</summary>
    public static IReadOnlySet<string> ForEveryone { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "hard-situation", "brief-letter-writers", "aways-advised",
    };

    private static Example Ranked(string who, params Rank[] ranks) =>
        new($"rank list: {who}") { Applicant = MadeUp.Average, RankList = Of(ranks) };

    /// <summary>An applicant to a specialty outside radiology.</summary>
    private static Example Elsewhere(string who, Func<Applicant, Applicant>? change = null) => Average with
    {
        Who = $"{who}, anesthesiology",
        Specialties = new Dictionary<string, double> { [Example.ThirdSpecialty] = 1 },
        Applicant = change?.Invoke(MadeUp.Average) ?? MadeUp.Average,
    };

    private static Example With(string who, Func<Applicant, Applicant> change) =>
        Average with { Who = who, Applicant = change(MadeUp.Average) };

    private static Rotation[] Aways(int count) => [.. Enumerable.Repeat(new Rotation(RotationKind.Away, "ir-integrated", null), count)];
}
