using SmartPick.Engine.Applicants;
using SmartPick.Engine.Odds;
using SmartPick.Fictional;

namespace SmartPick.Engine.Tests.Support;

/// <summary>Made-up applicants.</summary>
internal static class MadeUp
{
    public static Applicant Average { get; } = new()
    {
        Type = ApplicantType.UsMdSenior,
        GraduationYear = 2026,
        Step1 = new ExamResult(true, null, 1),
        Step2Ck = new ExamResult(true, 252, 1),
        ClassQuartile = 2,
        Aoa = false,
        GoldHumanism = false,
        Honors = [Clerkship.Medicine, Clerkship.Pediatrics],
        Research = new Research(2, 2, 1, 0, new Dictionary<string, int> { ["ir-integrated"] = 0 }),
        Letters = [SampleLetters.DrFaculty, SampleLetters.Surgery],
        Rotations = [new Rotation(RotationKind.Elective, "dr", null)],
        Leadership = [],
        Ties = new Ties([], []),
        NeedsVisa = VisaNeed.None,
        RedFlags = [],
    };

    public static Applicant Strong { get; } = Average with
    {
        Step2Ck = new ExamResult(true, 268, 1),
        ClassQuartile = 1,
        Aoa = true,
        GoldHumanism = true,
        Honors = [Clerkship.Medicine, Clerkship.Surgery, Clerkship.Radiology, Clerkship.Neurology],
        Research = new Research(8, 6, 5, 2, new Dictionary<string, int> { ["ir-integrated"] = 2 }),
        Letters = [SampleLetters.IrAttending, SampleLetters.IrProgramDirector, SampleLetters.DrFaculty, SampleLetters.Surgery],
        Rotations = [new Rotation(RotationKind.HomeSubI, "ir-integrated", null), new Rotation(RotationKind.Away, "ir-integrated", null)],
        Leadership = [LeadershipRole.InterestGroup],
    };

    public static Applicant Weak { get; } = Average with
    {
        Step2Ck = new ExamResult(true, 231, 2),
        ClassQuartile = 4,
        Honors = [],
        Research = new Research(0, 0, 0, 0, new Dictionary<string, int> { ["ir-integrated"] = 0 }),
        Letters = [SampleLetters.Other],
        RedFlags = [RedFlag.LeaveOfAbsence],
    };

    /// <summary>An applicant whose every fields stand at the reference of DR, as far as a whole profile can.</summary>
    public static Applicant Reference(ModelParameters model) => Average with
    {
        Step2Ck = new ExamResult(true, 10 * model.Get("strength.step2ck.reference", "dr").Value, 1),
    };
}
