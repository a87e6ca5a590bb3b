namespace SmartPick.Engine.Applicants;

/// <summary>A letter of recommendation.</summary>
/// <param name="Specialty">Code of the writer's specialty; null where that is not said or does not matter.</param>
/// <param name="Writer">Who writes it.</param>
public sealed record Letter(string? Specialty, LetterWriter Writer)
{
    /// <summary>From somebody who runs a program or division.</summary>
    public bool IsLeaders => Writer is LetterWriter.ProgramDirector or LetterWriter.Chair;

    /// <summary>From a clinician of the specialty.</summary>
    public bool IsOf(string specialty) => Specialty == specialty && Writer != LetterWriter.ResearchMentor;

    /// <summary>From a clinician of one of the specialties.</summary>
    public bool IsOfAny(IReadOnlyList<string> specialties)
    {
        for (var i = 0; i < specialties.Count; i++)
        {
            if (IsOf(specialties[i]))
            {
                return true;
            }
        }

        return false;
    }
}
