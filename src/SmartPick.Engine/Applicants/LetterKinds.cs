namespace SmartPick.Engine.Applicants;

/// <summary>Groups of letters of recommendation.</summary>
public static class LetterKinds
{
    /// <summary>From an interventional radiologist.</summary>
    public static bool IsIr(this LetterKind letter) => letter == LetterKind.IrAttending || letter.IsIrLeader();

    /// <summary>From an IR program director or division chief.</summary>
    public static bool IsIrLeader(this LetterKind letter) => letter is LetterKind.IrProgramDirector or LetterKind.IrChief;

    /// <summary>From a procedural or core clerkship.</summary>
    public static bool IsCore(this LetterKind letter) =>
        letter is LetterKind.Surgery or LetterKind.InternalMedicine or LetterKind.CriticalCare or LetterKind.EmergencyMedicine;
}
