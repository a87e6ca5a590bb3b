using SmartPick.Engine.Applicants;

namespace SmartPick.Functions.Contracts;

/// <summary>
/// One word for a letter. Requests of the first version of the contract give letters so, and readiness names those that are missing so: the
/// word of the first version where it had one, else specialty and writer.
/// </summary>
internal static class LetterCodes
{
    private static readonly (string Code, Letter Letter)[] First =
    [
        ("ir-attending", new Letter("ir-integrated", LetterWriter.Attending)),
        ("ir-program-director", new Letter("ir-integrated", LetterWriter.ProgramDirector)),
        ("ir-chief", new Letter("ir-integrated", LetterWriter.Chair)),
        ("dr-faculty", new Letter("dr", LetterWriter.Faculty)),
        ("surgery", new Letter("general-surgery", LetterWriter.Attending)),
        ("internal-medicine", new Letter("internal-medicine", LetterWriter.Attending)),
        ("critical-care", new Letter("internal-medicine", LetterWriter.Faculty)),
        ("emergency-medicine", new Letter("emergency-medicine", LetterWriter.Attending)),
        ("research-mentor", new Letter(null, LetterWriter.ResearchMentor)),
        ("other", new Letter(null, LetterWriter.Other)),
    ];

    /// <summary>The words of the first version.</summary>
    public static IReadOnlyList<string> All { get; } = [.. First.Select(c => c.Code)];

    public static Letter? Find(string code) => First.FirstOrDefault(c => c.Code == code).Letter;

    public static string NameOf(Letter letter)
    {
        // The first version knew no attending of DR beside its faculty.
        var known = letter is { Specialty: "dr", IsLeaders: false, Writer: not LetterWriter.ResearchMentor }
            ? new Letter("dr", LetterWriter.Faculty)
            : letter;
        return First.FirstOrDefault(c => c.Letter == known).Code
            ?? (letter.Specialty is { } specialty ? $"{specialty}-{ContractNames.NameOf(letter.Writer)}" : ContractNames.NameOf(letter.Writer));
    }
}
