using SmartPick.Engine.Applicants;

namespace SmartPick.Fictional;

/// <summary>Letters that applicants to radiology bring.</summary>
public static class SampleLetters
{
    public static Letter IrAttending { get; } = new("ir-integrated", LetterWriter.Attending);

    public static Letter IrProgramDirector { get; } = new("ir-integrated", LetterWriter.ProgramDirector);

    public static Letter IrChief { get; } = new("ir-integrated", LetterWriter.Chair);

    public static Letter DrFaculty { get; } = new("dr", LetterWriter.Faculty);

    public static Letter Surgery { get; } = new("general-surgery", LetterWriter.Attending);

    public static Letter InternalMedicine { get; } = new("internal-medicine", LetterWriter.Attending);

    public static Letter CriticalCare { get; } = new("internal-medicine", LetterWriter.Faculty);

    public static Letter EmergencyMedicine { get; } = new("emergency-medicine", LetterWriter.Attending);

    public static Letter ResearchMentor { get; } = new(null, LetterWriter.ResearchMentor);

    public static Letter Other { get; } = new(null, LetterWriter.Other);

    /// <summary>One of each.</summary>
    public static IReadOnlyList<Letter> All { get; } =
        [IrAttending, IrProgramDirector, IrChief, DrFaculty, Surgery, InternalMedicine, CriticalCare, EmergencyMedicine, ResearchMentor, Other];
}
