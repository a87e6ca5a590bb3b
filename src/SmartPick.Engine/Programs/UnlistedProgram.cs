using SmartPick.Engine.Text;

namespace SmartPick.Engine.Programs;

/// <summary>
/// Makes programs that the data do not have: an applicant knows their name and specialty, and nothing else is known of them.
/// </summary>
public static class UnlistedProgram
{
    /// <summary>A program whose every optional fact is unknown, so that its odds are the mean of its specialty.</summary>
    /// <param name="specialty">Code of its specialty.</param>
    /// <param name="name">Its name in the applicant's words.</param>
    public static ResidencyProgram Create(string specialty, string name) => new()
    {
        Id = $"{specialty}:{TextFolding.Name(name)}",
        Specialty = specialty,
        Name = name,
        Institution = "",
        City = "",
        State = "",
        IsUnlisted = true,
        Source = "",
        SourceDate = default,
    };
}
