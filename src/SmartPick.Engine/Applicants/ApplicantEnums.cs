namespace SmartPick.Engine.Applicants;

public enum ApplicantType
{
    UsMdSenior,
    UsDoSenior,
    UsMdGraduate,
    UsDoGraduate,

    /// <summary>US citizen graduated abroad.</summary>
    UsImg,

    NonUsImg,
}

public enum Clerkship
{
    Medicine,
    Surgery,
    Radiology,
    Pediatrics,
    Obgyn,
    Psychiatry,
    Neurology,
    FamilyMedicine,
    EmergencyMedicine,
}

public enum LetterKind
{
    IrAttending,
    IrProgramDirector,
    IrChief,
    DrFaculty,
    Surgery,
    InternalMedicine,
    CriticalCare,
    EmergencyMedicine,
    ResearchMentor,
    Other,
}

public enum RotationKind
{
    HomeSubI,
    Away,
    Elective,
    Shadowing,
}

public enum LeadershipRole
{
    IrInterestGroup,
    Society,
    Other,
}

public enum RedFlag
{
    CourseFailure,
    LeaveOfAbsence,
    Professionalism,
    GapYear,
    Other,
}

/// <summary>A first year of residency, in any specialty.</summary>
public enum Pgy1Training
{
    None,

    /// <summary>Under way, and over before the residency applied for begins.</summary>
    Current,

    Completed,
}

public enum VisaNeed
{
    None,
    J1,
    H1B,
}
