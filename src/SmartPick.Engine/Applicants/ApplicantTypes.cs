namespace SmartPick.Engine.Applicants;

/// <summary>Applicant types by their codes and in words.</summary>
public static class ApplicantTypes
{
    /// <summary>The code in data and contract, for example <c>us-md-senior</c>.</summary>
    public static string Code(ApplicantType type) => type switch
    {
        ApplicantType.UsMdSenior => "us-md-senior",
        ApplicantType.UsDoSenior => "us-do-senior",
        ApplicantType.UsMdGraduate => "us-md-graduate",
        ApplicantType.UsDoGraduate => "us-do-graduate",
        ApplicantType.UsImg => "us-img",
        _ => "non-us-img",
    };

    /// <summary>The type of a code.</summary>
    /// <exception cref="ArgumentException">There is no such code.</exception>
    public static ApplicantType Parse(string code) =>
        Array.FindAll(Enum.GetValues<ApplicantType>(), type => Code(type) == code) is [var type]
        ? type
        : throw new ArgumentException($"There is no applicant type '{code}'.", nameof(code));

    /// <summary>The words for one, for example <c>US MD senior</c>.</summary>
    public static string Words(ApplicantType type) => type switch
    {
        ApplicantType.UsMdSenior => "US MD senior",
        ApplicantType.UsDoSenior => "US DO senior",
        ApplicantType.UsMdGraduate => "US MD graduate",
        ApplicantType.UsDoGraduate => "US DO graduate",
        ApplicantType.UsImg => "US citizen, international graduate",
        _ => "International graduate, not a US citizen",
    };
}
